import { row, rows, write, type ReadableDB, type WritableDB } from '../database.ts';
import { besideKept, importedBelow } from './kept-values.ts';

/** The columns that an import may write over, table by table. */
const importedColumns = {
  patron: ['group_id', 'birth_year', 'home_branch_id', 'consent', 'expires_on', 'refuses_history'],
  title: [
    'title', 'author', 'original_title', 'material', 'language', 'original_language', 'collection', 'class_mark', 'subjects', 'audience', 'year', 'publisher',
    'series', 'series_number', 'volume', 'isbns', 'call_number',
  ],
  item: ['external_id', 'barcode', 'title_id', 'branch_id', 'call_number'],
  loan: ['patron_id', 'due_at', 'returned_at', 'renewals'],
  title_count: ['loans', 'counted_by'],
} as const;
export type ChangedTable = keyof typeof importedColumns;

/** Stored values by column; a column that is absent is left as it is. */
export type Values = Readonly<Record<string, string | number | null | undefined>>;
export interface Change { readonly id: number; readonly table: ChangedTable; readonly rowId: number; readonly before: Values }

/** What became of a row of a file: it was new, it changed something, or it was known already. */
export type Outcome = 'added' | 'updated' | 'unchanged';

const present = (table: ChangedTable, values: Values): string[] => importedColumns[table].filter((column) => values[column] !== undefined);

/** Writes the present columns of a row. */
export function updateRow(db: WritableDB, table: ChangedTable, id: number, values: Values): void {
  const columns = present(table, values);
  if (columns.length === 0) return;
  write(db, `UPDATE ${table} SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`, ...columns.map((column) => values[column]), id);
}

/** Writes what differs from the stored row and keeps the values written over, so that undoing the batch brings them back. */
export function completeRow(db: WritableDB, table: ChangedTable, id: number, values: Values, batchId: number): Outcome {
  const known = row<Values>(db, `SELECT ${importedColumns[table].join(', ')} FROM ${table} WHERE id = ?`, id)!;
  const changed = present(table, values).filter((column) => values[column] !== known[column]);
  if (changed.length === 0) return 'unchanged';
  const below = importedBelow(db, table, id);
  if (Object.keys(below).length > 0) return completeCorrected(db, table, id, changed, { ...known, ...below }, values, batchId);
  keepBefore(db, table, id, Object.fromEntries(changed.map((column) => [column, known[column]])), batchId);
  updateRow(db, table, id, Object.fromEntries(changed.map((column) => [column, values[column]])));
  return 'updated';
}

/** What was corrected by hand stays; what the import says instead is kept below it. */
function completeCorrected(db: WritableDB, table: ChangedTable, id: number, columns: readonly string[], imported: Values, values: Values, batchId: number): Outcome {
  const differing = columns.filter((column) => values[column] !== imported[column]);
  if (differing.length === 0) return 'unchanged';
  keepBefore(db, table, id, Object.fromEntries(differing.map((column) => [column, imported[column]])), batchId);
  const left = besideKept(db, table, id, Object.fromEntries(differing.map((column) => [column, values[column]])));
  updateRow(db, table, id, left);
  return 'updated';
}

/** Keeps values that a batch is about to write over. */
export function keepBefore(db: WritableDB, table: ChangedTable, id: number, before: Values, batchId: number): void {
  write(db, 'INSERT INTO import_change (batch_id, subject, row_id, before) VALUES (?, ?, ?, ?)', batchId, table, id, JSON.stringify(before));
}

/** The newest changes of a batch first, so that a row changed twice ends with its oldest value. */
export function newestChanges(db: ReadableDB, batchId: number, limit: number): Change[] {
  return rows<Omit<Change, 'before'> & { before: string }>(db,
    'SELECT id, subject AS "table", row_id AS rowId, before FROM import_change WHERE batch_id = ? ORDER BY id DESC LIMIT ?', batchId, limit)
    .map((change) => ({ ...change, before: JSON.parse(change.before) as Values }));
}

/**
 * What undoing a change has to write back into its row. Where a later import has written over the same column, its value stays,
 * and the earlier one becomes what undoing that import brings back.
 */
export function valuesToRestore(db: WritableDB, { id, table, rowId, before }: Change): Values {
  let left: Values = before;
  for (const later of rows<{ id: number; before: string }>(db,
    'SELECT id, before FROM import_change WHERE subject = ? AND row_id = ? AND id > ? ORDER BY id', table, rowId, id)) {
    const kept = JSON.parse(later.before) as Values;
    const shared = Object.keys(left).filter((column) => kept[column] !== undefined);
    if (shared.length === 0) continue;
    const handed = Object.fromEntries(shared.map((column) => [column, left[column]]));
    write(db, 'UPDATE import_change SET before = ? WHERE id = ?', JSON.stringify({ ...kept, ...handed }), later.id);
    left = Object.fromEntries(Object.entries(left).filter(([column]) => !shared.includes(column)));
  }
  return left;
}

export function forgetChange(db: WritableDB, id: number): void {
  write(db, 'DELETE FROM import_change WHERE id = ?', id);
}
