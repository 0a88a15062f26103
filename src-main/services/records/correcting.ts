import type { Corrected, CorrectionSet, EditField, FieldValue, HistoryStep, Subject } from '#contract/corrections.ts';
import { editFields } from '#contract/corrections.ts';
import { AppError } from '#contract/errors.ts';
import type { TitleId } from '#contract/ids.ts';
import { transaction, uncheckedTransaction } from '#catalog/database.ts';
import { forgetCodes } from '#catalog/repositories/codes.ts';
import { findSet, recentSets, stepsOf, type Stored } from '#catalog/repositories/correction-history.ts';
import { beginSet, correctRow, dropSet, endSet, changesColumns, insertRow, noteUndone, storedRow, titlesOfItems, touchedAfter, touchedRows, undoSome } from '#catalog/repositories/corrections.ts';
import { mergedInto } from '#catalog/repositories/kept-values.ts';
import { readIsbns } from '#imports/values/isbn.ts';
import { inTurns } from '../in-turns.ts';
import type { Library } from '../library.ts';
import { formAllWorks, noTitles, placeMany, placingTitles, wholly, type TouchedTitles } from '../placing-titles.ts';
import { columnOf, fieldsOfColumns, shownValue, storedValues } from './fields.ts';

type Typed = Readonly<Record<string, FieldValue>>;
const parts = { patron: ['patrons'], title: ['titles'], item: ['titles'], loan: ['loans'] } as const;

/** Runs corrections as one transaction. A number that another record has, and a row that something still hangs on, become errors of the contract. */
export function correcting<T>(library: Library, subject: Subject, taken: 'number-taken' | 'correction-changed', work: () => T, inTransaction = transaction): T {
  try {
    const answer = inTransaction(library.db, work);
    library.changed(...parts[subject], ...(taken === 'correction-changed' ? ['loans'] as const : []));
    return answer;
  } catch (error) {
    forgetCodes(library.db);
    if (String((error as { code?: unknown }).code).startsWith('SQLITE_CONSTRAINT')) throw new AppError(taken);
    throw error;
  }
}

/** The titles that a correction of a record touches. */
function touchedBy(library: Library, subject: Subject, rowId: number): TouchedTitles {
  if (subject === 'title') return wholly([rowId]);
  if (subject !== 'item') return noTitles;
  return { described: [], placed: [Number(storedRow(library.db, 'item', rowId)?.['title_id'] ?? 0)] };
}

/** The values of a record, field by field. @throws AppError record-not-found */
export function read(library: Library, subject: Subject, rowId: number): Readonly<Record<string, FieldValue>> {
  const stored = storedRow(library.db, subject, rowId);
  if (stored === undefined) throw new AppError('record-not-found');
  return Object.fromEntries(editFields[subject].map((name) => [name, shownValue(library.db, subject, name, stored[columnOf(subject, name)] ?? null)]));
}

/** Corrects values of a record. What stays as it was is no correction. @throws AppError record-not-found, value-invalid, number-taken */
export function edit(library: Library, subject: Subject, rowId: number, typed: Typed): Corrected {
  const before = read(library, subject, rowId);
  const changed = Object.fromEntries(Object.entries(typed).filter(([name, value]) => (before[name] ?? null) !== (value === '' ? null : value)));
  return correcting(library, subject, 'number-taken', () => placingTitles(library, touchedBy(library, subject, rowId), () => {
    const setId = beginSet(library.db, 'edit', subject);
    const isChanged = correctRow(library.db, setId, subject, rowId, storedValues(library.db, subject, changed));
    if (isChanged) endSet(library.db, setId, 1);
    else dropSet(library.db, setId);
    return { setId, rows: isChanged ? 1 : 0 };
  }));
}

/** Makes a record by hand; a title without a number gets one of its ISBN or a free one. @throws AppError value-invalid, number-taken, title-not-found */
export function create(library: Library, { subject, values, number, titleId }: { subject: 'patron' | 'title' | 'item'; values: Typed; number?: string | undefined; titleId?: TitleId | undefined }): Corrected & { rowId: number } {
  if (subject === 'item' && (titleId === undefined || storedRow(library.db, 'title', titleId) === undefined)) throw new AppError('title-not-found');
  return correcting(library, subject, 'number-taken', () => placingTitles(library, noTitles, () => {
    const stored = storedValues(library.db, subject, values);
    if (subject === 'patron' && !stored['external_id']) throw new AppError('value-invalid', { field: 'card' });
    if (subject === 'title' && !stored['title']) throw new AppError('value-invalid', { field: 'title' });
    if (subject === 'item' && !stored['barcode'] && !stored['external_id']) throw new AppError('value-invalid', { field: 'barcode' });
    const ownNumber = subject === 'patron' ? String(stored['external_id']) : number;
    if (subject !== 'item' && ownNumber !== undefined && mergedInto(library.db, subject, ownNumber) !== undefined) throw new AppError('number-taken'); // it stands for the record it was merged into
    const setId = beginSet(library.db, 'create', subject);
    const own = subject === 'title' ? { external_id: number ?? numberOf(String(values['isbn'] ?? ''), setId) } : subject === 'item' ? { title_id: titleId! } : {};
    const rowId = insertRow(library.db, setId, subject, { ...(stored as Stored), ...own });
    endSet(library.db, setId, 1);
    return { setId, rows: 1, rowId };
  }, ({ rowId }) => touchedBy(library, subject, rowId)));
}

