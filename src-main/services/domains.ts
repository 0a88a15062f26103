import { AppError } from '#contract/errors.ts';
import type { DomainMap, DomainMapFile } from '#contract/domains.ts';
import type { DomainId, JobId, MapId } from '#contract/ids.ts';
import { transaction } from '#catalog/database.ts';
import { addPastMap } from '#catalog/repositories/domain-relations.ts';
import { deleteMap, deleteSomeAssignments, listMaps, mapNamed, putMap } from '#catalog/repositories/domains.ts';
import { listModels, markStale } from '#catalog/repositories/models.ts';
import { inSlices } from '#jobs/slices.ts';
import { refreshMap } from './domain-assigning.ts';
import type { Library } from './library.ts';
import { removeModel } from './training.ts';

export const list = (library: Library): DomainMap[] => listMaps(library.db);

/**
 * Writes a map and starts the job that sorts the titles into its domains. Models made from it become stale. The map as it was can be gone back to.
 * @throws AppError map-not-found, map-name-taken, domain-name-taken
 */
export function save(library: Library, { mapId, replace, map }: { mapId?: MapId | undefined; replace: boolean; map: DomainMapFile }): JobId {
  const names = map.domains.map((domain) => domain.name.toLowerCase());
  const twice = map.domains.find((domain, index) => names.indexOf(domain.name.toLowerCase()) !== index);
  if (twice !== undefined) throw new AppError('domain-name-taken', { domain: twice.name });
  const namesake = mapNamed(library.db, map.map);
  if (mapId !== undefined && !listMaps(library.db).some(({ id }) => id === mapId)) throw new AppError('map-not-found', { map: map.map });
  if (namesake !== null && namesake !== mapId && !(replace && mapId === undefined)) throw new AppError('map-name-taken', { map: map.map });
  const known = mapId ?? namesake;
  const before = listMaps(library.db).find((candidate) => candidate.id === known);
  const id = transaction(library.db, () => {
    if (before !== undefined) keepPast(library, before, 'changed', map);
    const written = putMap(library.db, known, map);
    if (known !== null) markStale(library.db, known);
    return written;
  });
  library.changed('domains', 'models');
  return startCounting(library, id, map.map);
}

const startCounting = (library: Library, id: MapId, name: string): JobId => library.start('domains', name, async ({ report, signal }) => {
  const current = listMaps(library.db).find((candidate) => candidate.id === id);
  if (current === undefined) throw new AppError('map-not-found', { map: name });
  await refreshMap(library, current, report, signal);
  return { mapId: id };
});

/** Starts the job that sorts all titles into a map's domains and counts all of it anew. @throws AppError map-not-found */
export function recount(library: Library, mapId: MapId): JobId {
  const map = listMaps(library.db).find(({ id }) => id === mapId);
  if (map === undefined) throw new AppError('map-not-found', { map: mapId });
  return startCounting(library, mapId, map.name);
}

const fileOf = ({ name: map, domains }: DomainMap): DomainMapFile => ({ map, domains: domains.map(({ name, any }) => ({ name, any: [...any] })) });

/** Keeps a map as it is, unless what comes after it says the same. */
function keepPast(library: Library, map: DomainMap, kind: 'changed' | 'deleted', after?: DomainMapFile): void {
  const file = JSON.stringify(fileOf(map));
  if (after === undefined || file !== JSON.stringify(after)) addPastMap(library.db, map.id, kind, file);
}

/** Deletes a map with the models and lists made with it. The map itself can be brought back. @throws AppError map-not-found */
export async function remove(library: Library, mapId: MapId): Promise<void> {
  const { db } = library;
  const models = listModels(db).filter((model) => model.mapId === mapId);
  const map = listMaps(db).find(({ id }) => id === mapId);
  if (map === undefined) throw new AppError('map-not-found', { map: mapId });
  for (const { id } of models) await removeModel(library, id);
  await inSlices((limit) => transaction(db, () => deleteSomeAssignments(db, mapId, limit)));
  transaction(db, () => {
    keepPast(library, map, 'deleted');
    deleteMap(db, mapId);
  });
  library.changed('domains', 'models', 'lists');
}

/** A map by name; without a name the only one that has all these domains. */
export function findDomains(library: Library, mapName: string | undefined, targetName: string, sourceNames: readonly string[]): { mapId: MapId; targetId: DomainId; sourceIds: DomainId[] } {
  const maps = listMaps(library.db);
  const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
  const map = mapName === undefined
    ? maps.find((candidate) => [targetName, ...sourceNames].every((name) => candidate.domains.some((domain) => same(domain.name, name)))) ?? maps[0]
    : maps.find((candidate) => same(candidate.name, mapName));
  if (map === undefined) throw mapName === undefined ? new AppError('domain-not-found', { domain: targetName, map: '–' }) : new AppError('map-not-found', { map: mapName });
  const idOf = (name: string): DomainId => {
    const domain = map.domains.find((candidate) => same(candidate.name, name));
    if (domain === undefined) throw new AppError('domain-not-found', { domain: name, map: map.name });
    return domain.id;
  };
  return { mapId: map.id, targetId: idOf(targetName), sourceIds: sourceNames.map(idOf) };
}
