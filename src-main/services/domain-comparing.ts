import { AppError } from '#contract/errors.ts';
import type { JobId, MapId } from '#contract/ids.ts';
import { transaction } from '#catalog/database.ts';
import { mapState, putRelatedness } from '#catalog/repositories/domain-relations.ts';
import { listMaps } from '#catalog/repositories/domains.ts';
import { runTask } from '#jobs/worker-process.ts';
import type { Library } from './library.ts';

/** Domains that are compared with each other; the rest, of the fewest loans, are left out. */
const mostDomains = 30;

/**
 * Starts the job that measures how related the domains of a map are, in a worker process.
 * If the map is changed meanwhile, what was measured is not kept.
 * @throws AppError map-not-found
 */
export function compareDomains(library: Library, mapId: MapId): JobId {
  const find = () => {
    const map = listMaps(library.db).find(({ id }) => id === mapId);
    if (map === undefined) throw new AppError('map-not-found', { map: mapId });
    return map;
  };
  return library.start('comparison', find().name, async ({ report, signal }) => {
    report('loading', 0);
    const before = mapState(library.db, mapId)?.changedAt;
    const domainIds = [...find().domains].filter(({ counts }) => counts.loans > 0).sort((a, b) => b.counts.loans - a.counts.loans).slice(0, mostDomains).map(({ id }) => id).sort((a, b) => a - b);
    const outcome = await runTask(library.environment.launchWorker, { type: 'compare', folder: library.folder, mapId, domainIds }, signal, (message) => {
      if (message.type === 'progress') report(message.step, message.value, message.done ?? undefined);
    });
    if (outcome.type !== 'compared') throw new Error(`a comparison answered ${outcome.type}`);
    if (mapState(library.db, mapId)?.changedAt !== before) return { mapId };
    transaction(library.db, () => putRelatedness(library.db, mapId, outcome.pairs.map(({ a, b, ...relatedness }) => ({ a, b, relatedness }))));
    library.changed('domains');
    return { mapId };
  });
}
