import type { Dataset } from '../data/dataset.ts';
import { rowLength, type LoanMatrix } from '../data/loan-matrix.ts';
import type { TokenRows } from '../data/records.ts';
import { themesOf } from '../evaluation/themes.ts';
import { logisticFit } from '../matrix/logistic.ts';
import { mix, shuffled } from '../matrix/random.ts';
import type { Pacer } from '../pacer.ts';

/** Weight of each pair by age: 2^(−age / halfLifeDays), age from the pair's last loan to `lastDay`; 0 = no decay. */
export function ageWeights(loans: LoanMatrix, lastDay: number, halfLifeDays: number): Float32Array {
  return Float32Array.from(loans.lastDay, (day) => (halfLifeDays > 0 ? 2 ** ((day - lastDay) / halfLifeDays) : 1));
}

/** Themes a reading profile is made of: the most borrowed of both domains. */
const THEMES = 60;
/** Readers of each domain the classifier learns from, drawn by seed. */
const MOST_READERS = 2000;
/** Readers of each domain below which nothing can be told. */
const FEWEST_READERS = 40;
const LEAST = 0.1;
const MOST = 10;

/**
 * How much a reader of source `s` is like the readers of the target: p_T(h) / p_S(h) of the reading profile h (shares of the reader's loans by
 * class) by the odds of a logistic classifier that tells target profiles from source profiles, clipped to 0.1 … 10 (engine notes 1.4.5;
 * Bickel, Brückner and Scheffer 2009). One weight a patron row; 1 for patrons without described source loans, and for all without classes or
 * with too few readers to tell.
 */
export async function similarityWeights(data: Dataset, s: number, seed: number, pacer: Pacer): Promise<Float32Array> {
  const weights = new Float32Array(data.patronCount).fill(1);
  const themes = themesOf(data);
  if (themes === null) return weights;
  const source = data.sources[s]!;
  const place = mostBorrowed(themes.count, [[data.target, themes.target], [source, themes.sources[s]!]]);
  const readers = (loans: LoanMatrix, own: TokenRows, salt: number) => {
    const all = Array.from({ length: data.patronCount }, (_, u) => u).filter((u) => rowLength(loans, u) > 0);
    return shuffled(all, mix(seed, salt)).map((u) => profileOf(loans, own, u, place)).filter((profile) => profile !== null).slice(0, MOST_READERS);
  };
  const ofTarget = readers(data.target, themes.target, 61);
  if (pacer.due()) await pacer.pause();
  const ofSource = readers(source, themes.sources[s]!, 62);
  if (Math.min(ofTarget.length, ofSource.length) < FEWEST_READERS) return weights;
  await pacer.pause();
  // both sides weigh alike, so that the odds are p_T / p_S
  const odds = await logisticFit([...ofTarget, ...ofSource], (at) => (at < ofTarget.length ? 1 : 0), (at) => 0.5 / (at < ofTarget.length ? ofTarget.length : ofSource.length), pacer);
  for (let u = 0; u < data.patronCount; u += 1) {
    if (u % 256 === 0 && pacer.due()) await pacer.pause();
    const profile = profileOf(source, themes.sources[s]!, u, place);
    if (profile !== null) weights[u] = Math.min(MOST, Math.max(LEAST, Math.exp(odds(profile))));
  }
  return weights;
}

/** Place of each theme among the most borrowed, −1: not among them. */
function mostBorrowed(count: number, domains: readonly (readonly [LoanMatrix, TokenRows])[]): Int32Array {
  const loans = new Uint32Array(count);
  for (const [{ column }, { start, token }] of domains) {
    for (const title of column) for (let e = start[title]!; e < start[title + 1]!; e += 1) loans[token[e]!]! += 1;
  }
  const place = new Int32Array(count).fill(-1);
  Array.from(loans.keys()).filter((theme) => loans[theme]! > 0).sort((a, b) => loans[b]! - loans[a]! || a - b).slice(0, THEMES)
    .forEach((theme, at) => { place[theme] = at; });
  return place;
}

/** Share of the reader's described loans that has each of the themes; null without described loans. */
function profileOf({ rowStart, column }: LoanMatrix, { start, token }: TokenRows, patron: number, place: Int32Array): Float64Array | null {
  const profile = new Float64Array(THEMES);
  let described = 0;
  for (let e = rowStart[patron]!; e < rowStart[patron + 1]!; e += 1) {
    const title = column[e]!;
    if (start[title] !== start[title + 1]) described += 1;
    for (let t = start[title]!; t < start[title + 1]!; t += 1) if (place[token[t]!]! >= 0) profile[place[token[t]!]!]! += 1;
  }
  return described === 0 ? null : profile.map((count) => count / described);
}
