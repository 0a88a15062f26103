import type { WhatGoes } from '#contract/corrections.ts';
import { row, rows, type ReadableDB, type WritableDB } from '../database.ts';
import { correctRow, deleteRow, insertRow, storedRow } from './corrections.ts';
import type { Values } from './import-changes.ts';
import { referencesTo } from './named-rows.ts';
import { countNamed, moveReferences } from './references.ts';

export interface Twins { readonly subject: 'patron' | 'title'; readonly keep: number; readonly others: readonly number[] }

/** What stays of each: the columns that the kept record lacks are taken from the other. */
const fillable = {
  patron: ['group_id', 'birth_year', 'home_branch_id', 'consent', 'expires_on'],
  title: ['title', 'author', 'original_title', 'material', 'language', 'original_language', 'collection', 'class_mark', 'subjects', 'audience', 'year', 'publisher', 'series', 'series_number', 'volume', 'isbns', 'call_number'],
} as const;

/** Brings all that belongs to one record over to another of the same subject, as a part of a set; the number of the one stands for the other from now on. */
export function mergeRow(db: WritableDB, setId: number, subject: 'patron' | 'title', keep: number, other: number): void {
  const [kept, stored] = [storedRow(db, subject, keep)!, storedRow(db, subject, other)!];
  moveReferences(db, setId, subject, other, keep);
  for (const change of rows<Readonly<Record<string, string | number | null>>>(db, 'SELECT * FROM import_change WHERE subject = ? AND row_id = ?', subject, other)) deleteRow(db, setId, 'import_change', change);
  for (const number of rows<Readonly<Record<string, string | number | null>>>(db, 'SELECT * FROM merged_number WHERE subject = ? AND row_id = ?', subject, other)) {
    deleteRow(db, setId, 'merged_number', number);
    insertRow(db, setId, 'merged_number', { ...number, row_id: keep });
  }
  const missing: Values = Object.fromEntries(fillable[subject].filter((column) => (kept[column] ?? '') === '' && (stored[column] ?? '') !== '').map((column) => [column, stored[column]]));
  const isbns = [...new Set(`${String(kept['isbns'] ?? '')} ${String(stored['isbns'] ?? '')}`.split(' '))].filter(Boolean).join(' '); // what a scanner reads off either is found
  deleteRow(db, setId, subject, stored);
  correctRow(db, setId, subject, keep, subject === 'title' ? { ...missing, isbns } : missing);
  insertRow(db, setId, 'merged_number', { subject, external_id: stored['external_id']!, row_id: keep });
}

const loansOf = { patron: 'patron_id', title: 'title_id' } as const;

/** What belongs to some records. */
export function countWhatGoes(db: ReadableDB, subject: 'patron' | 'title', ids: readonly number[]): WhatGoes {
  const count = (table: string, column: string): number => ids.reduce((sum, id) => sum + (referencesTo(db, subject).some((one) => one.table === table) ? countNamed(db, { table, column }, id) : 0), 0);
  return {
    loans: count('loan', loansOf[subject]), copies: subject === 'title' ? count('item', 'title_id') : 0, holds: count('hold', loansOf[subject]), lists: subject === 'patron' ? count('reading_list', 'patron_id') : 0,
    corrections: ids.reduce((sum, id) => sum + row<{ n: number }>(db, 'SELECT count(*) AS n FROM correction WHERE subject = ? AND row_id = ?', subject, id)!.n, 0),
    models: row<{ n: number }>(db, 'SELECT count(*) AS n FROM model')!.n,
  };
}
