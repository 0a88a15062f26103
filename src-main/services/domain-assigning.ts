import type { DomainMap } from '#contract/domains.ts';
import type { DomainId, MapId, TitleId } from '#contract/ids.ts';
import type { JobStep } from '#contract/jobs.ts';
import { transaction } from '#catalog/database.ts';
import { patronDomains, putAssignments, ruledTitles, type RuledTitle } from '#catalog/repositories/assignments.ts';
import { addTitles, beginCounting, dropSomeTitles, forgetCounted, markMapUncounted, putCountedPatron } from '#catalog/repositories/domain-patrons.ts';
import { listMaps, markUncounted, putCounts, type MapCounts } from '#catalog/repositories/domains.ts';
import { inSlices } from '#jobs/slices.ts';
import { byPatron, CountSums } from './count-sums.ts';
import { LinkCounter, type PairLinks } from './domain-links.ts';
import { settleSoon } from './domain-settling.ts';
import type { Library } from './library.ts';
import { fitsAt, needOf, readyRule, type ReadyRule } from './rule-matching.ts';

export type StepReport = (step: JobStep, value: number, done?: number) => void;

/** Sorts all titles into the domains of every map, and counts them. */
export async function refreshMaps(library: Library, report: StepReport, signal?: AbortSignal): Promise<void> {
  markUncounted(library.db);
  const maps = listMaps(library.db);
  for (const [index, map] of maps.entries()) {
    await refreshMap(library, map, (step, value, done) => report(step, (index + value) / maps.length, done), signal);
  }
}

/** Sorts all titles into the domains of one map, and counts titles, loans, patrons, and what any two domains share: patrons, works, stories, series. */
export async function refreshMap(library: Library, map: DomainMap, report: StepReport, signal?: AbortSignal): Promise<void> {
  const totals = await library.counts.read();
  markMapUncounted(library.db, map.id); // first: from here on nothing but a whole count makes it right
  await inSlices((limit) => dropSomeTitles(library.db, map.id, limit), signal);
  transaction(library.db, () => beginCounting(library.db, map.id));
  const titles: TitleCounts = { byDomain: new Map(), unassigned: 0, reached: 0 };
  const counting = countingOf(library).set(map.id, titles);
  try {
    const links = await assign(library, map, titles, (done) => report('assigning', 0.5 * share(done, totals.titles), done), signal);
    const counted = await count(library, map, (done) => report('counting', 0.5 + 0.5 * share(done, totals.patrons), done), signal);
    transaction(library.db, () => putCounts(library.db, map.id, countsOf(map, titles, counted, links)));
  } finally {
    counting.delete(map.id);
  }
  library.changed('domains');
  settleSoon(library); // what has changed meanwhile
}

const share = (done: number, total: number): number => (total === 0 ? 1 : Math.min(1, done / total));

/** Titles counted so far, up to the row id that is reached. */
interface TitleCounts { readonly byDomain: Map<DomainId, number>; unassigned: number; reached: number }

const countings = new WeakMap<Library, Map<MapId, TitleCounts>>();
/** The maps that are being counted just now. */
function countingOf(library: Library): Map<MapId, TitleCounts> {
  const known = countings.get(library) ?? new Map<MapId, TitleCounts>();
  countings.set(library, known);
  return known;
}

/** A title belongs elsewhere, has come or gone: its map's counts of titles follow at once, also those that are being made. Domains before and now; null: there was, or is, no such title. */
export function retitle(library: Library, mapId: MapId, titleId: number, before: ReadonlySet<DomainId> | null, now: ReadonlySet<DomainId> | null): void {
  const changes = new Map([...before ?? [], ...now ?? []].map((id) => [id, Number(now?.has(id) ?? false) - Number(before?.has(id) ?? false)]));
  const unassigned = Number(now?.size === 0) - Number(before?.size === 0);
  const counting = countingOf(library).get(mapId);
  if (counting === undefined) addTitles(library.db, mapId, changes, unassigned); // of a map that waits to be counted it is no matter
  else if (titleId <= counting.reached) {
    for (const [id, titles] of changes) counting.byDomain.set(id, (counting.byDomain.get(id) ?? 0) + titles);
    counting.unassigned += unassigned;
  }
}

