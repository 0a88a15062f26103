import { AppError } from '#contract/errors.ts';
import type { JobId, MapId } from '#contract/ids.ts';
import type { Insights } from '#contract/insights.ts';
import { listMaps } from '#catalog/repositories/domains.ts';
import { findInsight, putInsight } from '#catalog/repositories/insights.ts';
import { runTask } from '#jobs/worker-process.ts';
import type { Library } from './library.ts';

/** @throws AppError map-not-found */
function nameOf(library: Library, mapId: MapId): string {
  const map = listMaps(library.db).find(({ id }) => id === mapId);
  if (map === undefined) throw new AppError('map-not-found', { map: mapId });
  return map.name;
}

/** Counts loans, stock and lists anew by the domains of a map, as a job in a worker process. @throws AppError map-not-found */
export function startInsights(library: Library, mapId: MapId): JobId {
  return library.start('insights', nameOf(library, mapId), async ({ signal, report }) => {
    report('counting', 0);
    const madeAtMs = Date.now();
    const outcome = await runTask(library.environment.launchWorker, { type: 'insights', folder: library.folder, mapId }, signal, (message) => {
      if (message.type === 'progress') report(message.step, message.value, message.done);
    });
    if (outcome.type !== 'insights-made') throw new Error(`insights were answered with ${outcome.type}`);
    putInsight(library.db, mapId, madeAtMs, outcome.facts);
    library.changed('insights');
    return { mapId };
  });
}

/** What was counted last; null: nothing yet. @throws AppError map-not-found */
export function showInsights(library: Library, mapId: MapId): Insights | null {
  const map = nameOf(library, mapId);
  const found = findInsight(library.db, mapId);
  return found === null ? null : { mapId, map, madeAt: new Date(found.madeAtMs).toISOString(), stale: found.stale, ...found.facts };
}
