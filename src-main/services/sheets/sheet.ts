import { shownMoment } from '#contract/library-time.ts';

/**
 * A cell: text, a number, or nothing. Days and moments are ISO texts; a share is 0 to 1.
 */
export type SheetCell = string | number | null;

/**
 * What a column holds. `text` and `id` are text whatever they look like (card numbers keep their zeros); `id` is for other programs too and is
 * only made safe where people read; `day` shows the day of an ISO text, `moment` day and time on this PC's clock.
 */
export type ColumnKind = 'text' | 'id' | 'number' | 'share' | 'day' | 'moment';

export interface SheetColumn {
  readonly heading: string;
  readonly kind: ColumnKind;
  /** In letters; by its kind where left out. */
  readonly width?: number;
}

/** Rows of cells, one a column, taken as they are needed, so that a long table is never held whole. */
export type SheetRows = Iterable<readonly SheetCell[]> | AsyncIterable<readonly SheetCell[]>;

export interface Sheet {
  /** Shown on the tab; signs that Excel refuses in names are left out. */
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: SheetRows;
}

const two = (part: number): string => String(part).padStart(2, '0');

/** Day and time of an ISO text, on this PC's clock where it has a zone; null where it is no moment. */
export function momentParts(iso: string): { readonly day: string; readonly time: string } | null {
  if (/^\d{4}-\d\d-\d\d$/.test(iso)) return { day: iso, time: '00:00' };
  if (!/^\d{4}-\d\d-\d\dT/.test(iso)) return null;
  const { date: moment, zone } = shownMoment(iso);
  if (Number.isNaN(moment.getTime())) return null;
  if (zone.timeZone === 'UTC') return { day: moment.toISOString().slice(0, 10), time: moment.toISOString().slice(11, 16) };
  return { day: `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`, time: `${two(moment.getHours())}:${two(moment.getMinutes())}` };
}
