import type { ImportField, ImportNotice } from '#contract/imports.ts';
import { isNobody } from '../records/patron-ids.ts';
import type { Table } from '../table/table.ts';
import type { DateOrders } from './date-orders.ts';
import { columnKey } from './overlay.ts';
import type { SettledColumns, Unsettled } from './settle.ts';

const idFields: readonly ImportField[] = ['patron_id', 'title_id', 'item_id', 'item_barcode', 'loan_id'];
const rounded = /^\s*\d+(?:[.,]\d+)?E\+?\d+\s*$/i;

/** Whether nobody is named: there is no column, or only what stands for no patron. */
function isNobodys(table: Pick<Table, 'sample'>, slot: number | string | undefined): boolean {
  if (typeof slot !== 'number') return slot === undefined;
  return table.sample.length > 0 && table.sample.every((cells) => (cells[slot] ?? '').trim() === '' || isNobody(cells[slot]!.trim()));
}

/** What the librarian should know of a table, beyond what its format has to say. Never a cell. */
export function noticesOf(table: Pick<Table, 'header' | 'sample' | 'notices'>, columns: SettledColumns | Unsettled, orders: DateOrders): ImportNotice[] {
  const notices = [...table.notices];
  const name = (column: number): string => columnKey(table.header, column);
  const add = (code: ImportNotice['code'], values: ImportNotice['values'] = {}): void => { notices.push({ code, values }); };
  if (columns.hidden.size > 0) add('personal-left-out', { columns: [...columns.hidden].sort((a, b) => a - b).map(name).join(', ') });
  if (columns.kind === null) return notices;
  const { slots, kind, profile } = columns;
  const columnOf = (field: ImportField): string => (typeof slots[field] === 'number' ? name(slots[field]) : field);
  const ambiguous = [...orders].filter(([, order]) => order === 'ambiguous').map(([field]) => columnOf(field));
  if (ambiguous.length > 0) add('dates-ambiguous', { columns: ambiguous.join(', ') });
  const damaged = idFields.filter((field) => typeof slots[field] === 'number' && table.sample.some((cells) => rounded.test(cells[slots[field] as number] ?? '')));
  if (damaged.length > 0 && !notices.some(({ code }) => code === 'numbers-rounded')) add('numbers-rounded', { columns: damaged.map(columnOf).join(', ') });
  if (kind === 'counts') add('counts-only');
  if (kind !== 'loans' && kind !== 'events') return notices;
  if (isNobodys(table, slots.patron_id)) add('no-patrons');
  if (slots.title_id === undefined && slots.title === undefined && slots.isbn === undefined) add('link-missing');
  if (profile?.openLoansOnly === true && slots.returned_at === undefined) add('open-loans-only');
  return notices;
}