async function assign(library: Library, map: DomainMap, counts: TitleCounts, report: (done: number) => void, signal?: AbortSignal): Promise<ReadonlyMap<string, PairLinks>> {
  const rules = map.domains.flatMap((domain) => domain.any);
  const need = needOf(rules);
  const domains = map.domains.map((domain) => ({ domain, ready: domain.any.map(readyRule) }));
  const links = new LinkCounter();
  let after = 0;
  await inSlices((limit) => {
    const titles = ruledTitles(library.db, after, limit, need);
    const last = titles.at(-1);
    if (last === undefined) return 0;
    const assigned = titles.flatMap((title) => assignmentsOf(title, domains, need.branches));
    transaction(library.db, () => putAssignments(library.db, map.id, after, last.id, assigned));
    countTitles(counts, links, titles, assigned);
    counts.reached = after = last.id;
    return titles.length;
  }, signal, report);
  counts.reached = Number.MAX_SAFE_INTEGER;
  return links.finish(library, signal);
}

export interface Assigned { readonly titleId: TitleId; readonly branchId: number; readonly domainId: DomainId }

export interface ReadyDomain { readonly domain: { readonly id: DomainId }; readonly ready: readonly ReadyRule[] }

/** The first domain that fits wins; where the map goes by branch, for each branch of the title (0: no branch known) by itself. */
export function assignmentsOf(title: RuledTitle, domains: readonly ReadyDomain[], byBranch: boolean): Assigned[] {
  const places = byBranch ? [{ id: 0, code: '' }, ...title.branches] : [{ id: 0, code: '' }];
  return places.flatMap((place) => {
    const found = domains.find(({ ready }) => fitsAt(title, place.code, ready));
    return found === undefined ? [] : [{ titleId: title.id, branchId: place.id, domainId: found.domain.id }];
  });
}

function countTitles(counts: TitleCounts, links: LinkCounter, titles: readonly RuledTitle[], assigned: readonly Assigned[]): void {
  const domainsOf = new Map<TitleId, Set<DomainId>>();
  for (const { titleId, domainId } of assigned) domainsOf.set(titleId, (domainsOf.get(titleId) ?? new Set()).add(domainId));
  for (const title of titles) {
    const domains = [...domainsOf.get(title.id) ?? []];
    if (domains.length === 0) counts.unassigned += 1;
    for (const id of domains) counts.byDomain.set(id, (counts.byDomain.get(id) ?? 0) + 1);
    links.add(title, domains);
  }
}

async function count(library: Library, map: DomainMap, report: (done: number) => void, signal?: AbortSignal): Promise<CountSums> {
  const { db } = library;
  const sums = new CountSums();
  let after = 0;
  let patrons = 0;
  await inSlices((limit) => {
    const { last, found } = patronDomains(db, map.id, after, limit);
    if (last === null) {
      forgetCounted(db, map.id, after, Number.MAX_SAFE_INTEGER);
      return 0;
    }
    transaction(db, () => {
      forgetCounted(db, map.id, after, last);
      for (const [patronId, counts] of byPatron(found)) {
        sums.add(counts, 1);
        putCountedPatron(db, map.id, patronId, counts);
      }
    });
    after = last;
    patrons += limit;
    report(patrons);
    return limit;
  }, signal);
  return sums;
}

function countsOf(map: DomainMap, titles: TitleCounts, { domains, pairs, unassignedLoans }: CountSums, links: ReadonlyMap<string, PairLinks>): MapCounts {
  return {
    domains: new Map(map.domains.map(({ id }) => [id, { titles: titles.byDomain.get(id) ?? 0, loans: 0, patrons: 0, ...domains.get(id) }])),
    pairs: [...new Set([...pairs.keys(), ...links.keys()])].map((key) => {
      const [a, b] = key.split(' ').map(Number) as [DomainId, DomainId];
      return { a, b, patrons: 0, aFirst: 0, bFirst: 0, works: 0, translations: 0, adaptations: 0, series: 0, samples: [], ...pairs.get(key), ...links.get(key) };
    }),
    unassigned: { titles: titles.unassigned, loans: unassignedLoans },
  };
}
