import type { ImportField, ImportKind } from '#contract/imports.ts';
import type { ImportRecords } from '#contract/records.ts';
import type { SettledColumns, Slots } from '../columns/settle.ts';
import type { Table } from '../table/table.ts';
import { dayFirst } from '../values/date-order.ts';
import { dateReader, type DateReader } from '../values/dates.ts';
import { loanBuilder } from './build-loan.ts';
import { patronBuilder } from './build-patron.ts';
import { titleBuilder } from './build-title.ts';
import { Refusal, type Builder } from './refusal.ts';

/** Kinds that no file is recognised as yet. */
const unread = (): Builder<never> => () => new Refusal('missing-value', 'title_id');
type DateReaders = (field: ImportField) => DateReader;
const makers: { readonly [Kind in ImportKind]: (slots: Slots, dates: DateReaders) => Builder<ImportRecords[Kind]> } = { titles: titleBuilder, items: unread, patrons: patronBuilder, loans: loanBuilder, events: unread, counts: unread };
const dateFields = ['loan_at', 'due_at', 'returned_at', 'expiry', 'birth_year'] as const satisfies readonly ImportField[];

export function makeBuilder<Kind extends ImportKind>(kind: Kind, columns: SettledColumns, table: Table): Builder<ImportRecords[Kind]> {
  return makers[kind](columns.slots, dateReaders(columns.slots, table));
}

/** The order of day and month is settled for each column by its first rows; a column that does not tell goes by its sisters, then by the delimiter. */
function dateReaders(slots: Slots, table: Table): DateReaders {
  const orders = new Map<ImportField, boolean | null>();
  for (const field of dateFields) {
    const slot = slots[field];
    if (slot !== undefined) orders.set(field, dayFirst(typeof slot === 'number' ? table.sample.map((cells) => cells[slot] ?? '') : [slot]));
  }
  const known = [...orders.values()].filter((order) => order !== null);
  const otherwise = known[0] ?? table.delimiter === ';';
  return (field) => dateReader(orders.get(field) ?? otherwise);
}
