import type { DomainLoans, PatronHistory, ProblemInput } from '#engine/data/problem.ts';
import { seededRandom } from '#engine/matrix/random.ts';

/** A made-up library: readers of a few tastes, whose source taste agrees with the target taste or is drawn anew. */
export function plantedLibrary(options: { seed: number; agree: boolean; patrons?: number; sources?: number }): ProblemInput {
  const { seed, agree, patrons = 360, sources = 1 } = options;
  const tastes = 6;
  const titles = 60;
  const random = seededRandom(seed);
  const pick = (most: number) => Math.floor(random() * most);
  const events = Array.from({ length: sources + 1 }, () => ({ patrons: [] as number[], titles: [] as number[], days: [] as number[] }));
  const borrow = (domain: number, patron: number, taste: number, count: number) => {
    for (let i = 0; i < count; i += 1) {
      const own = random() < 0.85 ? taste : pick(tastes);
      events[domain]!.patrons.push(patron);
      events[domain]!.titles.push(own * (titles / tastes) + pick(titles / tastes));
      events[domain]!.days.push(18_000 + pick(300));
    }
  };
  for (let u = 0; u < patrons; u += 1) {
    const taste = pick(tastes);
    borrow(0, u, taste, 1 + pick(9));
    if (u % 5 === 0) continue; // one in five never uses the other collections
    for (let s = 1; s <= sources; s += 1) borrow(s, u, agree ? taste : pick(tastes), 3 + pick(6));
  }
  const domain = (own: (typeof events)[number]): DomainLoans => ({
    titleCount: titles, patrons: Uint32Array.from(own.patrons), titles: Uint32Array.from(own.titles), days: Int32Array.from(own.days),
  });
  return {
    patronCount: patrons, patronGroup: Uint16Array.from({ length: patrons }, (_, u) => u % 3),
    target: domain(events[0]!), sources: events.slice(1).map((own, s) => ({ ...domain(own), name: `source ${s}` })),
  };
}

/** A history from plain lists of columns, borrowed one a day. */
export function historyOf(target: readonly number[], ...sources: readonly (readonly number[])[]): PatronHistory {
  const domain = (columns: readonly number[]) => ({ columns: Uint32Array.from(columns), days: Int32Array.from(columns, (_, day) => day) });
  return { target: domain(target), sources: sources.map(domain) };
}

/** A domain from [patron, title, day] triples. */
export function loansOf(titleCount: number, triples: readonly (readonly [number, number, number])[]): DomainLoans {
  return {
    titleCount, patrons: Uint32Array.from(triples, ([patron]) => patron), titles: Uint32Array.from(triples, ([, title]) => title),
    days: Int32Array.from(triples, ([, , day]) => day),
  };
}
