import { rows, write, type WritableDB } from '../database.ts';
import { forgetChange, newestChanges, updateRow, valuesToRestore } from './import-changes.ts';
import { besideKept } from './kept-values.ts';
import { pointBack } from './placeholders.ts';
import { unindexTitle } from './title-indexing.ts';
import { changeTitle } from './title-writing.ts';

/** Loans whose ids lie where the batch's do. */
const inRange = 'id BETWEEN (SELECT first_loan FROM import_batch WHERE id = ?) AND (SELECT last_loan FROM import_batch WHERE id = ?)';

/** Each step takes a few of the batch's rows out and answers how many it dealt with; 0: the step is done. They run in this order. */
export type UndoStep = (db: WritableDB, batchId: number, limit: number) => number;

/** Brings back the values that the batch wrote over. */
const restoreChanges: UndoStep = (db, batchId, limit) => {
  const changes = newestChanges(db, batchId, limit);
  for (const change of changes) {
    const values = besideKept(db, change.table, change.rowId, valuesToRestore(db, change));
    if (change.table === 'title') changeTitle(db, change.rowId, values);
    else if (change.table === 'item' && values['placeholder'] !== undefined) pointBack(db, change.rowId, Number(values['title_id']), String(values['placeholder']));
    else updateRow(db, change.table, change.rowId, values);
    forgetChange(db, change.id);
  }
  return changes.length;
};

const changed = (table: string): string => `(SELECT batch_id FROM import_change WHERE subject = '${table}' AND row_id = ${table}.id ORDER BY id LIMIT 1)`;

/** Another import that speaks of a row and so becomes the one that brought it, NULL: none; the row goes when the last of them is undone. */
const heir = {
  loan: changed('loan'),
  title_count: changed('title_count'),
  item: `coalesce(${changed('item')}, (SELECT batch_id FROM loan WHERE loan.title_id = item.title_id AND loan.item_id = item.id LIMIT 1))`,
  title: `coalesce(${changed('title')}, (SELECT batch_id FROM loan WHERE loan.title_id = title.id LIMIT 1), (SELECT batch_id FROM item WHERE item.title_id = title.id LIMIT 1),
    (SELECT batch_id FROM title_count WHERE title_count.title_id = title.id LIMIT 1))`,
  patron: `coalesce(${changed('patron')}, (SELECT batch_id FROM loan WHERE loan.patron_id = patron.id LIMIT 1))`,
};

/** Is the row needed though no import speaks of it? */
const isHeld = {
  loan: '0',
  title_count: '0',
  item: `EXISTS (SELECT 1 FROM loan WHERE loan.title_id = item.title_id AND loan.item_id = item.id) OR EXISTS (SELECT 1 FROM hold WHERE hold.item_id = item.id)
    OR EXISTS (SELECT 1 FROM local_use WHERE local_use.item_id = item.id)`,
  title: `EXISTS (SELECT 1 FROM hold WHERE hold.title_id = title.id) OR EXISTS (SELECT 1 FROM local_use WHERE local_use.title_id = title.id) OR EXISTS (SELECT 1 FROM loan WHERE loan.title_id = title.id)
    OR EXISTS (SELECT 1 FROM item WHERE item.title_id = title.id) OR EXISTS (SELECT 1 FROM title_count WHERE title_count.title_id = title.id)`,
  patron: `EXISTS (SELECT 1 FROM hold WHERE hold.patron_id = patron.id) OR EXISTS (SELECT 1 FROM loan WHERE loan.patron_id = patron.id)
    OR EXISTS (SELECT 1 FROM patron_block WHERE patron_block.patron_id = patron.id AND patron_block.lifted_at IS NULL)`,
};

/** What a row is emptied to when it stays and no other import has described it. */
const emptied = {
  loan: {},
  title_count: {},
  item: {},
  title: {
    title: '', author: '', original_title: null, material: null, language: null, original_language: null, collection: null, class_mark: null, subjects: '',
    audience: null, year: null, publisher: null, series: null, series_number: null, volume: null, isbns: '', call_number: null,
  },
  patron: { group_id: null, birth_year: null, home_branch_id: null, consent: null, expires_on: null, refuses_history: 0 },
};

/** Removes the batch's rows of a table; those that another import speaks of stay as that import's, empty unless it has described them. */
const removeRows = (table: 'title_count' | 'item' | 'title' | 'patron'): UndoStep => (db, batchId, limit) => {
  const found = rows<{ id: number; heir: number | null; isHeld: 0 | 1; isDescribed: 0 | 1 }>(db, `
    SELECT id, ${heir[table]} AS heir, ${isHeld[table]} AS isHeld, ${changed(table)} IS NOT NULL AS isDescribed
    FROM ${table} WHERE batch_id = ? LIMIT ?`, batchId, limit);
  for (const row of found) {
    if (row.heir === null && row.isHeld === 0) {
      if (table === 'title') unindexTitle(db, row.id);
      write(db, `DELETE FROM ${table} WHERE id = ?`, row.id);
      continue;
    }
    write(db, `UPDATE ${table} SET batch_id = ? WHERE id = ?`, row.heir, row.id);
    if (row.isDescribed === 1) continue;
    if (table === 'title') changeTitle(db, row.id, besideKept(db, 'title', row.id, emptied.title));
    if (table === 'patron') updateRow(db, 'patron', row.id, besideKept(db, 'patron', row.id, emptied.patron));
  }
  return found.length;
};

/** Removes the batch's loans in the order of their ids; one that another import has changed stays as that import's. */
const removeLoans: UndoStep = (db, batchId, limit) => {
  const found = rows<{ id: number; heir: number | null }>(db, `
    SELECT id, ${heir.loan} AS heir FROM loan WHERE batch_id = ? AND ${inRange} ORDER BY id LIMIT ?`, batchId, batchId, batchId, limit);
  for (const loan of found) {
    if (loan.heir === null) write(db, 'DELETE FROM loan WHERE id = ?', loan.id);
    else inherit(db, loan.id, loan.heir);
  }
  write(db, 'UPDATE import_batch SET first_loan = ? WHERE id = ?', found.at(-1) === undefined ? null : found.at(-1)!.id + 1, batchId);
  return found.length;
};

function inherit(db: WritableDB, loanId: number, batchId: number): void {
  write(db, 'UPDATE loan SET batch_id = ? WHERE id = ?', batchId, loanId);
  write(db, 'UPDATE import_batch SET first_loan = min(coalesce(first_loan, ?), ?), last_loan = max(coalesce(last_loan, ?), ?) WHERE id = ?', loanId, loanId, loanId, loanId, batchId);
}

export const undoSteps: readonly UndoStep[] = [restoreChanges, removeLoans, removeRows('title_count'), removeRows('item'), removeRows('title'), removeRows('patron')];
