import type { DomainId, MapId } from '#contract/ids.ts';
import { listMaps } from '#catalog/repositories/domains.ts';
import { assignmentsOfTitle, isTitle, putAssignments, ruledTitles } from '#catalog/repositories/assignments.ts';
import { noteDueTitle, noteLinksChanged } from '#catalog/repositories/domain-patrons.ts';
import { transaction } from '#catalog/database.ts';
import { runTask } from '#jobs/worker-process.ts';
import { assignmentsOf, retitle } from './domain-assigning.ts';
import { inTurns } from './in-turns.ts';
import type { Library } from './library.ts';
import { needOf, readyRule } from './rule-matching.ts';
import { reformWorks, titlesAround } from './title-works.ts';

/** Titles that are made, changed or go: `described` where works are formed of what changes, `placed` where domains go by it. */
export interface TouchedTitles { readonly described: readonly number[]; readonly placed: readonly number[] }
export const noTitles: TouchedTitles = { described: [], placed: [] };
export const wholly = (ids: readonly number[]): TouchedTitles => ({ described: ids, placed: ids });

/**
 * Changes titles by hand, and puts them into their works and domains at once: a part of the transaction that `change` belongs to.
 * @param made titles that `change` has made
 */
export function placingTitles<T>(library: Library, touched: TouchedTitles, change: () => T, made: (answer: T) => TouchedTitles = () => noTitles): T {
  const { db } = library;
  const before = touched.described.length === 0 ? { titles: [], works: [] } : titlesAround(db, touched.described);
  const assign = assigner(library);
  const places = new Map(touched.placed.map((id) => [id, assign.placesOf(id)]));
  const answer = change();
  const more = made(answer);
  const described = [...touched.described, ...more.described];
  if (described.length > 0 && !reformWorks(db, described, before)) queueMicrotask(() => formAllWorks(library));
  if (described.length > 0) noteLinksChanged(db);
  for (const [id, before] of places) assign(id, before);
  for (const id of new Set(more.placed)) assign(id, more.described.includes(id) ? null : undefined); // a title that was made, or one that has got a copy
  return answer;
}

type Place = { readonly branchId: number; readonly domainId: DomainId };
/** Where a title belongs, map by map; null: there is no such title. */
type Places = ReadonlyMap<MapId, readonly Place[]> | null;

export interface Assigner {
  /** Sorts a title into the domains of all maps. @param before where it was before it changed; left out: as it is stored */
  (titleId: number, before?: Places): void;
  placesOf(titleId: number): Places;
}

/** Sorts one title after the other into the domains of all maps. The counts of titles follow at once, and who borrowed a title that belongs elsewhere now is looked at again soon. */
export function assigner(library: Library): Assigner {
  const { db } = library;
  const maps = listMaps(db).map((map) => ({
    id: map.id, need: needOf(map.domains.flatMap((domain) => domain.any)), domains: map.domains.map((domain) => ({ domain, ready: domain.any.map(readyRule) })),
  }));
  const placesOf = (titleId: number): Places => (isTitle(db, titleId) ? new Map(maps.map(({ id }) => [id, assignmentsOfTitle(db, id, titleId)])) : null);
  function assign(titleId: number, before: Places = placesOf(titleId)): void {
    for (const { id, need, domains } of maps) {
      const title = ruledTitles(db, titleId - 1, 1, need)[0];
      const isThere = title?.id === titleId;
      const was = before?.get(id) ?? [];
      const is = isThere ? assignmentsOf(title, domains, need.branches) : [];
      if ((before !== null) === isThere && keyOf(was) === keyOf(is)) continue;
      putAssignments(db, id, titleId - 1, titleId, is);
      retitle(library, id, titleId, before && domainsOf(was), isThere ? domainsOf(is) : null);
      if (isThere) { noteDueTitle(db, id, titleId); noteLinksChanged(db); }
    }
  }
  return Object.assign(assign, { placesOf });
}

const keyOf = (places: readonly Place[]): string => places.map(({ branchId, domainId }) => `${branchId} ${domainId}`).sort().join();
const domainsOf = (places: readonly Place[]): Set<DomainId> => new Set(places.map(({ domainId }) => domainId));

/** Sorts many titles into the domains of all maps, some at a time. @param next up to so many further ones; null at the end */
export async function placeMany(library: Library, next: (limit: number) => readonly number[] | null): Promise<void> {
  const assign = assigner(library);
  await inTurns(library, (limit) => transaction(library.db, () => {
    const some = next(limit);
    if (some === null) return 0;
    for (const id of some) assign(id);
    return Math.max(1, some.length);
  }));
}

/** Forms all works anew in a worker process, unless that is waited for already. */
export function formAllWorks(library: Library): void {
  if (library.jobs.list().some(({ kind, status }) => kind === 'works' && status === 'queued')) return;
  library.start('works', '', async ({ signal, report }) => {
    await runTask(library.environment.launchWorker, { type: 'works', folder: library.folder }, signal, (message) => {
      if (message.type === 'progress') report(message.step, message.value, message.done);
    }, library.turns);
    const giveBack = await library.turns.take();
    noteLinksChanged(library.db);
    giveBack();
    library.changed('titles', 'domains');
    return {};
  });
}
