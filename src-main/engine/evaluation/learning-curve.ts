import { withTarget, type Dataset } from '../data/dataset.ts';
import { keptCells } from '../data/loan-matrix.ts';
import type { Kernels } from '../kernels/kernels.ts';
import { mix } from '../matrix/random.ts';
import { methodOf } from '../methods.ts';
import { createFitContext, type MethodId } from '../models/method.ts';
import type { Pacer } from '../pacer.ts';
import type { Progress } from '../progress.ts';
import { bootstrapInterval, type Interval } from './bootstrap.ts';
import { candidateKey, type Candidate } from '../models/candidate.ts';
import { defaultCandidate, fitCandidates } from './fit-candidates.ts';
import type { TestCase } from './cases.ts';
import { createJudge } from './judge.ts';
import { PatronMeans } from './picks.ts';
import { segmentOf, type SegmentId } from './segments.ts';

/** Shares of the target loans that are learned from. */
export const curveShares = [0.01, 0.05, 0.1, 0.25, 0.5, 1] as const;

/** nDCG@10 of a transfer method and its twin at one share of the target loans. */
export interface CurvePoint {
  readonly share: number;
  /** Distinct target loans learned from, mean over the rounds. */
  readonly loans: number;
  readonly ndcg: Interval;
  readonly twinNdcg: Interval;
  readonly difference: Interval;
}

/** What transfer brings with ever more target loans to learn from (engine notes 3.6 e). */
export interface LearningCurve {
  readonly method: MethodId;
  readonly twin: MethodId;
  readonly points: readonly CurvePoint[];
}

/** One round's part of a curve: its training data, its questions about patrons with source loans, and the settings that were best in it. */
export interface CurveRound {
  readonly training: Dataset;
  readonly cases: readonly TestCase[];
  readonly settingsOf: (method: MethodId, segment: SegmentId) => Candidate;
}

/**
 * A seeded part of the target loans: a loan of patron u and title i is kept when hash(seed, u, i) lies below the share, so that a smaller
 * part lies within a larger one and nobody's loans depend on another patron's. Sources stay whole.
 */
export function thinned(data: Dataset, share: number, seed: number): Dataset {
  const { target } = data;
  const kept = new Uint8Array(target.column.length);
  for (let u = 0; u < target.rowCount; u += 1) {
    for (let e = target.rowStart[u]!; e < target.rowStart[u + 1]!; e += 1) kept[e] = isKept(seed, u, target.column[e]!, share) ? 1 : 0;
  }
  return withTarget(data, keptCells(target, kept));
}

const isKept = (seed: number, patron: number, column: number, share: number): boolean => share >= 1 || mix(seed, 61, patron, column) < share * 2 ** 32;

/** The same question with what is known of the reader thinned as the training data were. */
function thinnedCase(test: TestCase, share: number, seed: number): TestCase {
  const kept = Array.from(test.reader.target.keys()).filter((at) => isKept(seed, test.patron, test.reader.target[at]!, share));
  const target = Uint32Array.from(kept, (at) => test.reader.target[at]!);
  const known = new Set(target);
  return {
    ...test, segment: segmentOf(target.length), reader: { ...test.reader, target },
    days: { ...test.days, target: Int32Array.from(kept, (at) => test.days.target[at]!) },
    // what is no longer known is not asked for either
    ignored: Uint32Array.from([...(test.ignored ?? []), ...test.reader.target.filter((column) => !known.has(column))]),
  };
}

/** What a curve is drawn with; `progress` counts trainings. */
export interface CurveRun {
  readonly seed: number;
  readonly pacer: Pacer;
  readonly kernels: Kernels;
  readonly progress: Progress;
}

/** Trains a transfer method and its twin on ever more of the target loans and puts the rounds' questions to both. */
export async function learningCurve(method: MethodId, rounds: readonly CurveRound[], { seed, pacer, kernels, progress }: CurveRun): Promise<LearningCurve | null> {
  const twin = methodOf(method).twin;
  const patrons = [...new Set(rounds.flatMap(({ cases }) => cases.map((test) => test.patron)))];
  if (twin === null || patrons.length === 0) return null;
  const place = new Map(patrons.map((patron, at) => [patron, at]));
  const points: CurvePoint[] = [];
  for (const share of curveShares) {
    const means = new PatronMeans(patrons.length, 2);
    let loans = 0;
    for (const round of rounds) {
      const training = thinned(round.training, share, seed);
      loans += training.target.column.length / rounds.length;
      const context = createFitContext(training, seed, pacer, (detail) => progress.detail(detail), kernels);
      const cases = round.cases.map((test) => thinnedCase(test, share, seed));
      await pacer.pause();
      const asked = [method, twin].map((own) => cases.map((test) => round.settingsOf(own, test.segment)));
      const reference = defaultCandidate('popularity');
      const fits = await fitCandidates(context, [reference, ...asked.flat()]);
      const judge = createJudge(training.target.columnCount, fits.get(candidateKey(reference))!, seed);
      for (const [m, candidates] of asked.entries()) {
        for (const [c, test] of cases.entries()) {
          const [value] = await judge.ndcgOf(fits.get(candidateKey(candidates[c]!))!, [test], pacer);
          means.add(place.get(test.patron)!, m, value!);
        }
      }
      progress.advance(1);
    }
    const [own, other] = means.columns();
    points.push({
      share, loans: Math.round(loans), ndcg: await bootstrapInterval(own!, seed, pacer), twinNdcg: await bootstrapInterval(other!, seed, pacer),
      difference: await bootstrapInterval(own!.map((value, u) => value - other![u]!), seed, pacer),
    });
  }
  return { method, twin, points };
}
