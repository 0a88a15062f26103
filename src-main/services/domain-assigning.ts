import type { DomainMap } from '#contract/domains.ts';
import type { DomainId, TitleId } from '#contract/ids.ts';
import type { JobStep } from '#contract/jobs.ts';
import { transaction } from '#catalog/database.ts';
import { patronDomains, putAssignments, ruledTitles, type RuledTitle } from '#catalog/repositories/assignments.ts';
import { listMaps, markUncounted, putCounts, type MapCounts, type PairCounts } from '#catalog/repositories/domains.ts';
import { inSlices } from '#jobs/slices.ts';
import { LinkCounter, type PairLinks } from './domain-links.ts';
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
  const { titles, links } = await assign(library, map, (done) => report('assigning', 0.5 * share(done, totals.titles), done), signal);
  const counts = await count(library, map, titles, links, (done) => report('counting', 0.5 + 0.5 * share(done, totals.patrons), done), signal);
  transaction(library.db, () => putCounts(library.db, map.id, counts));
  library.changed('domains');
}

const share = (done: number, total: number): number => (total === 0 ? 1 : Math.min(1, done / total));

interface TitleCounts { readonly byDomain: Map<DomainId, number>; unassigned: number }

async function assign(library: Library, map: DomainMap, report: (done: number) => void, signal?: AbortSignal): Promise<{ titles: TitleCounts; links: ReadonlyMap<string, PairLinks> }> {
  const rules = map.domains.flatMap((domain) => domain.any);
  const need = needOf(rules);
  const domains = map.domains.map((domain) => ({ domain, ready: domain.any.map(readyRule) }));
  const counts: TitleCounts = { byDomain: new Map(), unassigned: 0 };
  const links = new LinkCounter();
  let after = 0;
  await inSlices((limit) => {
    const titles = ruledTitles(library.db, after, limit, need);
    const last = titles.at(-1);
    if (last === undefined) return 0;
    const assigned = titles.flatMap((title) => assignmentsOf(title, domains, need.branches));
    transaction(library.db, () => putAssignments(library.db, map.id, after, last.id, assigned));
    countTitles(counts, links, titles, assigned);
    after = last.id;
    return titles.length;
  }, signal, report);
  return { titles: counts, links: await links.finish(library, signal) };
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

async function count(library: Library, map: DomainMap, titles: TitleCounts, links: ReadonlyMap<string, PairLinks>, report: (done: number) => void, signal?: AbortSignal): Promise<MapCounts> {
  const domains = new Map(map.domains.map(({ id }) => [id, { titles: titles.byDomain.get(id) ?? 0, loans: 0, patrons: 0 }]));
  const shared = new Map<string, SharedPatrons>();
  const unassigned = { titles: titles.unassigned, loans: 0 };
  let after = 0;
  let patrons = 0;
  await inSlices((limit) => {
    const { last, found } = patronDomains(library.db, map.id, after, limit);
    if (last === null) return 0;
    after = last;
    let mine: FirstLoan[] = [];
    let patron = 0;
    for (const { patronId, domainId, loans, firstAt } of found) {
      if (patronId !== patron) { addPairs(shared, mine); mine = []; patron = patronId; }
      const counted = domainId === null ? undefined : domains.get(domainId);
      if (domainId === null || counted === undefined) { unassigned.loans += loans; continue; }
      counted.loans += loans;
      counted.patrons += 1;
      mine.push({ domainId, firstAt });
    }
    addPairs(shared, mine);
    patrons += limit;
    report(patrons);
    return limit;
  }, signal);
  return { domains, pairs: pairsOf(shared, links), unassigned };
}

interface FirstLoan { readonly domainId: DomainId; readonly firstAt: number }
interface SharedPatrons { patrons: number; aFirst: number; bFirst: number }

/** Counts a patron for every two domains she borrows from, and which of them she came to first. */
function addPairs(pairs: Map<string, SharedPatrons>, mine: FirstLoan[]): void {
  if (mine.length < 2) return;
  mine.sort((a, b) => a.domainId - b.domainId);
  for (const [index, a] of mine.entries()) {
    for (const b of mine.slice(index + 1)) {
      const key = `${a.domainId} ${b.domainId}`;
      const pair = pairs.get(key) ?? { patrons: 0, aFirst: 0, bFirst: 0 };
      pairs.set(key, pair);
      pair.patrons += 1;
      if (a.firstAt < b.firstAt) pair.aFirst += 1;
      if (b.firstAt < a.firstAt) pair.bFirst += 1;
    }
  }
}

function pairsOf(shared: ReadonlyMap<string, SharedPatrons>, links: ReadonlyMap<string, PairLinks>): PairCounts[] {
  return [...new Set([...shared.keys(), ...links.keys()])].map((key) => {
    const [a, b] = key.split(' ').map(Number) as [DomainId, DomainId];
    return { a, b, patrons: 0, aFirst: 0, bFirst: 0, works: 0, translations: 0, adaptations: 0, series: 0, samples: [], ...shared.get(key), ...links.get(key) };
  });
}
