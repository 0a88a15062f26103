import type { Subject } from '#contract/corrections.ts';
import { AppError } from '#contract/errors.ts';
import { prepared, row, rows, write, type ReadableDB, type WritableDB } from '../database.ts';
import type { Values } from './import-changes.ts';
import { keepValue, letGo } from './kept-values.ts';
import { placeLoan } from './loan-times.ts';
import { removeUnnamed } from './named-rows.ts';
import { indexTitle, unindexTitle } from './title-indexing.ts';
import { nowSeconds } from './times.ts';

export type Action = 'edit' | 'create' | 'merge' | 'bulk' | 'delete';
type Stored = Readonly<Record<string, string | number | null>>;

/** The columns whose values stand over what imports say, once they were set by hand. */
const outlasting: Readonly<Record<string, ReadonlySet<string>>> = {
  patron: new Set(['group_id', 'birth_year', 'home_branch_id', 'consent', 'expires_on']),
  title: new Set(['title', 'author', 'original_title', 'material', 'language', 'original_language', 'collection', 'class_mark', 'subjects', 'audience', 'year', 'publisher', 'series', 'series_number', 'volume', 'isbns', 'call_number']),
  item: new Set(['branch_id', 'call_number', 'barcode', 'external_id']),
  loan: new Set(['due_at', 'returned_at', 'renewals']),
};

/** Begins a set of corrections: what was done in one go. */
export const beginSet = (db: WritableDB, action: Action, subject: Subject): number =>
  write(db, 'INSERT INTO correction_set (at, action, subject) VALUES (?, ?, ?)', nowSeconds(), action, subject).id;

export function endSet(db: WritableDB, setId: number, rowCount: number): void {
  write(db, 'UPDATE correction_set SET rows = ? WHERE id = ?', rowCount, setId);
}

/** Forgets a set that changed nothing. */
export function dropSet(db: WritableDB, setId: number): void {
  write(db, 'DELETE FROM correction_set WHERE id = ?', setId);
}

const underWay = 'bulk-under-way:';

/** Notes that a set is being made, row by row, or that it is whole. */
export function noteUnderWay(db: WritableDB, setId: number, isUnderWay: boolean): void {
  if (isUnderWay) write(db, "INSERT INTO setting (key, value) VALUES (?, '')", `${underWay}${setId}`);
  else write(db, 'DELETE FROM setting WHERE key = ?', `${underWay}${setId}`);
}

/** The sets that are not whole yet. */
export const setsUnderWay = (db: ReadableDB): { setId: number; subject: Subject }[] =>
  rows(db, `SELECT id AS setId, subject FROM setting JOIN correction_set ON key = '${underWay}' || correction_set.id WHERE key > '${underWay}' AND key < '${underWay}~'`);

/** The value of a column in rows that are there, in the order of their ids. */
export const valuesOf = (db: ReadableDB, table: Subject, column: string, ids: readonly number[]): [id: number, value: string | number | null][] =>
  prepared(db, `SELECT record.id, record."${column}" FROM json_each(?) AS wanted CROSS JOIN "${table}" AS record ON record.id = wanted.value ORDER BY wanted.key`).raw().all(JSON.stringify(ids)) as [number, string | number | null][];

/** The row of a table as it is stored; undefined: there is none. */
export const storedRow = (db: ReadableDB, table: string, id: number): Stored | undefined => row<Stored>(db, `SELECT * FROM "${table}" WHERE id = ?`, id);

const note = (db: WritableDB, setId: number, table: string, id: number, before: Stored | Values | null, after: Stored | Values | null): void => {
  write(db, 'INSERT INTO correction (set_id, subject, row_id, before, after) VALUES (?, ?, ?, ?, ?)', setId, table, id, before && JSON.stringify(before), after && JSON.stringify(after));
};

/** The columns of a title that its search text, its pinyin and its sort keys are made of. */
const searched: ReadonlySet<string> = new Set(['external_id', 'title', 'original_title', 'author', 'language', 'subjects', 'series', 'isbns']);

const columnsOf = (values: Values | Stored): string[] => Object.keys(values).filter((name) => values[name] !== undefined);

function update(db: WritableDB, table: string, id: number, values: Values): void {
  const names = columnsOf(values);
  if (names.length === 0) return;
  write(db, `UPDATE "${table}" SET ${names.map((name) => `"${name}" = ?`).join(', ')} WHERE id = ?`, ...names.map((name) => values[name]), id);
  if (table === 'title' && names.some((name) => searched.has(name))) indexTitle(db, id);
}

