import type { BatchId, Page } from '#contract/ids.ts';
import type { BatchStatus, ImportBatch, ImportField, ImportKind, ImportReport, ProfileId, RejectCode, RejectedRow } from '#contract/imports.ts';
import { row, rows, write, type ReadableDB, type WritableDB } from '../database.ts';
import { pageOf, type Paging } from './paging.ts';
import { isoDateOrNull, isoTime, isoTimeOrNull, nowSeconds } from './times.ts';

interface StoredBatch extends Omit<ImportBatch, 'startedAt' | 'endedAt' | 'from' | 'to' | 'pseudonyms'> { pseudonyms: 0 | 1; startedAt: number; endedAt: number | null; from: number | null; to: number | null }

const columns = `id, kind, profile, file_name AS fileName, status, started_at AS startedAt, ended_at AS endedAt, rows, added, updated, unchanged, rejected, ignored, undescribed, pseudonyms,
  first_at AS "from", last_at AS "to"`;

const batchOf = (stored: StoredBatch): ImportBatch => ({
  ...stored, pseudonyms: stored.pseudonyms === 1, startedAt: isoTime(stored.startedAt), endedAt: isoTimeOrNull(stored.endedAt), from: isoDateOrNull(stored.from), to: isoDateOrNull(stored.to),
});

/** Every import, the newest first. */
export const listBatches = (db: ReadableDB): ImportBatch[] =>
  rows<StoredBatch>(db, `SELECT ${columns} FROM import_batch ORDER BY id DESC`).map(batchOf);

/** One import; null where there is none of this number. */
export function findBatch(db: ReadableDB, id: BatchId): ImportBatch | null {
  const stored = row<StoredBatch>(db, `SELECT ${columns} FROM import_batch WHERE id = ?`, id);
  return stored === undefined ? null : batchOf(stored);
}

/** What an import is begun with. */
export interface BatchStart {
  readonly kind: ImportKind;
  readonly profile: ProfileId | null;
  readonly fileName: string;
  readonly header: readonly string[];
  readonly mapping: object;
  readonly pseudonyms: boolean;
  /** Where the file lies and how it is read; kept until the import has ended. */
  readonly source: object;
}

/** Notes that an import has begun. The imports of one job stand and fall together; the first of them is its own `firstOfJob`. */
export function beginBatch(db: WritableDB, { kind, profile, fileName, header, mapping, pseudonyms, source }: BatchStart, firstOfJob: BatchId | null): BatchId {
  const id = write(db, `
    INSERT INTO import_batch (kind, profile, file_name, status, header, mapping, pseudonyms, source, started_at, first_loan, last_loan)
    VALUES (?, ?, ?, 'running', ?, ?, ?, ?, ?, (SELECT coalesce(max(id), 0) + 1 FROM loan), 0)`,
  kind, profile, fileName, JSON.stringify(header), JSON.stringify(mapping), pseudonyms ? 1 : 0, JSON.stringify(source), nowSeconds()).id as BatchId;
  write(db, 'UPDATE import_batch SET first_of_job = ? WHERE id = ?', firstOfJob ?? id, id);
  return id;
}

export interface BatchCounts { rows: number; added: number; updated: number; unchanged: number; rejected: number; ignored: number; firstAt: number | null; lastAt: number | null }

/** Notes what a batch has come to, and how far: `progress` is handed back when it is resumed. */
export function noteBatch(db: WritableDB, id: BatchId, counts: BatchCounts, progress: object): void {
  write(db, `UPDATE import_batch SET rows = ?, added = ?, updated = ?, unchanged = ?, rejected = ?, ignored = ?, first_at = ?, last_at = ?, progress = ?,
    last_loan = (SELECT max(id) FROM loan) WHERE id = ?`,
  counts.rows, counts.added, counts.updated, counts.unchanged, counts.rejected, counts.ignored, counts.firstAt, counts.lastAt, JSON.stringify(progress), id);
}

/** The loans that the batch makes will have ids from here on, unless it has been written at before. */
export function noteFirstLoan(db: WritableDB, id: BatchId): void {
  write(db, 'UPDATE import_batch SET first_loan = (SELECT coalesce(max(id), 0) + 1 FROM loan) WHERE id = ? AND last_loan = 0', id);
}

/** Gives a batch its status; what it would need to go on is forgotten once it has ended for good. */
export function endBatch(db: WritableDB, id: BatchId, status: BatchStatus): void {
  write(db, `UPDATE import_batch SET status = ?, ended_at = ?${status === 'interrupted' || status === 'running' ? '' : ', source = NULL, progress = NULL'} WHERE id = ?`, status, status === 'running' ? null : nowSeconds(), id);
}

/** The imports of the same job, in the order in which they are written. */
export const jobBatches = (db: ReadableDB, id: BatchId): { id: BatchId; status: BatchStatus; kind: ImportKind; source: string | null; progress: string | null }[] =>
  rows(db, `SELECT id, status, kind, source, progress FROM import_batch WHERE first_of_job = (SELECT first_of_job FROM import_batch WHERE id = ?) ORDER BY id`, id);

