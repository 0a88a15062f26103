import type { BatchId, Page } from '#contract/ids.ts';
import type { BatchStatus, ImportBatch, ImportField, ImportKind, RejectCode, RejectedRow } from '#contract/imports.ts';
import { row, rows, write, type ReadableDB, type WritableDB } from '../database.ts';
import { pageOf, type Paging } from './paging.ts';
import { isoDateOrNull, isoTime, isoTimeOrNull, nowSeconds } from './times.ts';

interface StoredBatch extends Omit<ImportBatch, 'startedAt' | 'endedAt' | 'from' | 'to'> { startedAt: number; endedAt: number | null; from: number | null; to: number | null }

const columns = `id, kind, profile, file_name AS fileName, status, started_at AS startedAt, ended_at AS endedAt, rows, added, updated, unchanged, rejected, ignored, undescribed,
  first_at AS "from", last_at AS "to"`;

const batchOf = (stored: StoredBatch): ImportBatch => ({
  ...stored, startedAt: isoTime(stored.startedAt), endedAt: isoTimeOrNull(stored.endedAt), from: isoDateOrNull(stored.from), to: isoDateOrNull(stored.to),
});

/** Every import, the newest first. */
export const listBatches = (db: ReadableDB): ImportBatch[] =>
  rows<StoredBatch>(db, `SELECT ${columns} FROM import_batch ORDER BY id DESC`).map(batchOf);

/** One import; null where there is none of this number. */
export function findBatch(db: ReadableDB, id: BatchId): ImportBatch | null {
  const stored = row<StoredBatch>(db, `SELECT ${columns} FROM import_batch WHERE id = ?`, id);
  return stored === undefined ? null : batchOf(stored);
}

/** Notes that an import has begun; until it is ended its rows can be taken back. */
export function beginBatch(db: WritableDB, kind: ImportKind, fileName: string, header: readonly string[], mapping: object): BatchId {
  return write(db, `
    INSERT INTO import_batch (kind, file_name, status, header, mapping, started_at, first_loan) VALUES (?, ?, 'running', ?, ?, ?, (SELECT coalesce(max(id), 0) + 1 FROM loan))`,
    kind, fileName, JSON.stringify(header), JSON.stringify(mapping), nowSeconds()).id as BatchId;
}

export interface BatchCounts { rows: number; added: number; updated: number; unchanged: number; rejected: number; firstAt: number | null; lastAt: number | null }

export function countBatch(db: WritableDB, id: BatchId, counts: BatchCounts): void {
  write(db, 'UPDATE import_batch SET rows = ?, added = ?, updated = ?, unchanged = ?, rejected = ?, first_at = ?, last_at = ?, last_loan = (SELECT max(id) FROM loan) WHERE id = ?',
    counts.rows, counts.added, counts.updated, counts.unchanged, counts.rejected, counts.firstAt, counts.lastAt, id);
}

export function endBatch(db: WritableDB, id: BatchId, status: BatchStatus): void {
  write(db, `UPDATE import_batch SET status = ?, ended_at = ?, last_loan = CASE status WHEN 'running' THEN (SELECT max(id) FROM loan) ELSE last_loan END WHERE id = ?`, status, nowSeconds(), id);
}

/** Of the next `limit` titles that an import has made after the id `after`: how many there are, how many no title file has described, and the last id. */
export function undescribedAfter(db: ReadableDB, id: BatchId, after: number, limit: number): { count: number; undescribed: number; last: number } {
  return row<{ count: number; undescribed: number; last: number }>(db, `
    SELECT count(*) AS count, coalesce(sum(title = ''), 0) AS undescribed, coalesce(max(id), 0) AS last
    FROM (SELECT id, title FROM title WHERE batch_id = ? AND id > ? ORDER BY id LIMIT ?)`, id, after, limit)!;
}

export function putUndescribed(db: WritableDB, id: BatchId, undescribed: number): void {
  write(db, 'UPDATE import_batch SET undescribed = ? WHERE id = ?', undescribed, id);
}

const hasRows = [
  ...(['item', 'title', 'patron', 'title_count', 'import_change'] as const).map((table) => `EXISTS (SELECT 1 FROM ${table} WHERE batch_id = import_batch.id)`),
  'EXISTS (SELECT 1 FROM loan WHERE batch_id = import_batch.id AND loan.id BETWEEN first_loan AND last_loan)',
].join(' OR ');

/** Imports that were under way when the program ended, and those that were not wholly taken back; the newest first, as they must be taken back. */
export const unfinishedBatches = (db: ReadableDB): { id: BatchId; fileName: string; status: BatchStatus }[] =>
  rows(db, `SELECT id, file_name AS fileName, status FROM import_batch WHERE status = 'running' OR (status <> 'finished' AND (${hasRows})) ORDER BY id DESC`);

export function addReject(db: WritableDB, id: BatchId, reject: RejectedRow): void {
  write(db, 'INSERT OR IGNORE INTO import_reject (batch_id, line, code, field, cells) VALUES (?, ?, ?, ?, ?)', id, reject.line, reject.code, reject.field, JSON.stringify(reject.cells));
}

/** Rows that were turned away, by line. */
export function batchRejects(db: ReadableDB, { batchId, after, limit }: { batchId: BatchId } & Paging): Page<RejectedRow> {
  const found = rows<{ line: number; code: RejectCode; field: ImportField | null; cells: string }>(db,
    'SELECT line, code, field, cells FROM import_reject WHERE batch_id = ? AND line > ? ORDER BY line LIMIT ?', batchId, Number(after ?? 0), limit + 1);
  return pageOf(found.map((reject) => ({ ...reject, cells: JSON.parse(reject.cells) as string[] })), limit, (reject) => String(reject.line));
}

export const batchHeader = (db: ReadableDB, id: BatchId): string[] =>
  JSON.parse(row<{ header: string }>(db, 'SELECT header FROM import_batch WHERE id = ?', id)!.header) as string[];

/** How many of the next `limit` rows of an import after the id `after` there are, and the id of the last of them. */
export function batchRowsAfter(db: ReadableDB, table: 'loan' | 'title' | 'patron' | 'import_change', id: BatchId, after: number, limit: number): { count: number; last: number } {
  return row<{ count: number; last: number }>(db,
    `SELECT count(*) AS count, coalesce(max(id), 0) AS last FROM (SELECT id FROM ${table} WHERE batch_id = ? AND id > ? ${table === 'loan' ? `AND id BETWEEN (SELECT first_loan FROM import_batch WHERE id = batch_id) AND (SELECT last_loan FROM import_batch WHERE id = batch_id)` : ''} ORDER BY id LIMIT ?)`, id, after, limit)!;
}
