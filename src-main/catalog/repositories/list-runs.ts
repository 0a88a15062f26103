import type { InterruptedLists } from '#contract/list-calls.ts';
import type { ModelId } from '#contract/ids.ts';
import type { ListWishes } from '#contract/list-wishes.ts';
import { row, rows, write, type ReadableDB, type WritableDB } from '../database.ts';

/** Lists for everybody that are being made, or were interrupted. */
export interface ListRun { readonly wishes: ListWishes; readonly after: number; readonly made: number; readonly patrons: number }

export function listRun(db: ReadableDB, modelId: ModelId): ListRun | null {
  const found = row<{ wishes: string; after: number; made: number; patrons: number }>(db, 'SELECT wishes, after_patron AS after, made, patrons FROM reading_list_run WHERE model_id = ?', modelId);
  return found === undefined ? null : { ...found, wishes: JSON.parse(found.wishes) as ListWishes };
}

export function beginRun(db: WritableDB, modelId: ModelId, wishes: ListWishes): void {
  write(db, `
    INSERT OR REPLACE INTO reading_list_run (model_id, wishes, after_patron, made, patrons) VALUES (?, ?, 0, 0, (SELECT count(*) FROM patron))`, modelId, JSON.stringify(wishes));
}

/** Everybody up to this row id has a list; told in the transaction that stores them. */
export const noteRun = (db: WritableDB, modelId: ModelId, after: number, made: number): void => {
  write(db, 'UPDATE reading_list_run SET after_patron = ?, made = made + ? WHERE model_id = ?', after, made, modelId);
};

export const endRun = (db: WritableDB, modelId: ModelId): void => { write(db, 'DELETE FROM reading_list_run WHERE model_id = ?', modelId); };

export const interruptedRuns = (db: ReadableDB): InterruptedLists[] =>
  rows(db, `
    SELECT run.model_id AS modelId, domain.name AS target, run.made, run.patrons FROM reading_list_run AS run JOIN model ON model.id = run.model_id JOIN domain ON domain.id = model.target_id ORDER BY run.model_id`);
