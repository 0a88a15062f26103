import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { DevicePreference } from '#contract/devices.ts';
import { AppError } from '#contract/errors.ts';
import type { Evaluation, Protocol } from '#contract/evaluations.ts';
import type { DomainId, JobId, MapId, ModelId } from '#contract/ids.ts';
import type { MethodId, Model, TrainingPoint } from '#contract/training.ts';
import type { FromWorker, WorkerTask } from '#contract/worker-messages.ts';
import { transaction } from '#catalog/database.ts';
import { modelFile } from '#catalog/folder.ts';
import { listMaps } from '#catalog/repositories/domains.ts';
import { addEvaluation, addModel, deleteModel, deleteSomeLists, findEvaluation, findModel, listEvaluations, listModels, newestModelFor, type ModelWithFile } from '#catalog/repositories/models.ts';
import type { JobContext } from '#jobs/registry.ts';
import { inSlices } from '#jobs/slices.ts';
import { runTask } from '#jobs/worker-process.ts';
import type { Library } from './library.ts';

export interface DomainChoice { readonly mapId: MapId; readonly targetId: DomainId; readonly sourceIds: readonly DomainId[] }
interface Named { readonly map: string; readonly target: string; readonly sources: readonly string[] }

/** Points of the live curves, by job, for pages that come late; kept for the newest jobs only. */
const curves = new Map<JobId, TrainingPoint[]>();
const keptCurves = 10;

/** The names behind a choice of domains. @throws AppError map-not-found, domain-not-found, target-without-loans, target-among-sources */
export function namesOf(library: Library, { mapId, targetId, sourceIds }: DomainChoice): Named {
  const map = listMaps(library.db).find(({ id }) => id === mapId);
  if (map === undefined) throw new AppError('map-not-found', { map: mapId });
  const named = (id: DomainId) => {
    const domain = map.domains.find((candidate) => candidate.id === id);
    if (domain === undefined) throw new AppError('domain-not-found', { domain: id, map: map.name });
    return domain;
  };
  const target = named(targetId);
  if (sourceIds.includes(targetId)) throw new AppError('target-among-sources', { domain: target.name });
  if (map.counted && target.counts.loans === 0) throw new AppError('target-without-loans', { domain: target.name });
  return { map: map.name, target: target.name, sources: [...new Set(sourceIds)].map((id) => named(id).name) };
}

/** Trains a model in the worker process; its row is written last. */
export function startTraining(library: Library, choice: DomainChoice & { readonly until?: string | undefined; readonly seed: number; readonly device?: DevicePreference | undefined }): JobId {
  const { target } = namesOf(library, choice);
  const sourceIds = [...new Set(choice.sourceIds)];
  return library.start('training', target, async (context) => {
    namesOf(library, choice);
    const fileName = `${randomBytes(8).toString('hex')}.model`;
    const modelPath = modelFile(library.folder, fileName);
    const until = choice.until ?? null;
    const { mapId, targetId, seed } = choice;
    try {
      const outcome = await run(library, { type: 'train', folder: library.folder, mapId, targetId, sourceIds, until, seed, device: deviceFor(library, choice), modelPath }, context);
      if (outcome.type !== 'trained') throw new Error(`a training answered ${outcome.type}`);
      const modelId = addModel(library.db, { mapId, targetId, sourceIds, fileName, until, seed, summary: outcome.summary });
      library.changed('models');
      return { modelId };
    } catch (error) {
      rmSync(modelPath, { force: true });
      rmSync(`${modelPath}.new`, { force: true });
      throw error;
    }
  });
}

/** What a run asks for, else what is chosen in the settings. */
const deviceFor = ({ environment: { settings } }: Library, { device }: { readonly device?: DevicePreference | undefined }): DevicePreference => device ?? settings.all.device;

/** Measures the methods on held-out loans in the worker process. */
export function startEvaluation(library: Library, choice: DomainChoice & { readonly protocol: Protocol; readonly folds: number; readonly methods?: readonly MethodId[] | undefined; readonly learningCurve: boolean; readonly seed: number; readonly device?: DevicePreference | undefined }): JobId {
  const names = namesOf(library, choice);
  const { mapId, targetId, protocol, folds, learningCurve, seed } = choice;
  return library.start('evaluation', names.target, async (context) => {
    const outcome = await run(library, {
      type: 'evaluate', folder: library.folder, mapId, targetId, sourceIds: [...new Set(choice.sourceIds)], protocol, folds, methods: choice.methods ?? null, learningCurve, seed, device: deviceFor(library, choice),
    }, context);
    if (outcome.type !== 'evaluated') throw new Error(`an evaluation answered ${outcome.type}`);
    const evaluationId = addEvaluation(library.db, { ...names, protocol, folds, seed, ...outcome.outcome });
    library.changed('evaluations');
    return { evaluationId };
  });
}

function run(library: Library, task: WorkerTask, context: JobContext): ReturnType<typeof runTask> {
  const curve: TrainingPoint[] = [];
  curves.set(context.id, curve);
  for (const old of [...curves.keys()].slice(0, -keptCurves)) curves.delete(old);
  context.report('loading', 0);
  return runTask(library.environment.launchWorker, task, context.signal, (message: FromWorker) => {
    if (message.type === 'progress') context.report(message.step, message.value, message.done);
    if (message.type === 'point') {
      const point = { ...message.point, jobId: context.id };
      curve.push(point);
      library.environment.emit({ name: 'training:point', data: point });
    }
  });
}

export const curve = (jobId: JobId): readonly TrainingPoint[] => curves.get(jobId) ?? [];

const forPage = ({ fileName: _fileName, trainedSources: _trainedSources, ...model }: ModelWithFile): Model => model;
export const models = (library: Library): Model[] => listModels(library.db).map(forPage);

/** @throws AppError model-not-found */
export function requireModel(library: Library, id: ModelId): ModelWithFile {
  const model = findModel(library.db, id);
  if (model === null) throw new AppError('model-not-found');
  return model;
}

export async function removeModel(library: Library, id: ModelId): Promise<void> {
  const { fileName } = requireModel(library, id);
  const { db } = library;
  await inSlices((limit) => transaction(db, () => deleteSomeLists(db, id, limit)));
  deleteModel(db, id);
  rmSync(modelFile(library.folder, fileName), { force: true });
  library.changed('models', 'lists');
}

export const evaluations = (library: Library): Evaluation[] => listEvaluations(library.db);

/** @throws AppError evaluation-not-found */
export function evaluation(library: Library, id: Evaluation['id']): Evaluation {
  const found = findEvaluation(library.db, id);
  if (found === null) throw new AppError('evaluation-not-found');
  return found;
}

/** The newest model for a target domain. @throws AppError model-not-found */
export function newestModel(library: Library, targetId: DomainId): Model {
  const id = newestModelFor(library.db, targetId);
  if (id === null) throw new AppError('model-not-found');
  return forPage(requireModel(library, id));
}
