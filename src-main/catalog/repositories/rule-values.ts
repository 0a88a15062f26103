import type { RuleValues } from '#contract/domains.ts';
import type { BatchId } from '#contract/ids.ts';
import { rows, type ReadableDB } from '../database.ts';

const values = (db: ReadableDB, column: string) =>
  rows<{ value: string; titles: number }>(db, `SELECT ${column} AS value, count(*) AS titles FROM title WHERE ${column} IS NOT NULL AND ${column} <> '' GROUP BY value ORDER BY titles DESC LIMIT 200`);

/** The parts of `RuleValues`, one query each, so that the caller can breathe between them. */
export const ruleValueQueries: { readonly [Key in keyof RuleValues]: (db: ReadableDB) => RuleValues[Key] } = {
  material: (db) => values(db, 'material'),
  language: (db) => values(db, 'language'),
  collection: (db) => values(db, 'collection'),
  audience: (db) => values(db, 'audience'),
  classPrefix: (db) => values(db, 'substr(class_mark, 1, 1)'),
  branch: (db) => rows(db, `
    SELECT branch.code AS value, (SELECT count(*) FROM item WHERE item.branch_id = branch.id) AS titles FROM branch ORDER BY branch.code LIMIT 200`),
  importBatch: (db) => rows<{ id: BatchId; fileName: string; titles: number }>(db, `
    SELECT id, file_name AS fileName, added + updated + unchanged AS titles FROM import_batch WHERE kind = 'titles' AND status = 'finished' ORDER BY id DESC LIMIT 200`),
};