/** Whether an import turns card numbers into pseudonyms. */
export const batchUsesPseudonyms = (db: ReadableDB, id: BatchId): boolean =>
  row<{ used: 0 | 1 }>(db, 'SELECT pseudonyms AS used FROM import_batch WHERE id = ?', id)?.used === 1;

/** Imports that were being written when the program ended. */
export function interruptRunning(db: WritableDB): void {
  write(db, "UPDATE import_batch SET status = 'interrupted', ended_at = ? WHERE status = 'running'", nowSeconds());
}

export function putReport(db: WritableDB, id: BatchId, report: Omit<ImportReport, 'batch'>): void {
  write(db, 'UPDATE import_batch SET report = ? WHERE id = ?', JSON.stringify(report), id);
}

/** What an import found; null where there is none of this number, or it was made before there were reports. */
export function batchReport(db: ReadableDB, id: BatchId): ImportReport | null {
  const batch = findBatch(db, id);
  const stored = row<{ report: string | null }>(db, 'SELECT report FROM import_batch WHERE id = ?', id)?.report;
  return batch === null || stored === null || stored === undefined ? null : { batch, notices: [], ...JSON.parse(stored) as Omit<ImportReport, 'batch' | 'notices'> };
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

/** Imports that were not wholly taken back when the program ended; the newest first, as they must be taken back. */
export const halfTakenBack = (db: ReadableDB): { id: BatchId; fileName: string; status: BatchStatus }[] =>
  rows(db, `SELECT id, file_name AS fileName, status FROM import_batch WHERE status IN ('cancelled', 'failed', 'undone') AND (${hasRows}) ORDER BY id DESC`);

export function addReject(db: WritableDB, id: BatchId, reject: RejectedRow): void {
  write(db, 'INSERT OR IGNORE INTO import_reject (batch_id, line, byte_offset, code, field, cells) VALUES (?, ?, ?, ?, ?, ?)',
    id, reject.line, reject.offset ?? null, reject.code, reject.field, JSON.stringify(reject.cells));
}

/** Rows that were turned away, by line. */
export function batchRejects(db: ReadableDB, { batchId, after, limit }: { batchId: BatchId } & Paging): Page<RejectedRow> {
  const found = rows<{ line: number; offset: number | null; code: RejectCode; field: ImportField | null; cells: string }>(db,
    'SELECT line, byte_offset AS offset, code, field, cells FROM import_reject WHERE batch_id = ? AND line > ? ORDER BY line LIMIT ?', batchId, Number(after ?? 0), limit + 1);
  return pageOf(found.map(({ offset, ...reject }) => ({ ...reject, ...(offset !== null && { offset }), cells: JSON.parse(reject.cells) as string[] })), limit, (reject) => String(reject.line));
}

/** Whether rows of a file without lines were turned away: they are told by their bytes. */
export const hasRejectedBytes = (db: ReadableDB, id: BatchId): boolean =>
  row<{ n: number }>(db, 'SELECT EXISTS (SELECT 1 FROM import_reject WHERE batch_id = ? AND byte_offset IS NOT NULL) AS n', id)!.n === 1;

export const batchHeader = (db: ReadableDB, id: BatchId): string[] =>
  JSON.parse(row<{ header: string }>(db, 'SELECT header FROM import_batch WHERE id = ?', id)!.header) as string[];

const ofBatch = (table: 'loan' | 'title' | 'patron' | 'import_change'): string => (table === 'loan'
  ? 'batch_id = ? AND id BETWEEN (SELECT first_loan FROM import_batch WHERE id = batch_id) AND (SELECT last_loan FROM import_batch WHERE id = batch_id)' : 'batch_id = ?');

/** How many of the next `limit` rows of an import after the id `after` there are, and the id of the last of them. */
export function batchRowsAfter(db: ReadableDB, table: 'loan' | 'title' | 'patron' | 'import_change', id: BatchId, after: number, limit: number): { count: number; last: number } {
  return row<{ count: number; last: number }>(db,
    `SELECT count(*) AS count, coalesce(max(id), 0) AS last FROM (SELECT id FROM ${table} WHERE ${ofBatch(table)} AND id > ? ORDER BY id LIMIT ?)`, id, after, limit)!;
}

/** About how many rows undoing an import has to look at. */
export const countBatchRows = (db: ReadableDB, id: BatchId): number => row<{ n: number }>(db, `
  SELECT coalesce((SELECT max(0, last_loan - first_loan + 1) FROM import_batch WHERE id = ?), 0) + (SELECT count(*) FROM title WHERE batch_id = ?)
    + (SELECT count(*) FROM patron WHERE batch_id = ?) + (SELECT count(*) FROM item WHERE batch_id = ?) + (SELECT count(*) FROM import_change WHERE batch_id = ?) AS n`,
id, id, id, id, id)!.n;
