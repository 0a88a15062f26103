import type { ImportField, ImportKind } from '#contract/imports.ts';
import type { Table } from '../table/table.ts';
import { aliases } from './aliases.ts';
import { normalise } from './normalise.ts';
import type { SettledColumns } from './settle.ts';
import { fieldOfLook, lookOf } from './sniff.ts';

/** Numbers are never guessed at: a wrong one would join what does not belong together. */
const neverByName: ReadonlySet<ImportField> = new Set(['patron_id', 'title_id', 'item_id', 'item_barcode', 'loan_id', 'parent_loan_id', 'privacy', 'consent']);
const shortest = 4;

/** What a column that is not recognised might be: a field whose name is part of its header, or that its values look like. Only fields that no column has yet. */
export function suggestField(table: Pick<Table, 'header' | 'sample'>, { kind, fields }: Pick<SettledColumns, 'kind' | 'fields'>, column: number): ImportField | undefined {
  const isFree = (field: ImportField): boolean => !fields.includes(field) && aliases[kind].has(field);
  const named = byName(normalise(table.header[column] ?? ''), kind, isFree);
  if (named !== undefined) return named;
  const look = fieldOfLook(lookOf(table.sample.slice(0, 200).map((cells) => cells[column] ?? '')));
  return look !== undefined && isFree(look) ? look : undefined;
}

/** The longest name of a field that stands within a header. */
function byName(key: string, kind: ImportKind, isFree: (field: ImportField) => boolean): ImportField | undefined {
  let best: ImportField | undefined;
  let longest = 0;
  for (const [field, names] of aliases[kind]) {
    if (neverByName.has(field) || !isFree(field)) continue;
    for (const name of names) {
      const least = /[^\u0000-\u02ff]/.test(name) ? 2 : shortest;
      if (name.length >= least && name.length > longest && key.includes(name)) [best, longest] = [field, name.length];
    }
  }
  return best;
}
