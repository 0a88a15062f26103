import type { Page } from '#contract/ids.ts';
import { row, rows, type ReadableDB } from '../database.ts';
import { pageOf, type Paging } from './paging.ts';

export interface StoredHold {
  readonly id: number; readonly patronId: number; readonly card: string; readonly titleId: number; readonly title: string; readonly classMark: string; readonly subjects: string; readonly branch: string | null;
  readonly placedAt: number; readonly filledAt: number | null; readonly itemId: number | null; readonly barcode: string | null; readonly callNumber: string | null; readonly before: number;
}
const isWaiting = 'hold.filled_at IS NULL AND hold.cancelled_at IS NULL AND hold.collected_at IS NULL';
const isReady = 'hold.filled_at IS NOT NULL AND hold.cancelled_at IS NULL AND hold.collected_at IS NULL';
const columns = `
  hold.id, hold.patron_id AS patronId, patron.external_id AS card, hold.title_id AS titleId, title.title, coalesce(title.class_mark, '') AS classMark, title.subjects, branch.code AS branch,
  hold.placed_at AS placedAt, hold.filled_at AS filledAt, hold.item_id AS itemId, coalesce(item.barcode, item.external_id) AS barcode, coalesce(item.call_number, title.call_number) AS callNumber,
  (SELECT count(*) FROM hold AS other WHERE other.title_id = hold.title_id AND other.filled_at IS NULL AND other.cancelled_at IS NULL AND other.collected_at IS NULL
    AND (other.placed_at, other.id) < (hold.placed_at, hold.id)) AS before
  FROM hold JOIN patron ON patron.id = hold.patron_id JOIN title ON title.id = hold.title_id LEFT JOIN branch ON branch.id = hold.branch_id LEFT JOIN item ON item.id = hold.item_id`;

export const holdQueueSql = `SELECT ${columns} WHERE hold.title_id = ? AND ${isWaiting} AND (hold.placed_at, hold.id) > (?, ?) ORDER BY hold.placed_at, hold.id LIMIT ?`;
export const holdShelfSql = `SELECT ${columns} WHERE ${isReady} AND (hold.filled_at, hold.id) > (?, ?) ORDER BY hold.filled_at, hold.id LIMIT ?`;

/** The first who waits for a title; undefined: nobody does. */
export const firstWaiting = (db: ReadableDB, titleId: number): StoredHold | undefined => rows<StoredHold>(db, holdQueueSql, titleId, -1, 0, 1)[0];
export const countWaiting = (db: ReadableDB, titleId: number, otherThan: number | null): number =>
  row<{ n: number }>(db, `SELECT count(*) AS n FROM hold WHERE hold.title_id = ? AND ${isWaiting} AND hold.patron_id IS NOT ?`, titleId, otherThan)!.n;
/** The hold that a copy lies on the hold shelf for. */
export const holdOnShelf = (db: ReadableDB, itemId: number): StoredHold | undefined => row<StoredHold>(db, `SELECT ${columns} WHERE hold.item_id = ? AND ${isReady}`, itemId);
/** A patron's hold on a title that has not been collected. */
export const holdOf = (db: ReadableDB, patronId: number, titleId: number): StoredHold | undefined =>
  row<StoredHold>(db, `SELECT ${columns} WHERE hold.patron_id = ? AND hold.title_id = ? AND hold.cancelled_at IS NULL AND hold.collected_at IS NULL ORDER BY hold.filled_at IS NULL, hold.placed_at`, patronId, titleId);
export const holdById = (db: ReadableDB, id: number): StoredHold | undefined =>
  row<StoredHold>(db, `SELECT ${columns} WHERE hold.id = ? AND hold.cancelled_at IS NULL AND hold.collected_at IS NULL`, id);
/** A patron's holds: those to be collected first. */
export const holdsOfPatron = (db: ReadableDB, patronId: number): StoredHold[] =>
  rows<StoredHold>(db, `SELECT ${columns} WHERE hold.patron_id = ? AND hold.cancelled_at IS NULL AND hold.collected_at IS NULL ORDER BY hold.filled_at IS NULL, hold.placed_at LIMIT 200`, patronId);

/** The queue of a title, or all that lies on the hold shelf, the oldest first. */
export function listHolds(db: ReadableDB, { titleId, after, limit }: { titleId: number | null } & Paging): Page<StoredHold> {
  const [at = '-1', id = '0'] = (after ?? '').split(' ').filter((part) => part !== '');
  const found = titleId === null ? rows<StoredHold>(db, holdShelfSql, Number(at), Number(id), limit + 1) : rows<StoredHold>(db, holdQueueSql, titleId, Number(at), Number(id), limit + 1);
  return pageOf(found, limit, (hold) => `${hold.filledAt ?? hold.placedAt} ${hold.id}`);
}
