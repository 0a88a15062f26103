import { acceptanceDays, type DomainInsight, type InsightFacts } from '#contract/insights.ts';
import type { WorkerTask } from '#contract/worker-messages.ts';
import { openReadOnly } from '#catalog/open.ts';
import { assignmentsOf, domainNames, isByBranch, listedAndLent, listedTitles, loanMoments, loanSpan, titleYears } from '#catalog/repositories/insights.ts';
import { isoDateOrNull } from '#catalog/repositories/times.ts';
import { createPacer } from '#engine/pacer.ts';
import type { TaskContext } from '../serve-task.ts';
import { acceptanceOf } from './acceptance.ts';
import { agesOf } from './ages.ts';
import { monthScale } from './months.ts';
import { spreadOf } from './spread.ts';
import { TitleDomains } from './title-domains.ts';

const yearSeconds = 365 * 86_400;
const checkedEvery = 0xffff;

/** Counts loans, stock and lists of the whole catalogue once, by the domains of a map. Some 40 bytes a title stay in memory, and nothing of a loan. */
export async function makeInsights({ folder, mapId }: Extract<WorkerTask, { type: 'insights' }>, { signal, port }: TaskContext): Promise<InsightFacts> {
  const db = openReadOnly(folder);
  try {
    const pacer = createPacer(signal);
    const report = (value: number): void => port.send({ type: 'progress', step: 'counting', value, done: null });
    report(0);
    const [ids, years]: [number[], number[]] = [[], []];
    for (const [id, year] of titleYears(db)) {
      ids.push(id);
      years.push(year);
    }
    const last = ids.at(-1) ?? 0;
    const domains = new TitleDomains(assignmentsOf(db, mapId), last);
    const names = domainNames(db, mapId);
    const placeOfDomain = new Map(names.map(({ id }, at) => [id as number, at]));
    const span = loanSpan(db);
    const months = span === null ? { names: [], placeOf: () => -1 } : monthScale(span.first, span.last);
    const loans = [...names, null].map(() => new Array<number>(months.names.length).fill(0));
    const recent = new Uint32Array(last + 1);
    const lentRecently = new Uint8Array(domains.domains.length);
    const since = (span?.last ?? 0) - yearSeconds;
    await pacer.pause();
    let read = 0;
    for (const [title, branch, at] of loanMoments(db, isByBranch(db, mapId))) {
      const place = domains.placeOf(title, branch);
      const month = months.placeOf(at);
      if (month >= 0) loans[place < 0 ? names.length : placeOfDomain.get(domains.domains[place]!)!]![month]! += 1;
      if (at > since) {
        recent[title]! += 1;
        if (place >= 0) lentRecently[place] = 1;
      }
      read += 1;
      if ((read & checkedEvery) === 0) {
        port.send({ type: 'progress', step: 'counting', value: 0.1, done: read });
        signal.throwIfAborted();
      }
    }
    report(0.7);
    await pacer.pause();
    const listed = new Uint32Array(last + 1);
    for (const [title, lists] of listedTitles(db)) listed[title] = lists;
    const stock = stockOf(ids, domains, placeOfDomain, names.length, { recent, listed, lentRecently });
    report(0.8);
    await pacer.pause();
    const acceptance = await acceptanceOf(listedAndLent(db, acceptanceDays), span?.last ?? 0, pacer);
    const lastYear = new Date((span?.last ?? 0) * 1000).getUTCFullYear();
    return {
      first: isoDateOrNull(span?.first ?? null), last: isoDateOrNull(span?.last ?? null), months: months.names, acceptance,
      domains: [...names, { id: null, name: '' }].map(({ id, name }, at): DomainInsight => ({ id, name, ...stock[at]!, loans: loans[at]! })),
      ages: agesOf(ids.map((id, at) => [years[at]!, recent[id]!, listed[id]!] as const), lastYear),
      lending: spreadOf(recent, ids.length), listing: spreadOf(listed, ids.length),
    };
  } finally {
    db.close();
  }
}

interface Counts { titles: number; circulating: number; listed: number }

/** Titles of each domain, the last being none: how many there are, were lent within a year, and stand on lists. A title of several domains counts in each. */
function stockOf(
  ids: readonly number[], domains: TitleDomains, placeOfDomain: ReadonlyMap<number, number>, none: number,
  { recent, listed, lentRecently }: { readonly recent: Uint32Array; readonly listed: Uint32Array; readonly lentRecently: Uint8Array },
): readonly Counts[] {
  const stock = Array.from({ length: none + 1 }, (): Counts => ({ titles: 0, circulating: 0, listed: 0 }));
  for (const id of ids) {
    const [from, to] = domains.range(id);
    const seen = new Map<number, boolean>();
    for (let place = from; place < to; place += 1) {
      const at = placeOfDomain.get(domains.domains[place]!)!;
      seen.set(at, (seen.get(at) ?? false) || lentRecently[place] === 1);
    }
    if (seen.size === 0) seen.set(none, recent[id]! > 0);
    for (const [at, isLent] of seen) {
      const counts = stock[at]!;
      counts.titles += 1;
      if (isLent) counts.circulating += 1;
      if (listed[id]! > 0) counts.listed += 1;
    }
  }
  return stock;
}
