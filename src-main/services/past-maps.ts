import { domainMapFile, type DomainMapFile } from '#contract/domains.ts';
import type { PastMap } from '#contract/domain-relations.ts';
import { AppError } from '#contract/errors.ts';
import type { JobId } from '#contract/ids.ts';
import { pastMap, pastMaps, removePastMap } from '#catalog/repositories/domain-relations.ts';
import { isoTime } from '#catalog/repositories/times.ts';
import { save } from './domains.ts';
import type { Library } from './library.ts';

const fileOf = (text: string): DomainMapFile => domainMapFile.parse(JSON.parse(text));

/** Maps as they were before they were changed or deleted, the newest first. */
export const listPast = (library: Library): PastMap[] => pastMaps(library.db).map(({ id, mapId, kind, file, at }) => {
  const { map, domains } = fileOf(file);
  return { id, mapId, name: map, kind, at: isoTime(at), domains: domains.map(({ name }) => name) };
});

/**
 * Makes a map what it was, or brings a deleted one back, and starts the job that counts it. The map as it is now can be gone back to in its turn.
 * Models and lists that were deleted with a map are not brought back.
 * @throws AppError past-map-not-found, map-name-taken
 */
export function restore(library: Library, pastId: number): JobId {
  const past = pastMap(library.db, pastId);
  if (past === null) throw new AppError('past-map-not-found');
  const jobId = save(library, { ...(past.mapId !== null && { mapId: past.mapId }), replace: false, map: fileOf(past.file) });
  removePastMap(library.db, pastId);
  library.changed('domains');
  return jobId;
}
