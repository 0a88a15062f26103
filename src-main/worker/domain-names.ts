import type { DomainId, MapId } from '#contract/ids.ts';
import { AppError } from '#contract/errors.ts';
import type { ReadableDB } from '#catalog/database.ts';
import { mapDomains } from '#catalog/repositories/domains.ts';

/** The domains of a task with their names. @throws AppError domain-not-found */
export function namedDomains(db: ReadableDB, mapId: MapId, ids: readonly DomainId[]): { readonly id: DomainId; readonly name: string }[] {
  const domains = mapDomains(db, mapId);
  return ids.map((id) => {
    const found = domains.find((domain) => domain.id === id);
    if (found === undefined) throw new AppError('domain-not-found', { domain: id, map: mapId });
    return found;
  });
}
