import { join } from 'node:path';
import type { JobId, ModelId } from '#contract/ids.ts';
import type { BrowserApp } from './app.ts';
import { tinyLibrary, writeLibrary } from './library-files.ts';
import { ImportsScreen } from './page-models/imports.ts';
import { Navigation } from './page-models/navigation.ts';

const materials = { books: 'book', films: 'film', music: 'music' } as const;
type DomainName = keyof typeof materials;

/** Imports a library through the page. */
export async function importLibrary(app: BrowserApp): Promise<void> {
  const { titles, patrons, loans } = await writeLibrary(join(app.home, 'exported'), tinyLibrary);
  await new Navigation(app).to('imports');
  const imports = new ImportsScreen(app);
  await imports.choose([titles, patrons, loans]);
  await imports.start(3);
}

async function done(app: BrowserApp, jobId: JobId): Promise<void> {
  const job = await app.ended(jobId);
  if (job.status !== 'finished') throw new Error(`The ${job.kind} job ended as ${job.status}: ${job.error?.code}`);
}

/** Makes a map of the three materials, by calls; answers what training needs to know of it. */
export async function makeMap(app: BrowserApp, names: Readonly<Record<DomainName, string>>, mapName: string) {
  const { jobId } = await app.call('domains:save', {
    map: { map: mapName, domains: (Object.keys(materials) as DomainName[]).map((name) => ({ name: names[name], any: [{ material: [materials[name]] }] })) },
  });
  await done(app, jobId);
  return mapNamed(app, mapName);
}

/** What training needs to know of a map that is there, the first one unless it is named. */
export async function mapNamed(app: BrowserApp, mapName?: string) {
  const map = (await app.call('domains:list', {})).find(({ name }) => mapName === undefined || name === mapName);
  const [target, ...sources] = map?.domains ?? [];
  if (map === undefined || target === undefined) throw new Error('The map was not stored.');
  return { mapId: map.id, targetId: target.id, sourceIds: sources.map(({ id }) => id) };
}

/** A small evaluation with everything that its screen shows, by calls. */
export async function evaluateSome(app: BrowserApp, training: Awaited<ReturnType<typeof makeMap>>): Promise<void> {
  await done(app, (await app.call('evaluations:start', { ...training, folds: 2, learningCurve: true, methods: ['popularity', 'segment-popularity', 'target-knn', 'cross-knn', 'pure-svd'] })).jobId);
}

/** Trains books from films and music, by calls; answers the model's number. */
export async function train(app: BrowserApp, training: Awaited<ReturnType<typeof makeMap>>): Promise<ModelId> {
  await done(app, (await app.call('training:start', training)).jobId);
  const [model] = await app.call('models:list', {});
  if (model === undefined) throw new Error('The model was not stored.');
  return model.id;
}

/** Trains, and makes everybody's list, by calls. */
export async function trainAndList(app: BrowserApp, training: Awaited<ReturnType<typeof makeMap>>): Promise<void> {
  const modelId = await train(app, training);
  await done(app, (await app.call('lists:make', { modelId, patrons: 'all' })).jobId);
}
