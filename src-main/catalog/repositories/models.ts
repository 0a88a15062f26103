import type { BatchId, DomainId, EvaluationId, MapId, ModelId } from '#contract/ids.ts';
import type { Evaluation, EvaluationDetails } from '#contract/evaluations.ts';
import type { Model, TrainingSummary } from '#contract/training.ts';
import { row, rows, write, type ReadableDB, type WritableDB } from '../database.ts';
import { isoTime, nowSeconds } from './times.ts';

interface StoredModel { id: ModelId; mapId: MapId; map: string; targetId: DomainId; target: string; sourceIds: string; fileName: string; trainedAt: number; until: string | null; seed: number; stale: 0 | 1; summary: string }

/** A model with its file. */
export interface ModelWithFile extends Model {
  /** In the models folder. */
  readonly fileName: string;
  /** The sources it was trained on, in its own order; some may be gone from the map since. */
  readonly trainedSources: readonly DomainId[];
}

const modelColumns = `
  SELECT model.id, model.map_id AS mapId, domain_map.name AS map, model.target_id AS targetId, domain.name AS target, model.source_ids AS sourceIds,
    model.file_name AS fileName, model.trained_at AS trainedAt, model.until, model.seed, model.stale, model.summary
  FROM model JOIN domain_map ON domain_map.id = model.map_id JOIN domain ON domain.id = model.target_id`;

function modelOf(db: ReadableDB, stored: StoredModel): ModelWithFile {
  const { sourceIds, stale, trainedAt, summary, ...rest } = stored;
  const trainedSources = JSON.parse(sourceIds) as DomainId[];
  const sources = trainedSources.flatMap((id) => rows<{ id: DomainId; name: string }>(db, 'SELECT id, name FROM domain WHERE id = ?', id));
  return { ...rest, sources, trainedSources, stale: stale === 1, trainedAt: isoTime(trainedAt), summary: JSON.parse(summary) as TrainingSummary };
}

/** Every model, the newest first, with the name of its file in the models folder. */
export const listModels = (db: ReadableDB): ModelWithFile[] =>
  rows<StoredModel>(db, `${modelColumns} ORDER BY model.id DESC`).map((stored) => modelOf(db, stored));

/** The models of a map, the newest first. */
export const modelsOfMap = (db: ReadableDB, mapId: MapId): Model[] =>
  rows<StoredModel>(db, `${modelColumns} WHERE model.map_id = ? ORDER BY model.id DESC`, mapId).map((stored) => modelOf(db, stored));

/** One model; null where there is none. */
export function findModel(db: ReadableDB, id: ModelId): (ModelWithFile) | null {
  const stored = row<StoredModel>(db, `${modelColumns} WHERE model.id = ?`, id);
  return stored === undefined ? null : modelOf(db, stored);
}

/** The newest model for a target domain; null where none was trained. */
export const newestModelFor = (db: ReadableDB, targetId: DomainId): ModelId | null =>
  row<{ id: ModelId }>(db, 'SELECT id FROM model WHERE target_id = ? ORDER BY id DESC LIMIT 1', targetId)?.id ?? null;

export interface NewModel { readonly mapId: MapId; readonly targetId: DomainId; readonly sourceIds: readonly DomainId[]; readonly fileName: string; readonly until: string | null; readonly seed: number; readonly summary: TrainingSummary }

export function addModel(db: WritableDB, model: NewModel): ModelId {
  return write(db, 'INSERT INTO model (map_id, target_id, source_ids, file_name, trained_at, until, seed, summary) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    model.mapId, model.targetId, JSON.stringify(model.sourceIds), model.fileName, nowSeconds(), model.until, model.seed, JSON.stringify(model.summary)).id as ModelId;
}

/** Deletes a few of a model's lists; 0: there are none left. The model goes after them, as all its lists at once would take too long. */
export const deleteSomeLists = (db: WritableDB, id: ModelId, limit: number): number =>
  write(db, 'DELETE FROM reading_list WHERE id IN (SELECT id FROM reading_list WHERE model_id = ? LIMIT ?)', id, limit).changes;

export function deleteModel(db: WritableDB, id: ModelId): void {
  write(db, 'DELETE FROM model WHERE id = ?', id);
}

const sinceBatch = 'trained_at >= (SELECT coalesce(ended_at, started_at) FROM import_batch WHERE id = ?)';

/** How many models were trained since an import ended, and so have used it. */
export const modelsSince = (db: ReadableDB, id: BatchId): number => row<{ n: number }>(db, `SELECT count(*) AS n FROM model WHERE ${sinceBatch}`, id)!.n;

/** Marks the models that have used an import. */
export function markStaleSince(db: WritableDB, id: BatchId): void {
  write(db, `UPDATE model SET stale = 1 WHERE ${sinceBatch}`, id);
}

/** Marks the models of a map, or of every map, as made from records that have since changed. */
export function markStale(db: WritableDB, mapId: MapId | null): void {
  if (mapId === null) write(db, 'UPDATE model SET stale = 1');
  else write(db, 'UPDATE model SET stale = 1 WHERE map_id = ?', mapId);
}

interface StoredEvaluation { id: EvaluationId; map: string; target: string; sources: string; protocol: Evaluation['protocol']; folds: number; seed: number; madeAt: number; outcome: string }
type Outcome = Pick<Evaluation, 'segments' | 'sharedPatrons' | 'seconds' | 'device' | 'notices'>;

const evaluationColumns = 'id, map, target, sources, protocol, folds, seed, made_at AS madeAt, outcome';

const evaluationOf = ({ outcome, ...stored }: StoredEvaluation): Evaluation =>
  ({ ...stored, ...(JSON.parse(outcome) as Outcome), sources: JSON.parse(stored.sources) as string[], madeAt: isoTime(stored.madeAt) });

/** Every evaluation without its details, the newest first. */
export const listEvaluations = (db: ReadableDB): Evaluation[] =>
  rows<StoredEvaluation>(db, `SELECT ${evaluationColumns} FROM evaluation ORDER BY id DESC`).map(evaluationOf);

/** The evaluations of a map without their details, the newest first. They name it, so that they stay when it is gone. */
export const evaluationsOfMap = (db: ReadableDB, mapId: MapId): Evaluation[] =>
  rows<StoredEvaluation>(db, `SELECT ${evaluationColumns} FROM evaluation WHERE map = (SELECT name FROM domain_map WHERE id = ?) ORDER BY id DESC`, mapId).map(evaluationOf);

/** One evaluation with its details; null where there is none. */
export function findEvaluation(db: ReadableDB, id: EvaluationId): Evaluation | null {
  const stored = row<StoredEvaluation & { details: string | null }>(db, `SELECT ${evaluationColumns}, details FROM evaluation WHERE id = ?`, id);
  if (stored === undefined) return null;
  const { details, ...rest } = stored;
  return { ...evaluationOf(rest), details: details === null ? null : JSON.parse(details) as EvaluationDetails };
}

export function addEvaluation(db: WritableDB, evaluation: Omit<Evaluation, 'id' | 'madeAt'>): EvaluationId {
  const { segments, sharedPatrons, seconds, device = null, notices = [], details } = evaluation;
  const outcome: Outcome = { segments, sharedPatrons, seconds, device, notices };
  return write(db, 'INSERT INTO evaluation (map, target, sources, protocol, folds, seed, made_at, outcome, details) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)', evaluation.map, evaluation.target,
    JSON.stringify(evaluation.sources), evaluation.protocol, evaluation.folds, evaluation.seed, nowSeconds(), JSON.stringify(outcome),
    details == null ? null : JSON.stringify(details)).id as EvaluationId;
}