/** Sets values of a row by hand; answers whether any was another one. Errors of unique numbers come through. */
export function correctRow(db: WritableDB, setId: number, table: string, id: number, values: Values): boolean {
  const known = storedRow(db, table, id);
  if (known === undefined) return false;
  const names = columnsOf(values).filter((name) => values[name] !== known[name]);
  if (names.length === 0) return false;
  const pick = (from: Values | Stored): Values => Object.fromEntries(names.map((name) => [name, from[name]]));
  update(db, table, id, pick(values));
  for (const name of names) if (outlasting[table]?.has(name) === true) keepValue(db, table, id, name, known[name] ?? null);
  note(db, setId, table, id, pick(known), pick(values));
  return true;
}

/** Puts a row into a table, as a part of a set. */
export function insertRow(db: WritableDB, setId: number, table: string, values: Stored): number {
  const id = insert(db, table, values);
  note(db, setId, table, hasId(db, table) ? id : 0, null, hasId(db, table) ? { id, ...values } : values);
  return id;
}

function insert(db: WritableDB, table: string, values: Stored): number {
  const names = columnsOf(values);
  const put = (): number => write(db, `INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`, ...names.map((name) => values[name])).id;
  const id = table === 'reading_list_entry' ? unlisted(db, Number(values['list_id']), Number(values['title_id']), put) : put();
  if (table === 'title') indexTitle(db, id);
  if (table === 'loan') placeLoan(db, id);
  return id;
}

/** Puts an entry on a list without its being remembered as listed now: what is remembered goes over and comes back by rows of its own. */
function unlisted(db: WritableDB, listId: number, titleId: number, put: () => number): number {
  const remembered = 'FROM listed WHERE (patron_id, title_id, listed_at) = (SELECT patron_id, ?, made_at FROM reading_list WHERE id = ?)';
  const isKnown = row(db, `SELECT 1 ${remembered}`, titleId, listId) !== undefined;
  const id = put();
  if (!isKnown) write(db, `DELETE ${remembered}`, titleId, listId);
  return id;
}

/** Takes a row out of a table, as a part of a set, with what imports say of it instead of what was set by hand. */
export function deleteRow(db: WritableDB, setId: number, table: string, stored: Stored): void {
  if (Object.hasOwn(outlasting, table)) for (const kept of rows<Stored>(db, 'SELECT * FROM kept_value WHERE subject = ? AND row_id = ?', table, stored['id'])) deleteRow(db, setId, 'kept_value', kept);
  note(db, setId, table, hasId(db, table) ? Number(stored['id']) : 0, stored, null);
  remove(db, table, stored);
}

function remove(db: WritableDB, table: string, stored: Stored): number {
  if (table === 'title') unindexTitle(db, Number(stored['id']));
  if (table === 'item') {
    if (!removeUnnamed(db, table, Number(stored['id']))) throw new AppError('correction-changed');
    return 1;
  }
  if (hasId(db, table)) return write(db, `DELETE FROM "${table}" WHERE id = ?`, stored['id']).changes;
  const names = columnsOf(stored);
  return write(db, `DELETE FROM "${table}" WHERE ${names.map((name) => `"${name}" IS ?`).join(' AND ')}`, ...names.map((name) => stored[name])).changes;
}

const hasId = (db: ReadableDB, table: string): boolean => row(db, "SELECT 1 FROM pragma_table_info(?) WHERE name = 'id'", table) !== undefined;

interface StoredCorrection { readonly id: number; readonly subject: string; readonly rowId: number; readonly before: string | null; readonly after: string | null }

/** The rows of a table that a set has touched: `+subject` keeps SQLite from going through all corrections of titles instead of the set's. */
export const touchedRows = (db: ReadableDB, setId: number, subject: Subject): number[] =>
  rows<{ id: number }>(db, 'SELECT DISTINCT row_id AS id FROM correction WHERE set_id = ? AND +subject = ?', setId, subject).map(({ id }) => id);

/** Some of these rows, of the steps of the set after one by its id, and the last of these steps; null: there are none. */
export function touchedAfter(db: ReadableDB, setId: number, subject: Subject, after: number, limit: number): { readonly ids: readonly number[]; readonly last: number } | null {
  const found = rows<{ step: number; rowId: number }>(db, 'SELECT id AS step, row_id AS rowId FROM correction WHERE set_id = ? AND +subject = ? AND id > ? ORDER BY id LIMIT ?', setId, subject, after, limit);
  return found.length === 0 ? null : { ids: [...new Set(found.map(({ rowId }) => rowId))], last: found.at(-1)!.step };
}

