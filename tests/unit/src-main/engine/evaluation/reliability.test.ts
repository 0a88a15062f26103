import { describe, expect, it } from 'vitest';
import type { RoundAnswers } from '#engine/evaluation/answers.ts';
import { isotonicSteps, stepAt } from '#engine/evaluation/isotonic.ts';
import { pickCases } from '#engine/evaluation/picks.ts';
import { reliabilityOf } from '#engine/evaluation/reliability.ts';
import { seededRandom } from '#engine/matrix/random.ts';

describe('isotonic regression', () => {
  it('worked by hand: 0, 1, 0, 1, 1 at scores 1 to 5 pool the violators in the middle', () => {
    const steps = isotonicSteps([1, 2, 3, 4, 5], [0, 1, 0, 1, 1]);
    expect(steps).toEqual({ from: [1, 2, 4], value: [0, 0.5, 1] });
    expect([0, 1, 2.5, 3.9, 4, 9].map((score) => stepAt(steps, score))).toEqual([0, 0, 0.5, 0.5, 1, 1]);
  });

  it('gives equal scores one value, and falling outcomes their mean', () => {
    expect(isotonicSteps([2, 2, 1, 2], [1, 0, 0, 1])).toEqual({ from: [1, 2], value: [0, 2 / 3] });
    expect(isotonicSteps([1, 2, 3], [1, 1, 0])).toEqual({ from: [1], value: [2 / 3] });
    expect(stepAt(isotonicSteps([], []), 3)).toBe(0);
  });
});

describe('reliability', () => {
  /** Lists whose every place is borrowed with the chance its score stands for; `chanceOf` says which. */
  const roundOf = (patrons: number, chanceOf: (score: number, patron: number) => number): RoundAnswers => {
    const random = seededRandom(3);
    const scores = Float32Array.from({ length: patrons * 10 }, () => random());
    const cases = Array.from({ length: patrons }, (_, patron) => ({
      patron, relevant: Uint32Array.from(Array.from({ length: 10 }, (_u, at) => at).filter((at) => random() < chanceOf(scores[patron * 10 + at]!, patron))),
    }));
    const top = Uint32Array.from({ length: patrons * 10 }, (_, at) => at % 10);
    return { cases, answers: new Map([['cross-knn', { top, scores, scale: cases.map(() => 'a') }]]) } as unknown as RoundAnswers;
  };
  const of = (round: RoundAnswers) => reliabilityOf(pickCases([round], () => true), 'cross-knn', 1);

  it('finds the chances behind the scores: bins on the diagonal', () => {
    const { error, bins } = of(roundOf(1000, (score) => score ** 2))!;
    expect(error).toBeLessThan(0.03);
    expect(bins).toHaveLength(10);
    expect(bins.map(({ places }) => places)).toEqual(new Array(10).fill(1000));
    expect(bins[9]!.observed).toBeGreaterThan(0.8);
    expect(bins[0]!.observed).toBeLessThan(0.05);
  });

  it('says little of few lists', () => {
    expect(of(roundOf(19, () => 0.5))).toBeNull();
  });
});
