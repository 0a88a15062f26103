import type { ItemRecord } from '#contract/records.ts';
import { prepared, row, write, type WritableDB } from '../database.ts';
import { codeId } from './codes.ts';
import { completeRow, type Outcome } from './import-changes.ts';
import { isPlaceholder, placeholderFor, repoint } from './placeholders.ts';

type CopyRecord = Partial<Pick<ItemRecord, 'itemId' | 'itemBarcode' | 'branch' | 'callNumber'>>;

/** Adds or completes a copy by its number or barcode. One that stood under a placeholder goes to this title with its loans. */
export function putCopy(db: WritableDB, record: CopyRecord, titleId: number, batchId: number): Outcome {
  const known = knownCopy(db, record.itemId, record.itemBarcode);
  const branchId = codeId(db, 'branch', record.branch);
  if (known === undefined) {
    newCopy(db, record.itemId, record.itemBarcode, titleId, branchId, record.callNumber, batchId);
    return 'added';
  }
  const moved = known.titleId !== titleId && isPlaceholder(known.title);
  if (moved) repoint(db, known.id, titleId, batchId);
  const outcome = completeRow(db, 'item', known.id, {
    external_id: free(db, 'external_id', record.itemId, known.id), barcode: free(db, 'barcode', record.itemBarcode, known.id),
    branch_id: branchId ?? undefined, call_number: record.callNumber,
  }, batchId);
  return moved ? 'updated' : outcome;
}

export interface KnownCopy { readonly id: number; readonly titleId: number; readonly title: string }

/** The copy with this number, else the one with this barcode. */
export function knownCopy(db: WritableDB, number: string | undefined, barcode: string | undefined): KnownCopy | undefined {
  const by = (column: string, value: string | undefined): KnownCopy | undefined => (value === undefined ? undefined : row<KnownCopy>(db, `
    SELECT item.id, item.title_id AS titleId, title.external_id AS title FROM item JOIN title ON title.id = item.title_id WHERE item.${column} = ?`, value));
  return by('external_id', number) ?? by('barcode', barcode);
}

/** Row ids of a copy and its title, by its number, else by its barcode. */
export function copyIds(db: WritableDB, number: string | undefined, barcode: string | undefined): { item: number; title: number } | undefined {
  const byNumber = number === undefined ? undefined : row<{ item: number; title: number }>(db, 'SELECT id AS item, title_id AS title FROM item WHERE external_id = ?', number);
  return byNumber ?? (barcode === undefined ? undefined : row(db, 'SELECT id AS item, title_id AS title FROM item WHERE barcode = ?', barcode));
}

export function newCopy(
  db: WritableDB, number: string | undefined, barcode: string | undefined, titleId: number, branchId: number | null, callNumber: string | undefined, batchId: number,
): number {
  return write(db, 'INSERT INTO item (external_id, barcode, title_id, branch_id, call_number, batch_id) VALUES (?, ?, ?, ?, ?, ?)',
    number ?? null, free(db, 'barcode', barcode, 0) ?? null, titleId, branchId, callNumber ?? null, batchId).id;
}

/** Makes a copy that nothing but loans name, with its placeholder; undefined where there is one of its number or barcode, and nothing is made. */
export function newUnknownCopy(db: WritableDB, number: string | undefined, barcode: string | undefined, branchId: number | null, batchId: number): { item: number; title: number } | undefined {
  const title = prepared(db, 'INSERT OR IGNORE INTO title (external_id, batch_id) VALUES (?, ?)').run(placeholderFor((number ?? barcode)!), batchId);
  if (title.changes === 0) return undefined;
  const titleId = Number(title.lastInsertRowid);
  const item = prepared(db, 'INSERT OR IGNORE INTO item (external_id, barcode, title_id, branch_id, batch_id) VALUES (?, ?, ?, ?, ?)').run(number ?? null, barcode ?? null, titleId, branchId, batchId);
  if (item.changes === 1) return { item: Number(item.lastInsertRowid), title: titleId };
  write(db, 'DELETE FROM title WHERE id = ?', titleId);
  return undefined;
}

/** Copies that are made by one pair of statements. */
export const copyGroup = 32;
const rowsOf = (values: string): string => new Array(copyGroup).fill(values).join(', ');
const groupTitlesSql = `INSERT OR IGNORE INTO title (external_id, batch_id) VALUES ${rowsOf('(?, ?)')}`;
const groupItemsSql = `INSERT OR IGNORE INTO item (external_id, barcode, title_id, branch_id, batch_id) VALUES ${rowsOf('(?, ?, ?, ?, ?)')}`;

/**
 * Makes `copyGroup` copies that nothing but loans name, with their placeholders.
 * @returns the first new copy and its title, the others follow in both; undefined where one of them is there already or there are fewer to make, and nothing is made
 */
export function newUnknownCopies(db: WritableDB, copies: readonly { number: string | undefined; barcode: string | undefined; branchId: number | null }[], batchId: number): { item: number; title: number } | undefined {
  if (copies.length < copyGroup) return undefined;
  const make = (sql: string, values: readonly unknown[], unmake: string): number | undefined => {
    const { changes, lastInsertRowid } = prepared(db, sql).run(...values);
    const last = Number(lastInsertRowid);
    if (changes === copyGroup) return last - changes + 1; // new ids follow one another
    if (changes > 0) write(db, unmake, last - changes + 1, last);
    return undefined;
  };
  const title = make(groupTitlesSql, copies.flatMap(({ number, barcode }) => [placeholderFor((number ?? barcode)!), batchId]), 'DELETE FROM title WHERE id BETWEEN ? AND ?');
  if (title === undefined) return undefined;
  const item = make(groupItemsSql, copies.flatMap(({ number, barcode, branchId }, n) => [number ?? null, barcode ?? null, title + n, branchId, batchId]), 'DELETE FROM item WHERE id BETWEEN ? AND ?');
  if (item !== undefined) return { item, title };
  write(db, 'DELETE FROM title WHERE id BETWEEN ? AND ?', title, title + copyGroup - 1);
  return undefined;
}

/** A number or barcode unless another copy has it. */
function free(db: WritableDB, column: 'external_id' | 'barcode', value: string | undefined, own: number): string | undefined {
  return value !== undefined && row(db, `SELECT 1 FROM item WHERE ${column} = ? AND id <> ?`, value, own) === undefined ? value : undefined;
}
