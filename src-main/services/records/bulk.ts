import { setImmediate as breathe } from 'node:timers/promises';
import { bulkFields, subjectOf, type BulkPreview, type Corrected, type FieldValue } from '#contract/corrections.ts';
import { AppError } from '#contract/errors.ts';
import { recordColumns, type RecordColumn } from '#contract/record-lists.ts';
import { transaction } from '#catalog/database.ts';
import { forgetCodes } from '#catalog/repositories/codes.ts';
import { beginSet, correctRow, dropSet, endSet, storedRow } from '#catalog/repositories/corrections.ts';
import type { Library } from '../library.ts';
import { columnOf, shownValue, storedValue } from './fields.ts';
import { everyRecord, readInPieces, type ListQuestion } from './listing.ts';

/** Records of a list: those marked one by one, or all that the list holds. */
export interface Chosen extends ListQuestion { readonly ids?: readonly number[] | undefined }
export interface BulkChange extends Chosen { readonly field: string; readonly value: FieldValue }

const atOnce = 100;

/** The row ids that were chosen, some at a time. */
export async function eachChosen(library: Library, { ids, ...question }: Chosen, take: (ids: readonly number[]) => Promise<void> | void): Promise<void> {
  if (ids === undefined) return everyRecord(library, question, take);
  for (let at = 0; at < ids.length; at += atOnce) {
    await take(ids.slice(at, at + atOnce));
    await breathe();
  }
}

function checked({ kind, field }: BulkChange): void {
  if (!(bulkFields[subjectOf[kind]] as readonly string[]).includes(field)) throw new AppError('invalid-argument', { place: 'field' });
}

/** The value as it would be stored; a code that is new is not made yet. */
function valueToBe(library: Library, { kind, field, value }: BulkChange): string | number | null {
  let stored: string | number | null = null;
  const only = new Error('only a preview');
  try {
    transaction(library.db, () => {
      stored = storedValue(library.db, subjectOf[kind], field, value);
      throw only;
    });
  } catch (error) {
    if (error !== only) throw error;
  } finally {
    forgetCodes(library.db);
  }
  return stored;
}

const shownSamples = 6;
const nameColumns = { patrons: 'card', titles: 'title', copies: 'barcode', loans: 'title' } as const satisfies Record<ListQuestion['kind'], RecordColumn>;

/** What giving many records a value would change, and some of them. @throws AppError value-invalid */
export async function previewBulk(library: Library, change: BulkChange): Promise<BulkPreview> {
  checked(change);
  const subject = subjectOf[change.kind];
  const column = columnOf(subject, change.field);
  const value = valueToBe(library, change);
  const samples: { id: number; before: FieldValue }[] = [];
  let [rows, changed] = [0, 0];
  await eachChosen(library, change, async (ids) => {
    for (const [at, id] of ids.entries()) {
      if (at % atOnce === atOnce - 1) await breathe();
      const stored = storedRow(library.db, subject, id);
      if (stored === undefined) continue;
      rows += 1;
      if ((stored[column] ?? null) === value) continue;
      changed += 1;
      if (samples.length < shownSamples) samples.push({ id, before: shownValue(library.db, subject, change.field, stored[column] ?? null) });
    }
  });
  const named = await readInPieces(library.db, change.kind, samples.map(({ id }) => id), [nameColumns[change.kind]]);
  return { rows, changed, samples: samples.map(({ before }, at) => ({ name: String(named[at]?.cells[0] ?? ''), before })) };
}

/** Gives many records a value as one set, which can be undone. The first rows are corrected while the last are still looked for. @throws AppError value-invalid */
export async function bulk(library: Library, change: BulkChange): Promise<Corrected> {
  checked(change);
  const subject = subjectOf[change.kind];
  const column = columnOf(subject, change.field);
  const ids: number[] = [];
  await eachChosen(library, change, (some) => { ids.push(...some); }); // all of them first: a changed row may leave the list
  const [setId, value] = transaction(library.db, () => [beginSet(library.db, 'bulk', subject), storedValue(library.db, subject, change.field, change.value)]);
  let rows = 0;
  for (let at = 0; at < ids.length; at += atOnce) {
    transaction(library.db, () => {
      for (const id of ids.slice(at, at + atOnce)) if (correctRow(library.db, setId, subject, id, { [column]: value })) rows += 1;
      endSet(library.db, setId, rows);
    });
    await breathe();
  }
  if (rows === 0) dropSet(library.db, setId);
  library.changed(change.kind === 'patrons' ? 'patrons' : change.kind === 'loans' ? 'loans' : 'titles');
  return { setId, rows };
}

/** Whether a list has all these columns. */
export const hasColumns = (kind: ListQuestion['kind'], columns: readonly string[]): columns is readonly RecordColumn[] => columns.every((column) => (recordColumns[kind] as readonly string[]).includes(column));
