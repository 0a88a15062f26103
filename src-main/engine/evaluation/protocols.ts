import { buildDataset, loansBefore, targetPatrons, withTarget, withoutPatrons, type Dataset } from '../data/dataset.ts';
import { keptCells } from '../data/loan-matrix.ts';
import type { ProblemInput } from '../data/problem.ts';
import { mix, shuffled } from '../matrix/random.ts';
import { coldCase, dealtCases, windowCases, type TestCase } from './cases.ts';
import { dealFolds, marks } from './folds.ts';
import type { ProtocolId } from './report.ts';

/** A training part and the questions put after training on it; nothing of the answers is in the training part. */
export interface Round {
  readonly training: Dataset;
  readonly cases: readonly TestCase[];
}

/** Patrons asked in one round at most, drawn by seed. */
const MAX_PATRONS = 8000;

/** Builds one round (0 .. folds − 1) of a protocol; `data` is the data set of `input`. */
export function roundOf(protocol: ProtocolId, input: ProblemInput, data: Dataset, folds: number, round: number, seed: number): Round {
  if (protocol === 'cold-start') return coldRound(data, folds, round, seed);
  return protocol === 'temporal' ? windowRound(input, data, folds, round, seed) : randomRound(data, round, seed);
}

/** Cold start: one fold of the shared patrons leaves the training data; all their source loans are known, all target loans are asked. */
function coldRound(data: Dataset, folds: number, round: number, seed: number): Round {
  const held = dealFolds(targetPatrons(data).shared, folds, mix(seed, 31))[round]!;
  return {
    training: withoutPatrons(data, marks(held, data.patronCount)),
    cases: held.slice(0, MAX_PATRONS).map((patron) => coldCase(data, patron)),
  };
}

/** Days a window holds at least: what is borrowed in a month or two says little of the months after. */
const FEWEST_DAYS = 60;

/**
 * Cut dates of the global temporal split with rolling origin (engine notes 3.2), earliest first: tenths (of more than five windows less) of the
 * distinct target loans in time order, each window at least 60 days long. As many of the `folds` windows as leave half of the loans to learn
 * from, and at least one; none when no loan lies before it (loans without dates).
 * @param days first days of the distinct target loans, ascending
 */
export function cutDays(days: Int32Array, folds: number): number[] {
  const width = Math.min(0.1, 0.5 / folds);
  const dayAt = (share: number) => days[Math.min(days.length - 1, Math.floor(days.length * share))] ?? 0;
  const cuts = [dayAt(1 - width)];
  const last = Math.min(cuts[0]!, (days.at(-1) ?? 0) + 1 - FEWEST_DAYS);
  if (last >= dayAt(0.5)) cuts[0] = last;
  for (let window = 2; window <= folds; window += 1) {
    const cut = Math.min(dayAt(1 - width * window), cuts[0]! - FEWEST_DAYS);
    if (cut < dayAt(0.5)) break;
    cuts.unshift(cut);
  }
  return cuts.filter((cut) => cut > (days[0] ?? 0));
}

/** Training sees what was before the cut in every domain, the new titles until the next cut are asked; rounds there is no window for ask nothing. */
function windowRound(input: ProblemInput, data: Dataset, folds: number, round: number, seed: number): Round {
  const cuts = cutDays(data.target.firstDay.slice().sort(), folds);
  const at = round - (folds - cuts.length);
  if (at < 0) return { training: data, cases: [] };
  const cut = cuts[at]!;
  const everyone = shuffled(Array.from({ length: data.patronCount }, (_, u) => u), mix(seed, 37, round));
  return { training: buildDataset(loansBefore(input, cut)), cases: windowCases(data, cut, cuts[at + 1] ?? Infinity, everyone).slice(0, MAX_PATRONS) };
}

/**
 * The papers' random split 8 : 1 : 1 of each patron's target titles, every round a new one: a tenth is asked (at least one title of two), a
 * tenth is put aside as the papers' tuning part (at least one of three; nothing is tuned on it here), the rest and all source loans are
 * learned from. Time is ignored, so the future leaks into the past: only for comparison with papers (Ji et al. 2023).
 */
function randomRound(data: Dataset, round: number, seed: number): Round {
  const deal = (patron: number, titles: number): Uint8Array => {
    const parts = new Uint8Array(titles);
    const asked = titles >= 2 ? Math.max(1, Math.floor(titles / 10)) : 0;
    const aside = titles >= 3 ? Math.max(1, Math.floor(titles / 10)) : 0;
    const order = shuffled(Array.from(parts.keys()), mix(seed, 41, round, patron));
    for (const at of order.slice(0, asked)) parts[at] = 1;
    for (const at of order.slice(asked, asked + aside)) parts[at] = 2;
    return parts;
  };
  const kept = new Uint8Array(data.target.column.length);
  for (let u = 0; u < data.patronCount; u += 1) {
    const from = data.target.rowStart[u]!;
    deal(u, data.target.rowStart[u + 1]! - from).forEach((part, at) => { kept[from + at] = part === 0 ? 1 : 0; });
  }
  const everyone = shuffled(Array.from({ length: data.patronCount }, (_, u) => u), mix(seed, 43, round));
  return { training: withTarget(data, keptCells(data.target, kept)), cases: dealtCases(data, everyone, deal).slice(0, MAX_PATRONS) };
}
