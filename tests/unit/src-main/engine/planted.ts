import type { DomainLoans, PatronHistory, ProblemInput } from '#engine/data/problem.ts';
import { emptyRecords, recordFields, type RecordField, type TitleRecords, type TokenRows, type Vocabulary } from '#engine/data/records.ts';
import { seededRandom } from '#engine/matrix/random.ts';

/**
 * A made-up library: readers of a few tastes, whose source taste agrees with the target taste or is drawn anew. The records know the taste:
 * it is the class, and an author writes for one taste; title words, publisher and year know nothing.
 */
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
  const domain = (own: (typeof events)[number], d: number): DomainLoans => ({
    titleCount: titles, records: plantedRecords(titles, tastes, seed + 1000 * d), patrons: Uint32Array.from(own.patrons), titles: Uint32Array.from(own.titles), days: Int32Array.from(own.days),
  });
  return {
    patronCount: patrons, patronGroup: Uint16Array.from({ length: patrons }, (_, u) => u % 3),
    patronBranch: Uint16Array.from({ length: patrons }, (_, u) => u % 4), vocabulary: plantedVocabulary(tastes),
    target: domain(events[0]!, 0), sources: events.slice(1).map((own, s) => ({ ...domain(own, s + 1), name: `source ${s}` })),
  };
}

const AUTHORS = 4; // of each taste
const WORDS = 30;

function plantedRecords(titles: number, tastes: number, seed: number): TitleRecords {
  const random = seededRandom(seed);
  const pick = (most: number) => Math.floor(random() * most);
  const tokens = Array.from({ length: titles }, (_, title): Partial<Record<RecordField, number[]>> => {
    if (title % 13 === 12) return {}; // a title of which the catalogue says nothing
    const taste = Math.floor(title / (titles / tastes));
    return { title: [pick(WORDS), pick(WORDS)], author: [taste * AUTHORS + pick(AUTHORS)], class: [tastes + pick(2), taste], publisher: [pick(5)], audience: [taste % 2], year: [pick(6)] };
  });
  return recordsOf(tokens);
}

function plantedVocabulary(tastes: number): Vocabulary {
  const sizes: Partial<Record<RecordField, number>> = { title: WORDS, author: AUTHORS * tastes, class: tastes + 2, publisher: 5, audience: 2, year: 6 };
  return Object.fromEntries(recordFields.map((field) => [field, Array.from({ length: sizes[field] ?? 0 }, (_, token) => `${field} ${token}`)])) as unknown as Vocabulary;
}

/** Records from the token numbers of each title. */
export function recordsOf(titles: readonly Partial<Record<RecordField, readonly number[]>>[]): TitleRecords {
  const rowsOf = (field: RecordField): TokenRows => {
    const rows = titles.map((title) => [...new Set(title[field])].sort((a, b) => a - b));
    const start = new Uint32Array(titles.length + 1);
    rows.forEach((row, t) => { start[t + 1] = start[t]! + row.length; });
    return { start, token: Uint32Array.from(rows.flat()) };
  };
  return { ...emptyRecords(titles.length), fields: Object.fromEntries(recordFields.map((field) => [field, rowsOf(field)])) as TitleRecords['fields'] };
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
