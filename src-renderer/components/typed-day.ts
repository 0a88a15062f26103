const separated = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/;
const joined = /^(\d{4})(\d{2})(\d{2})$/;

/**
 * Reads a day that was typed with the year first: `2026-11-26`, `2026/1/5`, `2026.1.5`, `2026年1月5日` or `20260105`.
 * @returns the ISO day; null where nothing was typed; undefined where it is no day of the calendar
 */
export function typedDay(text: string): string | null | undefined {
  const typed = text.replaceAll(/\s/g, '');
  if (typed === '') return null;
  const [, year, month, day] = separated.exec(typed) ?? joined.exec(typed) ?? [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const moment = Date.parse(`${iso}T00:00:00Z`);
  // the 31st of April is read as the first of May, or not at all
  return !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(iso) ? iso : undefined;
}

/** A day so many days and months from another. In a shorter month it is the last day. */
export function dayFrom(iso: string, { days = 0, months = 0 }: { readonly days?: number; readonly months?: number }): string {
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay) + days)).toISOString().slice(0, 10);
}
