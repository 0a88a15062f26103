import { setImmediate as breathe } from 'node:timers/promises';
import { bulkFields, subjectOf, type BulkPreview, type FieldValue, type Subject } from '#contract/corrections.ts';
import { AppError } from '#contract/errors.ts';
import type { JobId } from '#contract/ids.ts';
import { recordColumns, type RecordColumn } from '#contract/record-lists.ts';
import { transaction } from '#catalog/database.ts';
import { forgetCodes } from '#catalog/repositories/codes.ts';
import { beginSet, correctRow, dropSet, endSet, noteUnderWay, setsUnderWay, takeBackSome, valuesOf } from '#catalog/repositories/corrections.ts';
import { isKept, type JobContext } from '#jobs/registry.ts';
import { inTurns } from '../in-turns.ts';
import type { Library } from '../library.ts';
import { assigner } from '../placing-titles.ts';
import { placeChanged, titlesOf } from './correcting.ts';
import { columnOf, shownValue, storedValue } from './fields.ts';
import { everyRecord, readInPieces, type ListQuestion } from './listing.ts';

/** Records of a list: those marked one by one, or all that the list holds but `except`. */
export interface Chosen extends ListQuestion { readonly ids?: readonly number[] | undefined; readonly except?: readonly number[] | undefined }
export interface BulkChange extends Chosen { readonly field: string; readonly value: FieldValue }

const atOnce = 500;

/** The row ids that were chosen, some at a time. */
async function eachChosen(library: Library, { ids, except, ...question }: Chosen, take: (ids: readonly number[]) => Promise<void> | void, signal?: AbortSignal): Promise<void> {
  const left = new Set(except);
  if (ids === undefined) return everyRecord(library, question, (some) => take(left.size === 0 ? some : some.filter((id) => !left.has(id))), signal);
  for (let at = 0; at < ids.length; at += atOnce) {
    signal?.throwIfAborted();
    await take(ids.slice(at, at + atOnce));
    await breathe();
  }
}

function checked({ kind, field }: BulkChange): void {
  if (!(bulkFields[subjectOf[kind]] as readonly string[]).includes(field)) throw new AppError('invalid-argument', { place: 'field' });
}

/** The value as it would be stored; a code that is new is not made yet. @throws AppError value-invalid */
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
  await eachChosen(library, change, (ids) => {
    const found = valuesOf(library.db, subject, column, ids);
    rows += found.length;
    for (const [id, stored] of found) {
      if (stored === value) continue;
      changed += 1;
      if (samples.length < shownSamples) samples.push({ id, before: shownValue(library.db, subject, change.field, stored) });
    }
  });
  const named = await readInPieces(library.db, change.kind, samples.map(({ id }) => id), [nameColumns[change.kind]]);
  return { rows, changed, samples: samples.map(({ before }, at) => ({ name: String(named[at]?.cells[0] ?? ''), before })) };
}

/** Of the bar, the part in which the records are looked for. */
const findingShare = 0.1;

/**
 * Gives many records a value as one set, which can be undone, as a job beside the others. One that is cancelled takes back what it has changed; one that the
 * end of the program interrupts is taken back when the catalogue is opened again. @throws AppError value-invalid
 */
export function bulk(library: Library, change: BulkChange): JobId {
  checked(change);
  valueToBe(library, change);
  return library.start('bulk', '', async ({ signal, report }) => {
    const ids: number[] = [];
    // all of them first: a changed row may leave the list
    await eachChosen(library, change, (some) => { ids.push(...some); report('finding', change.ids === undefined ? findingShare / 2 : findingShare, ids.length); }, signal);
    const setId = await begin(library, subjectOf[change.kind]);
    try {
      const rows = await changeAll(library, setId, change, ids, signal, (done) => report('changing', findingShare + (1 - findingShare) * done / ids.length, done));
      if (rows > 0) await placeChanged(library, setId, subjectOf[change.kind]);
      return { setId, rows };
    } catch (error) {
      if (!isKept(signal)) await takeBack(library, setId, subjectOf[change.kind], (done) => report('restoring', 0.5, done));
      throw error;
    } finally {
      tell(library, subjectOf[change.kind]);
    }
  }, true);
}

const tell = (library: Library, subject: Subject): void => library.changed(subject === 'patron' ? 'patrons' : subject === 'loan' ? 'loans' : 'titles');

/** Does a piece of writing while it is this process's turn. */
async function inOneTurn<T>(library: Library, work: () => T): Promise<T> {
  const giveBack = await library.turns.take();
  try {
    return transaction(library.db, work);
  } finally {
    giveBack();
  }
}

const begin = (library: Library, subject: Subject): Promise<number> => inOneTurn(library, () => {
  const setId = beginSet(library.db, 'bulk', subject);
  noteUnderWay(library.db, setId, true);
  return setId;
});

async function changeAll(library: Library, setId: number, change: BulkChange, ids: readonly number[], signal: AbortSignal, report: (done: number) => void): Promise<number> {
  const { db } = library;
  const subject = subjectOf[change.kind];
  const column = columnOf(subject, change.field);
  const value = await inOneTurn(library, () => storedValue(db, subject, change.field, change.value));
  let [at, rows] = [0, 0];
  await inTurns(library, (limit) => transaction(db, () => {
    const some = ids.slice(at, at + limit);
    for (const id of some) if (correctRow(db, setId, subject, id, { [column]: value })) rows += 1;
    at += some.length;
    return some.length;
  }), signal, report);
  await inOneTurn(library, () => {
    if (rows === 0) dropSet(db, setId);
    else endSet(db, setId, rows);
    noteUnderWay(db, setId, false);
  });
  return rows;
}

/** Takes back what a set has changed so far, its last row first, and forgets the set; one that is interrupted goes on where it was. */
async function takeBack(library: Library, setId: number, subject: Subject, report: (done: number) => void): Promise<void> {
  const assign = assigner(library);
  await inTurns(library, (limit) => transaction(library.db, () => {
    const rowIds = takeBackSome(library.db, setId, limit);
    for (const id of titlesOf(library, subject, rowIds)) assign(id); // a count of all that went on beside has perhaps sorted them as they were meanwhile
    return rowIds.length;
  }), undefined, report);
  await inOneTurn(library, () => {
    dropSet(library.db, setId);
    noteUnderWay(library.db, setId, false);
  });
}

/** Takes back the changes that the end of the program has interrupted. */
export function recoverBulk(library: Library): void {
  const sets = setsUnderWay(library.db);
  if (sets.length === 0) return;
  library.start('bulk', '', async ({ report }: JobContext) => {
    for (const { setId, subject } of sets) {
      await takeBack(library, setId, subject, (done) => report('restoring', 0.5, done));
      tell(library, subject);
    }
    return {};
  }, true);
}

/** Whether a list has all these columns. */
export const hasColumns = (kind: ListQuestion['kind'], columns: readonly string[]): columns is readonly RecordColumn[] => columns.every((column) => (recordColumns[kind] as readonly string[]).includes(column));
