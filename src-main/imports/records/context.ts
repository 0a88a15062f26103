import type { ImportField } from '#contract/imports.ts';
import type { SettledColumns } from '../columns/settle.ts';
import type { DateReader } from '../values/dates.ts';
import type { IdReader } from './ids.ts';
import type { PatronReader } from './patron-ids.ts';
import { picker, withTime, type Pick } from './slots.ts';

/** What builders are made with: the columns of one file and how their values are read. */
export interface BuildContext {
  readonly columns: SettledColumns;
  readonly header: readonly string[];
  readonly patrons: PatronReader;
  dates(field: ImportField): DateReader;
  ids(field: ImportField): IdReader;
}

/** The picker of a field in these columns. */
export const pickOf = ({ columns: { slots, times } }: BuildContext, field: ImportField): Pick => withTime(picker(slots, field), times[field]);
