import { rows, write, type WritableDB } from '../database.ts';
import { forgetChange, newestChanges, updateRow } from './import-changes.ts';
import { changeTitle, unindexTitle } from './title-writing.ts';

/** Each step takes a few of the batch's rows out and answers how many it dealt with; 0: the step is done. They run in this order. */
export type UndoStep = (db: WritableDB, batchId: number, limit: number) => number;

/** Brings back the values that the batch wrote over. */
export const restoreChanges: UndoStep = (db, batchId, limit) => {
  const changes = newestChanges(db, batchId, limit);
  for (const change of changes) {
    if (change.table === 'title') changeTitle(db, change.rowId, change.before);
    else updateRow(db, change.table, change.rowId, change.before);
    forgetChange(db, change.id);
  }
  return changes.length;
};

export const removeLoans: UndoStep = (db, batchId, limit) =>
  write(db, 'DELETE FROM loan WHERE id IN (SELECT id FROM loan WHERE batch_id = ? LIMIT ?)', batchId, limit).changes;

const isNeeded = {
  item: 'EXISTS (SELECT 1 FROM loan WHERE loan.item_id = item.id)',
  // A title or patron stays while a later import's loans, copies or changes speak of it.
  title: `EXISTS (SELECT 1 FROM loan WHERE loan.title_id = title.id) OR EXISTS (SELECT 1 FROM item WHERE item.title_id = title.id)
    OR EXISTS (SELECT 1 FROM hold WHERE hold.title_id = title.id) OR EXISTS (SELECT 1 FROM import_change WHERE subject = 'title' AND row_id = title.id)`,
  patron: `EXISTS (SELECT 1 FROM loan WHERE loan.patron_id = patron.id) OR EXISTS (SELECT 1 FROM hold WHERE hold.patron_id = patron.id)
    OR EXISTS (SELECT 1 FROM import_change WHERE subject = 'patron' AND row_id = patron.id)`,
};

const kept = {
  item: '',
  title: `, title = '', author = '', material = NULL, language = NULL, collection = NULL, class_mark = NULL, subjects = '', audience = NULL, year = NULL,
    publisher = NULL, series = NULL, series_number = NULL, isbns = ''`,
  patron: ', group_id = NULL, birth_year = NULL, home_branch_id = NULL, consent = NULL, expires_on = NULL',
};

/** Removes the batch's rows of a table; those still needed stay, empty unless a later import has described them. */
const removeRows = (table: 'item' | 'title' | 'patron'): UndoStep => (db, batchId, limit) => {
  const found = rows<{ id: number; needed: number; described: number }>(db, `
    SELECT id, ${isNeeded[table]} AS needed, EXISTS (SELECT 1 FROM import_change WHERE subject = '${table}' AND row_id = ${table}.id) AS described
    FROM ${table} WHERE batch_id = ? LIMIT ?`, batchId, limit);
  for (const { id, needed, described } of found) {
    if (table === 'title' && !(needed && described)) unindexTitle(db, id);
    if (needed) write(db, `UPDATE ${table} SET batch_id = NULL${described ? '' : kept[table]} WHERE id = ?`, id);
    else write(db, `DELETE FROM ${table} WHERE id = ?`, id);
  }
  return found.length;
};

export const undoSteps: readonly UndoStep[] = [restoreChanges, removeLoans, removeRows('item'), removeRows('title'), removeRows('patron')];
