import type { CorrectionSet, Subject } from '#contract/corrections.ts';
import { rows, type ReadableDB } from '../database.ts';
import { isoTime, isoTimeOrNull } from './times.ts';

export type Stored = Readonly<Record<string, string | number | null>>;
export interface StoredStep {
  readonly setId: number | null; readonly at: string; readonly action: 'edit' | 'create' | 'merge' | 'bulk' | 'delete' | 'import';
  readonly file: string | null; readonly rows: number; readonly before: Stored; readonly after: Stored; readonly undoneAt: string | null;
}

/** What happened to a row: corrections by hand, and what imports wrote over, the newest first. */
export function stepsOf(db: ReadableDB, subject: Subject, id: number): StoredStep[] {
  const parse = (text: string | null): Stored => (text === null ? {} : JSON.parse(text) as Stored);
  const byHand = rows<{ setId: number; at: number; action: StoredStep['action']; rows: number; undoneAt: number | null; before: string | null; after: string | null }>(db, `
    SELECT set_id AS setId, at, action, rows, undone_at AS undoneAt, before, after FROM correction JOIN correction_set ON correction_set.id = set_id
    WHERE correction.subject = ? AND row_id = ? ORDER BY correction.id DESC LIMIT 100`, subject, id)
    .map(({ before, after, at, undoneAt, ...step }) => ({ ...step, at: isoTime(at), undoneAt: isoTimeOrNull(undoneAt), file: null, before: parse(before), after: parse(after) }));
  const merges = rows<{ setId: number; at: number; rows: number; undoneAt: number | null }>(db, `
    SELECT correction_set.id AS setId, at, rows, undone_at AS undoneAt FROM merged_number JOIN correction ON correction.subject = 'merged_number'
      AND json_extract(after, '$.row_id') = merged_number.row_id AND json_extract(after, '$.subject') = merged_number.subject AND json_extract(after, '$.external_id') = merged_number.external_id
    JOIN correction_set ON correction_set.id = set_id WHERE merged_number.subject = ? AND merged_number.row_id = ? AND action = 'merge' LIMIT 50`, subject, id)
    .map(({ at, undoneAt, ...step }) => ({ ...step, action: 'merge' as const, at: isoTime(at), undoneAt: isoTimeOrNull(undoneAt), file: null, before: {}, after: {} }));
  const imports = rows<{ at: number; file: string; before: string }>(db, `
    SELECT coalesce(ended_at, started_at) AS at, file_name AS file, before FROM import_change JOIN import_batch ON import_batch.id = batch_id
    WHERE subject = ? AND row_id = ? ORDER BY import_change.id DESC LIMIT 50`, subject, id)
    .map(({ at, file, before }) => ({ setId: null, action: 'import' as const, at: isoTime(at), undoneAt: null, file, rows: 1, before: parse(before), after: {} }));
  const first = rows<{ at: number; file: string }>(db, `SELECT coalesce(ended_at, started_at) AS at, file_name AS file FROM "${subject}" AS record JOIN import_batch ON import_batch.id = record.batch_id WHERE record.id = ?`, id)
    .map(({ at, file }) => ({ setId: null, action: 'import' as const, at: isoTime(at), undoneAt: null, file, rows: 1, before: {}, after: {} }));
  const known = new Set(byHand.map(({ setId }) => setId));
  return [...byHand, ...merges.filter(({ setId }) => !known.has(setId)), ...imports, ...first].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

/** The newest corrections of all records. */
export const recentSets = (db: ReadableDB, limit: number): CorrectionSet[] => setsOf(db, 'WHERE rows > 0 ORDER BY id DESC LIMIT ?', limit);

/** One set; undefined: there is none. */
export const findSet = (db: ReadableDB, id: number): CorrectionSet | undefined => setsOf(db, 'WHERE id = ?', id)[0];

const setsOf = (db: ReadableDB, which: string, value: number): CorrectionSet[] =>
  rows<Omit<CorrectionSet, 'at' | 'undoneAt' | 'canUndo' | 'records'> & { at: number; undoneAt: number | null }>(db, `SELECT id, at, action, subject, rows, undone_at AS undoneAt FROM correction_set ${which}`, value)
    .map(({ at, undoneAt, ...set }) => ({ ...set, records: recordsOf(db, set), at: isoTime(at), undoneAt: isoTimeOrNull(undoneAt), canUndo: undoneAt === null && set.action !== 'delete' && set.rows > 0 }));

/** Records of a set that are named. */
const namedRecords = 3;
/** What a record is called, by the columns of its row; a loan by its title. */
const names: Readonly<Record<Subject, string>> = {
  patron: "json_extract(stored, '$.external_id')",
  title: "coalesce(nullif(json_extract(stored, '$.title'), ''), json_extract(stored, '$.external_id'))",
  item: "coalesce(json_extract(stored, '$.barcode'), json_extract(stored, '$.external_id'))",
  loan: "(SELECT title FROM title WHERE title.id = json_extract(stored, '$.title_id'))",
};
const live: Readonly<Record<Subject, string>> = {
  patron: "json_object('external_id', external_id)", title: "json_object('title', title, 'external_id', external_id)", item: "json_object('barcode', barcode, 'external_id', external_id)", loan: "json_object('title_id', title_id)",
};

/** Of a merge also the record that was kept, of which no column may have changed. */
const kept = `UNION ALL SELECT * FROM (SELECT id, json_extract(after, '$.row_id') AS row_id, NULL, NULL FROM correction WHERE set_id = :set AND +subject = 'merged_number' AND after IS NOT NULL ORDER BY id DESC LIMIT 1)`;

/** The names of the first records of a set: as they are called now, else as they were called when they were made or went. `+subject`: a set is looked for by its number, as there are many of one subject. */
const recordsOf = (db: ReadableDB, { id: set, subject, action }: Pick<CorrectionSet, 'id' | 'subject' | 'action'>): CorrectionSet['records'] =>
  rows<{ name: string | null; isGone: 0 | 1 }>(db, `
    SELECT ${names[subject]} AS name, isGone FROM (
      SELECT coalesce(now, before, after) AS stored, now IS NULL AS isGone FROM (
        SELECT min(id) AS id, (SELECT ${live[subject]} FROM "${subject}" WHERE "${subject}".id = row_id) AS now, before, after
        FROM (SELECT * FROM (SELECT id, row_id, before, after FROM correction WHERE set_id = :set AND +subject = :subject ORDER BY id LIMIT 50)
          ${action === 'merge' ? kept : ''}) GROUP BY row_id ORDER BY 1 LIMIT ${namedRecords}))`, { set, subject })
    .flatMap(({ name, isGone }) => (name === null || name === '' ? [] : [{ name, isGone: isGone === 1 }]));