export const titlesOfItems = (db: ReadableDB, items: readonly number[]): number[] =>
  rows<{ id: number }>(db, 'SELECT DISTINCT title_id AS id FROM json_each(?) AS wanted CROSS JOIN item ON item.id = wanted.value', JSON.stringify(items)).map(({ id }) => id);

/** Has a change of many records set one of these columns? */
export const changesColumns = (db: ReadableDB, setId: number, columns: readonly string[]): boolean =>
  columns.some((column) => row(db, "SELECT 1 FROM (SELECT after FROM correction WHERE set_id = ? LIMIT 1) WHERE json_type(after, '$.' || ?) IS NOT NULL", setId, column) !== undefined);

export interface Undone { readonly rows: number; readonly left: number; /** The last step that was taken back; null: none is left. */ readonly last: number | null }

/** Takes up to `limit` steps of a set back, those after `before` left out, its last step first. What has been corrected again since stays, and is counted. */
export function undoSome(db: WritableDB, setId: number, before: number, limit: number): Undone {
  const counted = { rows: 0, left: 0 };
  const steps = rows<StoredCorrection>(db, 'SELECT id, subject, row_id AS rowId, before, after FROM correction WHERE set_id = ? AND id < ? ORDER BY id DESC LIMIT ?', setId, before, limit);
  for (const correction of steps) undoOne(db, correction, counted);
  return { ...counted, last: steps.at(-1)?.id ?? null };
}

/** A set is undone, and stays as such in the history of its records. */
export function noteUndone(db: WritableDB, setId: number): void {
  write(db, 'UPDATE correction_set SET undone_at = ? WHERE id = ?', nowSeconds(), setId);
}

/** Takes up to `limit` steps of a set back and forgets them, the last first. @returns the rows that they had changed */
export function takeBackSome(db: WritableDB, setId: number, limit: number): number[] {
  const steps = rows<StoredCorrection>(db, 'SELECT id, subject, row_id AS rowId, before, after FROM correction WHERE set_id = ? ORDER BY id DESC LIMIT ?', setId, limit);
  for (const correction of steps) {
    undoOne(db, correction, { rows: 0, left: 0 });
    write(db, 'DELETE FROM correction WHERE id = ?', correction.id);
  }
  return steps.map(({ rowId }) => rowId);
}

function undoOne(db: WritableDB, { id, subject: table, rowId, before: beforeText, after: afterText }: StoredCorrection, counted: { rows: number; left: number }): void {
  const [before, after] = [beforeText, afterText].map((text) => (text === null ? null : JSON.parse(text) as Stored));
  if (before === null || before === undefined) {
    counted.rows += remove(db, table, after!);
    return;
  }
  if (after === null || after === undefined) {
    // works have been formed anew since, and are again with the next import
    const isOfWork = table !== 'title' || before['work_id'] === null || row(db, 'SELECT 1 FROM work WHERE id = ?', before['work_id']) !== undefined;
    insert(db, table, isOfWork ? before : { ...before, work_id: null });
    counted.rows += 1;
    return;
  }
  const known = storedRow(db, table, rowId);
  const names = Object.keys(after).filter((name) => known !== undefined && known[name] === after[name]);
  counted.left += Object.keys(after).length - names.length;
  const restored: Record<string, string | number | null> = {};
  for (const name of names) {
    restored[name] = before[name] ?? null;
    const kept = row<{ imported: string | number | null }>(db, 'SELECT imported FROM kept_value WHERE subject = ? AND row_id = ? AND name = ?', table, rowId, name);
    if (kept === undefined || isCorrectedBefore(db, id, table, rowId, name)) continue;
    restored[name] = kept.imported; // imports may have brought a newer value meanwhile
    letGo(db, table, rowId, name);
  }
  update(db, table, rowId, restored);
  if (names.length > 0) counted.rows += 1;
}

/** Does an earlier correction of this value stand? */
const isCorrectedBefore = (db: ReadableDB, id: number, table: string, rowId: number, name: string): boolean => row(db, `
  SELECT 1 FROM correction JOIN correction_set ON correction_set.id = set_id
  WHERE correction.subject = ? AND row_id = ? AND correction.id < ? AND undone_at IS NULL AND before IS NOT NULL AND json_type(after, '$.' || ?) IS NOT NULL`, table, rowId, id, name) !== undefined;