const numberOf = (isbn: string, setId: number): string => {
  const [first] = readIsbns(isbn);
  return first === undefined ? `=hand:${setId}` : `=isbn:${first}`;
};

/** What happened to a record, the newest first. */
export function history(library: Library, subject: Subject, rowId: number): HistoryStep[] {
  const shown = (stored: Stored, name: string, column: string): FieldValue => (stored[column] === undefined ? null : shownValue(library.db, subject, name, stored[column]));
  return stepsOf(library.db, subject, rowId).map(({ before, after, ...step }) => ({
    ...step,
    changes: fieldsOfColumns(subject, Object.keys(step.action === 'import' ? before : { ...before, ...after })).map(([name, column]: [EditField, string]) => ({ field: name, before: shown(before, name, column), after: shown(after, name, column) })),
  }));
}

const shownSets = 100;
export const recent = (library: Library): readonly CorrectionSet[] => recentSets(library.db, shownSets);

/** Takes back what was done by hand in one go. @throws AppError correction-not-found, correction-changed */
export async function undo(library: Library, setId: number): Promise<{ rows: number; left: number }> {
  const set = findSet(library.db, setId);
  if (set === undefined || !set.canUndo) throw new AppError('correction-not-found');
  if (set.action === 'bulk') return undoBulk(library, set);
  // what was made is part of another record, or erased: it would come back when that is undone
  if (set.action === 'create' && touchedRows(library.db, setId, set.subject).some((id) => storedRow(library.db, set.subject, id) === undefined)) throw new AppError('correction-changed');
  const touched = { described: touchedRows(library.db, setId, 'title'), placed: [...touchedRows(library.db, setId, 'title'), ...titlesOfItems(library.db, touchedRows(library.db, setId, 'item'))] };
  return correcting(library, set.subject, 'correction-changed', () => placingTitles(library, touched, () => {
    const { rows, left } = undoSome(library.db, setId, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
    noteUndone(library.db, setId);
    return { rows, left };
  }), set.subject === 'item' && set.action === 'create' ? uncheckedTransaction : transaction);
}

/** What changed many records is undone some of them at a time; one that is interrupted can be undone again. */
async function undoBulk(library: Library, { id, subject }: CorrectionSet): Promise<{ rows: number; left: number }> {
  const { db } = library;
  const undone = { rows: 0, left: 0 };
  let before = Number.MAX_SAFE_INTEGER;
  await inTurns(library, (limit) => {
    const { rows, left, last } = transaction(db, () => undoSome(db, id, before, limit));
    undone.rows += rows;
    undone.left += left;
    before = last ?? before;
    return last === null ? 0 : limit;
  });
  noteUndone(db, id);
  await placeChanged(library, id, subject);
  library.changed(...parts[subject]);
  return undone;
}

/** The titles that records are, or are copies of; none of patrons and loans. */
export const titlesOf = (library: Library, subject: Subject, rowIds: readonly number[]): readonly number[] =>
  (subject === 'title' ? rowIds : subject === 'item' ? titlesOfItems(library.db, rowIds) : []);

/** The columns of titles that can be changed many at once and that works are formed of. */
const ofWorks = ['material', 'series', 'publisher'];

/** Puts the titles that a set has changed many of into their domains and, where it has changed what they are formed of, their works. */
export async function placeChanged(library: Library, setId: number, subject: Subject): Promise<void> {
  if (subject !== 'title' && subject !== 'item') return;
  let after = 0;
  await placeMany(library, (limit) => {
    const some = touchedAfter(library.db, setId, subject, after, limit);
    if (some === null) return null;
    after = some.last;
    return titlesOf(library, subject, some.ids);
  });
  if (subject === 'title' && changesColumns(library.db, setId, ofWorks)) formAllWorks(library);
}
