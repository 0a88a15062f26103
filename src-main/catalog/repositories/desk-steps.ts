import type { DeskAction } from '#contract/desk.ts';
import { row, rows, write, type ReadableDB, type WritableDB } from '../database.ts';
import { placeLoan } from './loan-times.ts';
import { removeUnnamed } from './named-rows.ts';
import { unindexTitle } from './title-indexing.ts';
import { changeTitle } from './title-writing.ts';

/** The columns that the desk writes, table by table. */
const written = {
  loan: ['external_id', 'patron_id', 'title_id', 'item_id', 'branch_id', 'loaned_at', 'due_at', 'returned_at', 'renewals', 'desk_at'],
  hold: ['patron_id', 'title_id', 'branch_id', 'placed_at', 'filled_at', 'cancelled_at', 'item_id', 'collected_at'],
  patron_block: ['patron_id', 'reason', 'note', 'set_at', 'until', 'lifted_at'],
  local_use: ['title_id', 'item_id', 'branch_id', 'used_at'],
  patron: ['external_id', 'group_id', 'birth_year', 'home_branch_id', 'expires_on'],
  title: ['external_id', 'title', 'author', 'material', 'isbns'],
  item: ['barcode', 'title_id', 'branch_id', 'call_number'],
} as const;
type Table = keyof typeof written;
type Values = Readonly<Record<string, string | number | null>>;

/** A row that was made (`before` is null) or changed. */
interface Change { readonly table: Table; readonly id: number; readonly before: Values | null; readonly after: Values }

/** How long a step can be undone, in seconds. */
const keptSeconds = 24 * 3600;

/** Writes the rows of one step at the desk and keeps what they were, so that it can be undone as a whole. */
export class StepWriter {
  readonly #db: WritableDB;
  readonly #changes: Change[] = [];

  constructor(db: WritableDB) { this.#db = db; }

  add(table: Table, values: Values): number {
    const columns = written[table].filter((column) => values[column] !== undefined);
    const { id } = write(this.#db, `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`, ...columns.map((column) => values[column]));
    if (table === 'title') changeTitle(this.#db, id, {});
    if (table === 'loan') placeLoan(this.#db, id);
    this.#changes.push({ table, id, before: null, after: pick(this.#db, table, id, columns) });
    return id;
  }

  change(table: Table, id: number, values: Values): void {
    const columns = written[table].filter((column) => values[column] !== undefined);
    const before = pick(this.#db, table, id, columns);
    put(this.#db, table, id, values);
    this.#changes.push({ table, id, before, after: pick(this.#db, table, id, columns) });
  }

  /** Keeps the step and notes it in the audit trail, which names no patron. Steps of the day before are forgotten. */
  end(action: DeskAction, at: number, titleId: number | null): void {
    if (this.#changes.length === 0) return;
    write(this.#db, 'DELETE FROM desk_step WHERE at < ?', at - keptSeconds);
    write(this.#db, 'INSERT INTO desk_step (at, action, title_id, changes) VALUES (?, ?, ?, ?)', at, action, titleId, JSON.stringify(this.#changes));
    note(this.#db, at, action, titleId);
  }
}

const note = (db: WritableDB, at: number, action: string, titleId: number | null): void => {
  write(db, 'INSERT INTO audit (at, action, detail) VALUES (?, ?, ?)', at, `desk:${action}`, JSON.stringify(titleId === null ? {} : { title: titleId }));
};

const pick = (db: ReadableDB, table: Table, id: number, columns: readonly string[]): Values =>
  row<Values>(db, `SELECT ${columns.join(', ')} FROM ${table} WHERE id = ?`, id)!;

function put(db: WritableDB, table: Table, id: number, values: Values): void {
  const columns = written[table].filter((column) => values[column] !== undefined);
  write(db, `UPDATE ${table} SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`, ...columns.map((column) => values[column]), id);
}

export interface StoredStep { readonly id: number; readonly at: number; readonly action: DeskAction; readonly titleId: number | null; readonly title: string; readonly classMark: string | null; readonly subjects: string }

/** What can be undone, the newest first. */
export const listSteps = (db: ReadableDB, limit: number): StoredStep[] => rows<StoredStep>(db, `
  SELECT desk_step.id, desk_step.at, desk_step.action, desk_step.title_id AS titleId, coalesce(title.title, '') AS title, title.class_mark AS classMark, coalesce(title.subjects, '') AS subjects
  FROM desk_step LEFT JOIN title ON title.id = desk_step.title_id WHERE desk_step.undone_at IS NULL ORDER BY desk_step.id DESC LIMIT ?`, limit);

/**
 * Brings back what was before a step; false, and nothing is done, where its rows have been changed otherwise since.
 * A row that the step made goes again.
 */
export function undoStep(db: WritableDB, id: number, at: number): boolean {
  const step = row<{ action: string; titleId: number | null; changes: string }>(db, 'SELECT action, title_id AS titleId, changes FROM desk_step WHERE id = ? AND undone_at IS NULL', id);
  if (step === undefined) return false;
  const changes = (JSON.parse(step.changes) as Change[]).reverse();
  try {
    return db.transaction(() => {
      for (const change of changes) takeBack(db, change);
      write(db, 'UPDATE desk_step SET undone_at = ? WHERE id = ?', at, id);
      note(db, at, `undo-${step.action}`, step.titleId);
      return true;
    })();
  } catch (error) {
    if (error === changedSince || (error instanceof Error && 'code' in error && error.code === 'SQLITE_CONSTRAINT_FOREIGNKEY')) return false;
    throw error;
  }
}

const changedSince = new Error('a row of the step has been changed since');

function takeBack(db: WritableDB, { table, id, before, after }: Change): void {
  const found = row<Values>(db, `SELECT ${written[table].join(', ')} FROM ${table} WHERE id = ?`, id);
  if (found === undefined || Object.keys(after).some((column) => found[column] !== after[column])) throw changedSince;
  if (before !== null) { put(db, table, id, before); return; }
  if (table === 'patron' && row(db, 'SELECT 1 FROM reading_list WHERE patron_id = ? UNION ALL SELECT 1 FROM patron_block WHERE patron_id = ?', id, id) !== undefined) throw changedSince;
  if (table === 'title') unindexTitle(db, id);
  if (table === 'title' || table === 'item') {
    if (!removeUnnamed(db, table, id)) throw changedSince;
  } else write(db, `DELETE FROM ${table} WHERE id = ?`, id);
}

/** Forgets what could be undone of these kinds: the session of nobody has ended. */
export function forgetSteps(db: WritableDB, action: DeskAction): void {
  write(db, 'DELETE FROM desk_step WHERE action = ?', action);
}
