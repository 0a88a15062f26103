import type { NumberFormat } from './number-formats.ts';

const dayMs = 86_400_000;
const lastSerial = 2_958_466; // the day after 9999-12-31

/**
 * A serial number of days as ISO text (`2024-03-05`, `2024-03-05 10:11:12`, `10:11:12`); undefined where it is none. Day 0 of the calendar of 1900 is no date: empty.
 * @param from1904 the workbook counts its days from 1904
 */
export function serialText(serial: number, format: Extract<NumberFormat, string>, from1904: boolean): string | undefined {
  if (!Number.isFinite(serial) || serial < 0 || serial >= lastSerial) return undefined;
  if (format === 'duration') return clock(Math.round(serial * dayMs));
  if (format === 'time' && serial < 1) return clock(Math.round(serial * dayMs) % dayMs);
  if (serial < 1 && !from1904) return '';
  const days = from1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial; // Excel takes 1900 for a leap year
  const iso = new Date(Math.round((days - 25_569) * dayMs)).toISOString();
  const time = iso.slice(11, 23).replace('.000', '');
  return time === '00:00:00' ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${time}`;
}

function clock(ms: number): string {
  const pad = (value: number): string => String(value).padStart(2, '0');
  const seconds = Math.floor(ms / 1000);
  const rest = ms % 1000 === 0 ? '' : `.${String(ms % 1000).padStart(3, '0')}`;
  return `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}${rest}`;
}
