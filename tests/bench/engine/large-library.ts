import type { DomainLoans, ProblemInput } from '#engine/data/problem.ts';
import { emptyRecords, recordFields, type RecordField, type TitleRecords, type TokenRows, type Vocabulary } from '#engine/data/records.ts';
import { seededRandom } from '#engine/matrix/random.ts';

/** Size of a made-up library; loans are events, some of them repeats of the same pair. */
export interface LibrarySize {
  readonly patrons: number;
  readonly targetTitles: number;
  readonly sourceTitles: number;
  readonly targetLoans: number;
  readonly sourceLoans: number;
}

/** Circles of taste: each has its own corner of both collections, its classes, authors and subjects. */
const CIRCLES = 240;
/** Days over which the loans are spread. */
const DAYS = 1500;

type Random = () => number;
/** A number below `count`, small ones often: the long tail of library loans. */
const skewed = (random: Random, count: number, skew: number): number => Math.floor(random() ** skew * count);

/**
 * A seeded library of any size for timing: power-law titles, patrons of two tastes each that hold in both domains, records whose class,
 * author and subjects follow the taste. Half of the patrons use both domains, the others one of them.
 */
export function largeLibrary(size: LibrarySize, seed: number): ProblemInput {
  const random = seededRandom(seed);
  const tastes = Uint16Array.from({ length: size.patrons * 2 }, () => skewed(random, CIRCLES, 1.3));
  const uses = Uint8Array.from({ length: size.patrons }, () => { const draw = random(); return draw < 0.5 ? 3 : draw < 0.8 ? 1 : 2; });
  const loans = (titleCount: number, count: number, bit: number, records: TitleRecords): DomainLoans => {
    const patrons = new Uint32Array(count);
    const titles = new Uint32Array(count);
    const days = new Int32Array(count);
    for (let e = 0; e < count;) {
      const patron = skewed(random, size.patrons, 1.4);
      if ((uses[patron]! & bit) === 0) continue;
      const circle = random() < 0.75 ? tastes[patron * 2 + (random() < 0.7 ? 0 : 1)]! : skewed(random, CIRCLES, 1);
      // title t belongs to circle t % CIRCLES; within a circle the first titles are the famous ones
      titles[e] = Math.min(titleCount - 1, skewed(random, Math.floor(titleCount / CIRCLES), 2.2) * CIRCLES + circle);
      patrons[e] = patron;
      days[e] = 18_000 + Math.floor(random() * DAYS);
      e += 1;
    }
    return { titleCount, patrons, titles, days, records };
  };
  const target = loans(size.targetTitles, size.targetLoans, 1, recordsOf(size.targetTitles, random));
  const source = loans(size.sourceTitles, size.sourceLoans, 2, recordsOf(size.sourceTitles, random));
  return {
    patronCount: size.patrons, patronGroup: Uint16Array.from({ length: size.patrons }, () => 1 + skewed(random, 5, 1.5)),
    patronBranch: Uint16Array.from({ length: size.patrons }, () => 1 + skewed(random, 8, 1.5)),
    target, sources: [{ ...source, name: 'films' }], vocabulary: wordsOf(),
  };
}

/** Words in each field's vocabulary. */
const SIZES: Readonly<Record<RecordField, number>> = {
  title: 60_000, author: CIRCLES * 300, heading: CIRCLES * 40, subject: CIRCLES * 40, class: 10 + 100 + CIRCLES * 4, series: CIRCLES * 60, publisher: 2000, language: 12, audience: 4, material: 6, year: 30,
};

function wordsOf(): Vocabulary {
  return Object.fromEntries(recordFields.map((field) => [field, Array.from({ length: SIZES[field] }, (_, token) => `${field} ${token}`)])) as unknown as Vocabulary;
}

function recordsOf(titleCount: number, random: Random): TitleRecords {
  const circleOf = (title: number) => title % CIRCLES;
  const rows = (tokensOf: (title: number) => readonly number[]): TokenRows => {
    const start = new Uint32Array(titleCount + 1);
    const token: number[] = [];
    for (let title = 0; title < titleCount; title += 1) {
      token.push(...[...new Set(tokensOf(title))].sort((a, b) => a - b));
      start[title + 1] = token.length;
    }
    return { start, token: Uint32Array.from(token) };
  };
  const within = (title: number, each: number, skew: number) => circleOf(title) * each + skewed(random, each, skew);
  return {
    work: emptyRecords(titleCount).work,
    fields: {
      title: rows(() => Array.from({ length: 4 }, () => skewed(random, SIZES.title, 2.5))),
      author: rows((title) => [within(title, 300, 1.5)]),
      heading: rows((title) => [within(title, 40, 1.5)]),
      subject: rows((title) => Array.from({ length: 3 }, () => within(title, 40, 1.5))),
      class: rows((title) => { const own = circleOf(title); return [own % 10, 10 + (own % 100), 110 + own * 4 + skewed(random, 4, 1)]; }),
      series: rows((title) => (title % 9 === 0 ? [within(title, 60, 1.2)] : [])),
      publisher: rows(() => [skewed(random, SIZES.publisher, 2)]),
      language: rows(() => [skewed(random, SIZES.language, 3)]),
      audience: rows((title) => [circleOf(title) % 4]),
      material: rows(() => [0]),
      year: rows(() => [skewed(random, SIZES.year, 1)]),
    },
  };
}
