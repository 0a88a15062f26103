import { mix, seededRandom } from '../matrix/random.ts';
import type { Dataset } from '../data/dataset.ts';
import type { LoanMatrix } from '../data/loan-matrix.ts';
import type { Pacer } from '../pacer.ts';
import type { EmbeddingBatch } from './embedding.ts';

/** The latest titles of a history that a list goes by, of each domain. */
export const MAX_HISTORY = 50;
/** Titles of a history in one example: of a longer one a stretch, another one each time, whose mean is that of the whole on average. */
const DRAWN_HISTORY = 12;

/** The loans one phase of a training learns from: who borrowed what, and what else that patron is known by. */
export interface Examples {
  /** Patron and joint title of each loan. */
  readonly patrons: Uint32Array;
  readonly titles: Uint32Array;
  /** log q of each joint title, q its share of the loans of its domain, counted with one loan more a title than there were. */
  readonly logShare: Float32Array;
  readonly histories: Histories;
}

/** Joint titles by patron: own domain first (`ownEnd`), then the others. */
interface Histories {
  readonly start: Uint32Array;
  readonly ownEnd: Uint32Array;
  readonly title: Uint32Array;
}

/** Which loans are learned, and which others describe their patrons. */
export interface ExampleChoice {
  /** 'target' or the sources together. */
  readonly learn: 'target' | 'sources';
  /** Whether the histories of target examples also hold source loans. */
  readonly withSources: boolean;
}

/** A domain's loans with the joint number of its first title. */
interface Part { readonly loans: LoanMatrix; readonly offset: number }

/** Loans that are learned from at most: of a larger library some of the patrons, drawn by seed, with all their loans. */
const MAX_EXAMPLES = 400_000;

/** The examples of a data set: loans of patrons who are known by at least one other loan. */
export async function examplesOf(data: Dataset, { learn, withSources }: ExampleChoice, seed: number, pacer: Pacer, most = MAX_EXAMPLES): Promise<Examples> {
  const target: Part = { loans: data.target, offset: 0 };
  const sources = data.sources.map((loans, s): Part => ({ loans, offset: data.target.columnCount + data.sourceOffset[s]! }));
  const own = learn === 'target' ? [target] : sources;
  const all = own.reduce((sum, { loans }) => sum + loans.column.length, 0);
  const drawn = most / Math.max(1, all);
  const histories = historiesOf(data.patronCount, own, learn === 'target' && withSources ? sources : [], (patron) => drawn >= 1 || mix(seed, 53, patron) < drawn * 2 ** 32);
  const { start, ownEnd, title } = histories;
  await pacer.pause();
  const isKnown = (u: number): boolean => start[u + 1]! - start[u]! > 1;
  let size = 0;
  for (let u = 0; u < data.patronCount; u += 1) if (isKnown(u)) size += ownEnd[u]! - start[u]!;
  const patrons = new Uint32Array(size);
  const titles = new Uint32Array(size);
  let at = 0;
  for (let u = 0; u < data.patronCount; u += 1) {
    if (!isKnown(u)) continue;
    for (let e = start[u]!; e < ownEnd[u]!; e += 1, at += 1) {
      patrons[at] = u;
      titles[at] = title[e]!;
    }
  }
  await pacer.pause();
  return { patrons, titles, logShare: logShares(own, data.target.columnCount + data.sourceOffset.at(-1)!), histories };
}

/** log((loans + 1) / (all loans + titles)) of each joint title, over the parts alone. */
function logShares(parts: readonly Part[], titleCount: number): Float32Array {
  const counts = new Uint32Array(titleCount);
  let all = 0;
  for (const { loans, offset } of parts) {
    for (let e = 0; e < loans.column.length; e += 1) counts[offset + loans.column[e]!]! += 1;
    all += loans.column.length + loans.columnCount;
  }
  return Float32Array.from(counts, (count) => Math.log((count + 1) / Math.max(1, all)));
}

function historiesOf(patronCount: number, own: readonly Part[], others: readonly Part[], takes: (patron: number) => boolean): Histories {
  const start = new Uint32Array(patronCount + 1);
  const ownEnd = new Uint32Array(patronCount);
  const lengthOf = (parts: readonly Part[], u: number): number => parts.reduce((sum, { loans }) => sum + loans.rowStart[u + 1]! - loans.rowStart[u]!, 0);
  for (let u = 0; u < patronCount; u += 1) {
    ownEnd[u] = start[u]! + (takes(u) ? lengthOf(own, u) : 0);
    start[u + 1] = ownEnd[u]! + (takes(u) ? lengthOf(others, u) : 0);
  }
  const title = new Uint32Array(start[patronCount]!);
  for (let u = 0; u < patronCount; u += 1) {
    if (start[u + 1] === start[u]) continue;
    let at = start[u]!;
    for (const { loans, offset } of [...own, ...others]) for (let e = loans.rowStart[u]!; e < loans.rowStart[u + 1]!; e += 1, at += 1) title[at] = offset + loans.column[e]!;
  }
  return { start, ownEnd, title };
}

/** Splits examples by patron: one patron in ten is kept aside to see when to stop. */
export function heldApart({ patrons }: Examples, seed: number): { readonly train: Uint32Array; readonly held: Uint32Array } {
  const all = Uint32Array.from(patrons.keys());
  const isHeld = (at: number): boolean => mix(seed, 29, patrons[at]!) % 10 === 0;
  return { train: all.filter((at) => !isHeld(at)), held: all.filter(isHeld) };
}

/** Draws batches of the chosen examples, each by its own seed. */
export type BatchSampler = (chosen: Uint32Array, seed: number) => EmbeddingBatch & { readonly joint: Uint32Array };

/**
 * Makes the sampler of the examples. What a patron is known by is drawn anew each time, as it is when lists are made: half of the time the other
 * domains alone where there are any (a patron new to the target), else all; and half of the time a part of any size of that.
 * The example's own title is never in it.
 */
export function batchSampler({ patrons, titles, logShare, histories }: Examples): BatchSampler {
  const places = new Int32Array(logShare.length).fill(-1);
  return (chosen, seed) => {
    const random = seededRandom(seed);
    const distinct: number[] = [];
    const placeOf = (title: number): number => {
      if (places[title]! < 0) places[title] = distinct.push(title) - 1;
      return places[title]!;
    };
    const historyStart = new Uint32Array(chosen.length + 1);
    const history: number[] = [];
    const positive = new Uint32Array(chosen.length);
    chosen.forEach((at, b) => {
      const patron = patrons[at]!;
      const own = titles[at]!;
      positive[b] = placeOf(own);
      const end = histories.start[patron + 1]!;
      const foreign = end - histories.ownEnd[patron]!;
      const isSolitary = histories.ownEnd[patron]! - histories.start[patron]! === 1;
      const from = foreign > 0 && (isSolitary || random() < 0.5) ? histories.ownEnd[patron]! : histories.start[patron]!;
      const known = end - from;
      const wanted = Math.min(DRAWN_HISTORY, random() < 0.5 ? known : 1 + Math.floor(random() * known));
      const first = Math.floor(random() * known);
      let taken = 0;
      for (let step = 0; step < known && taken < wanted; step += 1) {
        const title = histories.title[from + ((first + step) % known)]!;
        if (title === own) continue;
        history.push(placeOf(title));
        taken += 1;
      }
      historyStart[b + 1] = history.length;
    });
    const found = Uint32Array.from(distinct);
    for (const title of found) places[title] = -1;
    return { titles: found, positive, historyStart, history: Uint32Array.from(history), joint: Uint32Array.from(positive, (place) => found[place]!) };
  };
}
