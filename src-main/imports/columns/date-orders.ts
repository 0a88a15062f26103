import type { DateOrder, ImportField } from '#contract/imports.ts';
import { orderOf } from '../values/date-order.ts';
import { dateReader } from '../values/dates.ts';
import type { ReadRequest } from '../request.ts';
import type { Table } from '../table/table.ts';
import type { SettledColumns } from './settle.ts';

/** Fields that hold dates. */
export const dateFields = ['loan_at', 'due_at', 'returned_at', 'event_at', 'expiry', 'birth_year'] as const satisfies readonly ImportField[];
type DateField = (typeof dateFields)[number];

/** How the dates of each field are read; `ambiguous` where nothing tells, `none` where there is nothing to tell: the year stands first, or there are no dates. */
export type DateOrders = ReadonlyMap<ImportField, DateOrder | 'ambiguous' | 'none'>;

type Look = Pick<Table, 'sample' | 'delimiter'>;

/** An export that begins with a busy day tells the order only further down: so many rows are looked through, until so many tell. */
const mostRows = 300_000;
const enoughRows = 50;
const telling = /^\s*(?:1[3-9]|2\d|3[01])[-/]\d{1,2}[-/]|^\s*\d{1,2}[-/](?:1[3-9]|2\d|3[01])[-/]/;

/**
 * The order of day and month, column by column, as far into the file as it takes.
 * @throws AppError file-truncated, file-unreadable
 */
export async function settleDateOrders(table: Table, columns: Pick<SettledColumns, 'slots' | 'profile'>, request: ReadRequest): Promise<DateOrders> {
  const orders = dateOrders(table, columns, request);
  const open = [...orders].flatMap(([field, order]) => (order === 'ambiguous' && typeof columns.slots[field] === 'number' ? [columns.slots[field]] : []));
  if (open.length === 0) return orders;
  const found: (readonly string[])[] = [];
  let seen = 0;
  for await (const { rows } of table.blocks({ bytesRead: 0 })) {
    for (const cells of rows) if (open.some((column) => telling.test(cells[column] ?? ''))) found.push(cells);
    seen += rows.length;
    if (found.length >= enoughRows || seen >= mostRows) break;
  }
  return found.length === 0 ? orders : dateOrders({ ...table, sample: [...table.sample, ...found] }, columns, request);
}

/**
 * The order of day and month, column by column. What the user says counts for all. A column whose values do not tell goes by, in this order: another date
 * written out in words beside it, its sisters, the order in which things happen (nothing is due before it is lent), the system's own way, and the semicolon,
 * which spreadsheets write only where the day comes first.
 */
function dateOrders(table: Look, columns: Pick<SettledColumns, 'slots' | 'profile'>, request: ReadRequest): DateOrders {
  const orders = new Map<ImportField, DateOrder | 'ambiguous' | 'none'>();
  const valuesOf = (field: DateField): string[] => {
    const slot = columns.slots[field];
    return slot === undefined ? [] : typeof slot === 'number' ? table.sample.map((cells) => cells[slot] ?? '') : [slot];
  };
  for (const field of dateFields) {
    if (columns.slots[field] === undefined) continue;
    const found = orderOf(valuesOf(field)).order ?? 'none';
    orders.set(field, request.dateOrder ?? (field === 'birth_year' && found === 'ambiguous' ? 'dmy' : found)); // the year is all that is kept of a birthday
  }
  const open = [...orders].filter(([, order]) => order === 'ambiguous').map(([field]) => field);
  for (const field of open) {
    const slot = columns.slots[field];
    const spelled = typeof slot === 'number' ? spelledOut(table, slot) : null;
    if (spelled !== null) orders.set(field, spelled);
  }
  const told = new Set([...orders.values()].filter((order) => order !== 'ambiguous' && order !== 'none'));
  const agreed = told.size === 1 ? [...told][0] : undefined;
  const otherwise = agreed ?? inSequence(valuesOf('loan_at'), valuesOf('due_at'), valuesOf('returned_at')) ?? columns.profile?.dateOrder ?? (table.delimiter === ';' ? 'dmy' : undefined);
  for (const [field, order] of orders) {
    // a column that is empty so far will be written as the others are
    const isOpen = order === 'ambiguous' || (order === 'none' && valuesOf(field as DateField).every((text) => text.trim() === ''));
    if (isOpen && otherwise !== undefined) orders.set(field, otherwise);
  }
  return orders;
}

/** Where a cell beside it names the day and the year of the same date and the month by a word, it tells which number the day is. */
function spelledOut(table: Look, slot: number): DateOrder | null {
  for (const cells of table.sample) {
    const found = /^\s*(\d{1,2})[-/](\d{1,2})[-/](\d{4})/.exec(cells[slot] ?? '');
    if (found === null || Number(found[1]) === Number(found[2])) continue;
    for (const [column, cell] of cells.entries()) {
      if (column === slot || !cell.includes(found[3]!) || !/\p{L}{3}/u.test(cell) || cell.length > 60) continue;
      const named = new Set(cell.split(/[^\d]+/).map(Number));
      const [first, second] = [named.has(Number(found[1])), named.has(Number(found[2]))];
      if (first !== second) return first ? 'dmy' : 'mdy';
    }
  }
  return null;
}

/** One row may be a slip of the pen. */
const tellingRows = 3;

/** The order in which nothing is due or back before it is lent, where the other order would have many such rows. */
function inSequence(loaned: readonly string[], ...later: readonly (readonly string[])[]): DateOrder | undefined {
  const broken = (order: DateOrder): number => {
    const read = dateReader(order);
    let count = 0;
    for (const [row, text] of loaned.entries()) {
      const from = read(text);
      for (const column of later) {
        const to = read(column[row] ?? '');
        if (from !== undefined && to !== undefined && (Number.isNaN(to) || Number.isNaN(from) || to < from - 86_400)) count += 1;
      }
    }
    return count;
  };
  const [dmy, mdy] = [broken('dmy'), broken('mdy')];
  return dmy === 0 && mdy >= tellingRows ? 'dmy' : mdy === 0 && dmy >= tellingRows ? 'mdy' : undefined;
}
