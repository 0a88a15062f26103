import type { CountRecord } from '#contract/records.ts';
import { row, write, type WritableDB } from '../database.ts';
import { codeId } from './codes.ts';
import { keepBefore, updateRow, type Outcome } from './import-changes.ts';
import { titleIdFor } from './title-writing.ts';

/** Adds how often a title was lent in a period. Rows of one file that say the same add up; a later file replaces the number. */
export function putCount(db: WritableDB, record: CountRecord, batchId: number): Outcome {
  const titleId = titleIdFor(db, record.title.titleId, record.title, batchId);
  const known = row<{ id: number; loans: number; countedBy: number }>(db, `
    SELECT id, loans, counted_by AS countedBy FROM title_count WHERE title_id = ? AND period = ? AND branch_id = ?`,
  titleId, record.period ?? '', codeId(db, 'branch', record.branch) ?? 0);
  if (known === undefined) {
    write(db, 'INSERT INTO title_count (title_id, period, branch_id, loans, counted_by, batch_id) VALUES (?, ?, ?, ?, ?, ?)',
      titleId, record.period ?? '', codeId(db, 'branch', record.branch) ?? 0, record.loans, batchId, batchId);
    return 'added';
  }
  if (known.countedBy === batchId) {
    updateRow(db, 'title_count', known.id, { loans: known.loans + record.loans });
    return 'unchanged';
  }
  keepBefore(db, 'title_count', known.id, { loans: known.loans, counted_by: known.countedBy }, batchId);
  updateRow(db, 'title_count', known.id, { loans: record.loans, counted_by: batchId });
  return 'updated';
}
