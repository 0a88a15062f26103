import type { Dataset } from '../data/dataset.ts';
import { rowsWhere, type LoanMatrix } from '../data/loan-matrix.ts';
import { oncePer } from '../data/once.ts';
import type { TokenRows } from '../data/records.ts';
import { themesOf } from '../evaluation/themes.ts';
import { logisticFit } from '../matrix/logistic.ts';
import { mix, shuffled } from '../matrix/random.ts';
import type { Pacer } from '../pacer.ts';
import { loansByTheme, MOST_THEMES, mostBorrowed } from './most-borrowed.ts';

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
 * with too few readers to tell. Made once for each data set, source and seed: not to be written to.
 */
export function similarityWeights(data: Dataset, s: number, seed: number, pacer: Pacer): Promise<Float32Array> {
  return weightsOf(data, `${s}:${seed}`, () => makeWeights(data, s, seed, pacer));
}

const weightsOf = oncePer<Dataset, string, Float32Array>();

async function makeWeights(data: Dataset, s: number, seed: number, pacer: Pacer): Promise<Float32Array> {
  const weights = new Float32Array(data.patronCount).fill(1);
  const themes = themesOf(data);
  if (themes === null) return weights;
  const source = data.sources[s]!;
  const place = await placesOf(themes.count, [[data.target, themes.target], [source, themes.sources[s]!]], pacer);
  const ofTarget = await sampledProfiles(data.target, themes.target, place, mix(seed, 61), pacer);
  const ofSource = await sampledProfiles(source, themes.sources[s]!, place, mix(seed, 62), pacer);
  if (Math.min(ofTarget.length, ofSource.length) < FEWEST_READERS) return weights;
  // both sides weigh alike, so that the odds are p_T / p_S
  const odds = await logisticFit([...ofTarget, ...ofSource], (at) => (at < ofTarget.length ? 1 : 0), (at) => 0.5 / (at < ofTarget.length ? ofTarget.length : ofSource.length), pacer);
  for (let u = 0; u < data.patronCount; u += 1) {
    if (u % 256 === 0 && pacer.due()) await pacer.pause();
    const profile = profileOf(source, themes.sources[s]!, u, place);
    if (profile !== null) weights[u] = Math.min(MOST, Math.max(LEAST, Math.exp(odds(profile))));
  }
  return weights;
}

/** Profiles of readers with described loans in the domain, at most 2,000, in seeded order. */
async function sampledProfiles(loans: LoanMatrix, own: TokenRows, place: Int32Array, seed: number, pacer: Pacer): Promise<Float64Array[]> {
  const profiles: Float64Array[] = [];
  for (const u of shuffled(await rowsWhere(loans, () => true, pacer), seed)) {
    if (profiles.length === MOST_READERS) break;
    if (pacer.due()) await pacer.pause();
    const profile = profileOf(loans, own, u, place);
    if (profile !== null) profiles.push(profile);
  }
  return profiles;
}

/** Place of each theme among the most borrowed of both domains, −1: not among them. */
async function placesOf(count: number, domains: readonly (readonly [LoanMatrix, TokenRows])[], pacer: Pacer): Promise<Int32Array> {
  const loans = new Uint32Array(count);
  for (const [matrix, own] of domains) (await loansByTheme(matrix, own, count, pacer)).forEach((more, theme) => { loans[theme]! += more; });
  const place = new Int32Array(count).fill(-1);
  mostBorrowed(loans).forEach((theme, at) => { place[theme] = at; });
  return place;
}

/** Share of the reader's described loans that has each of the themes; null without described loans. */
function profileOf({ rowStart, column }: LoanMatrix, { start, token }: TokenRows, patron: number, place: Int32Array): Float64Array | null {
  const profile = new Float64Array(MOST_THEMES);
  let described = 0;
  for (let e = rowStart[patron]!; e < rowStart[patron + 1]!; e += 1) {
    const title = column[e]!;
    if (start[title] !== start[title + 1]) described += 1;
    for (let t = start[title]!; t < start[title + 1]!; t += 1) if (place[token[t]!]! >= 0) profile[place[token[t]!]!]! += 1;
  }
  return described === 0 ? null : profile.map((count) => count / described);
}
