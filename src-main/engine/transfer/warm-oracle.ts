import { withTarget, type Dataset } from '../data/dataset.ts';
import { keptCells, rowLength, rowsWhere } from '../data/loan-matrix.ts';
import { mean, type Interval } from '../evaluation/bootstrap.ts';
import { revealedHalf } from '../evaluation/cases.ts';
import { createJudge } from '../evaluation/judge.ts';
import { pairedDifference, type Verdict } from '../evaluation/verdict.ts';
import { mix, shuffled } from '../matrix/random.ts';
import { createFitContext } from '../models/method.ts';
import { popularity } from '../models/popularity.ts';
import { targetKnn } from '../models/target-knn.ts';
import type { Pacer } from '../pacer.ts';

/** nDCG@10 of shared patrons whose taste in the target is known, beside popular titles. */
export interface WarmOracle {
  readonly patrons: number;
  readonly ndcg: number;
  readonly popularity: number;
  /** What the lists gain over popular titles, patron by patron, and whether that can be told from chance. */
  readonly gain: Interval;
  readonly verdict: Verdict;
}

const MOST_ASKED = 1000;
const MOST_LEARNED = 20_000;
/** Patrons below which the figures say nothing. */
const FEWEST = 20;

/**
 * What any transfer could reach (engine notes 1.4.16): the later half of shared patrons' target titles ranked by the earlier half, with item
 * neighbours learned from everything else. A mapping from the source can at best say as much of a patron's taste as her own target loans do.
 * Read on a seeded sample: it tells a magnitude, and no choice rests on it. Null with fewer than 20 shared patrons with two target titles.
 */
export async function warmOracle(data: Dataset, shared: readonly number[], seed: number, pacer: Pacer): Promise<WarmOracle | null> {
  const asked = shuffled(shared.filter((patron) => rowLength(data.target, patron) >= 2), mix(seed, 91)).slice(0, MOST_ASKED);
  if (asked.length < FEWEST) return null;
  const { target } = data;
  const kept = new Uint8Array(target.column.length);
  const everyone = shuffled(await rowsWhere(target, () => true, pacer), mix(seed, 92)).slice(0, MOST_LEARNED);
  for (const patron of everyone) kept.fill(1, target.rowStart[patron]!, target.rowStart[patron + 1]!);
  for (const patron of asked) {
    const known = rowLength(target, patron) >> 1;
    kept.fill(1, target.rowStart[patron]!, target.rowStart[patron]! + known).fill(0, target.rowStart[patron]! + known, target.rowStart[patron + 1]!);
  }
  const context = createFitContext(withTarget(data, keptCells(target, kept)), seed, pacer);
  await pacer.pause();
  const [reference] = await popularity.fit(context, [popularity.grid[0]!]);
  const [neighbours] = await targetKnn.fit(context, [targetKnn.grid[0]!]);
  const judge = createJudge(target.columnCount, reference!, seed);
  const cases = asked.map((patron) => revealedHalf(data, patron));
  const own = await judge.ndcgOf(neighbours!, cases, pacer);
  const popular = await judge.ndcgOf(reference!, cases, pacer);
  const { mean: gained, low, high, verdict } = await pairedDifference(own, popular, seed, pacer);
  return { patrons: asked.length, ndcg: mean(own), popularity: mean(popular), gain: { mean: gained, low, high }, verdict };
}
