import type { ImportField, ImportKind } from '#contract/imports.ts';
import type { ImportRecords } from '#contract/records.ts';
import type { DateOrders } from '../columns/date-orders.ts';
import type { SettledColumns } from '../columns/settle.ts';
import type { PatronPrivacy } from '../request.ts';
import type { Table } from '../table/table.ts';
import { dateReader, universalDateReader, type DateReader } from '../values/dates.ts';
import { countBuilder } from './build-count.ts';
import { eventBuilder } from './build-event.ts';
import { itemBuilder } from './build-item.ts';
import { loanBuilder } from './build-loan.ts';
import { patronBuilder } from './build-patron.ts';
import { titleBuilder } from './build-title.ts';
import type { BuildContext } from './context.ts';
import { valuesOf } from './copies-of-row.ts';
import { idReader, sierraTidier, type IdReader } from './ids.ts';
import { patronReader } from './patron-ids.ts';
import type { Builder } from './refusal.ts';
import { rowTest } from './row-filters.ts';

const makers: { readonly [Kind in ImportKind]: (context: BuildContext) => Builder<ImportRecords[Kind]> } = {
  titles: titleBuilder, items: itemBuilder, patrons: patronBuilder, loans: loanBuilder, events: eventBuilder, counts: countBuilder,
};

/** What makes records of a file's rows: its filters first, then the builder of its kind. */
export function makeBuilder<Kind extends ImportKind>(kind: Kind, table: Table, columns: SettledColumns, orders: DateOrders, privacy: PatronPrivacy | undefined): Builder<ImportRecords[Kind]> {
  const context = contextOf(table, columns, orders, privacy);
  const build = makers[kind](context);
  const test = rowTest(context);
  return test === undefined ? build : (cells) => test(cells) ?? build(cells);
}

function contextOf(table: Table, columns: SettledColumns, orders: DateOrders, privacy: PatronPrivacy | undefined): BuildContext {
  const { profile, slots } = columns;
  const sierra = profile?.id === 'sierra-list' || profile?.id === 'sierra-loans';
  const zero = profile?.zeroIsNone === true;
  return {
    columns, header: table.header, patrons: patronReader(privacy, profile?.nobody, sierra ? tidierOf(table, slots.patron_id) : undefined),
    dates(field: ImportField): DateReader {
      const order = orders.get(field);
      return (profile?.clock === 'utc' ? universalDateReader : dateReader)(order === undefined || order === 'ambiguous' || order === 'none' ? null : order);
    },
    ids(field: ImportField): IdReader {
      const read = idReader(field, sierra ? tidierOf(table, slots[field]) : undefined);
      return zero ? (cell) => { const id = read(cell); return id === '0' ? undefined : id; } : read;
    },
  };
}

function tidierOf(table: Table, slot: number | string | undefined): ((id: string) => string) | undefined {
  return typeof slot === 'number' ? sierraTidier(table.sample.slice(0, 500).flatMap((cells) => valuesOf(cells[slot] ?? ''))) : undefined;
}
