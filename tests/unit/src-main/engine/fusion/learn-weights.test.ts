import { expect, it } from 'vitest';
import { learnWeights } from '#engine/fusion/learn-weights.ts';
import { RankingPools } from '#engine/fusion/ranking-pools.ts';
import { seededRandom } from '#engine/matrix/random.ts';
import { createPacer } from '#engine/pacer.ts';

/** Questions of twelve titles, one of them wanted; member m says `truth` of the wanted one `strength[m]` louder than chance. */
function planted(strength: readonly number[], questions: number, seed: number): RankingPools {
  const random = seededRandom(seed);
  const pools = new RankingPools(strength.length);
  for (let q = 0; q < questions; q += 1) pools.add(12, 1, (place, m) => random() + (place === 0 ? strength[m]! : 0), (place) => place === 0);
  return pools;
}

/** The loss of the doc comment, written out plainly. */
function lossOf(pools: RankingPools, weights: Float64Array, spread: Float64Array): number {
  let loss = 0;
  for (let q = 0; q < pools.questions; q += 1) {
    const rows = Array.from({ length: pools.start[q + 1]! - pools.start[q]! }, (_, place) => pools.start[q]! + place);
    const scores = rows.map((row) => pools.scoreOf(row, weights));
    const right = scores.filter((_, at) => pools.wanted[rows[at]!] === 1);
    loss += Math.log(scores.reduce((sum, score) => sum + Math.exp(score), 0)) - right.reduce((sum, score) => sum + score, 0) / right.length;
  }
  return loss / pools.questions + 0.01 * weights.reduce((sum, weight, m) => sum + (weight * spread[m]!) ** 2, 0);
}

it('gives most to the member that tells most, nothing to one that misleads', async () => {
  const { weights } = await learnWeights(planted([0.8, 0.3, -0.5], 400, 1), createPacer());
  expect(weights[0]!).toBeGreaterThan(weights[1]!);
  expect(weights[1]!).toBeGreaterThan(0);
  expect(weights[2]).toBe(0);
});

it('ends where no small change of the weights lowers the loss', async () => {
  const pools = planted([0.6, 0.4, 0.2], 200, 2);
  const { weights, spread } = await learnWeights(pools, createPacer());
  const least = lossOf(pools, weights, spread);
  for (let m = 0; m < 3; m += 1) {
    for (const step of [-0.05, 0.05]) {
      const changed = weights.slice();
      changed[m] = Math.max(0, changed[m]! + step);
      expect(lossOf(pools, changed, spread)).toBeGreaterThan(least);
    }
  }
});

it('leaves a member alone that says the same of every title, and learns nothing from questions without a title to be found', async () => {
  const pools = new RankingPools(2);
  const random = seededRandom(3);
  for (let q = 0; q < 50; q += 1) pools.add(6, 1, (place, m) => (m === 0 ? 1 : random() + (place === 2 ? 1 : 0)), (place) => place === 2);
  const { weights } = await learnWeights(pools, createPacer());
  expect(weights[0]).toBe(0);
  expect(weights[1]!).toBeGreaterThan(1);
  const empty = new RankingPools(2);
  empty.add(4, 1, () => random(), () => false);
  expect([...(await learnWeights(empty, createPacer())).weights]).toEqual([0, 0]);
});

it('narrows pools to questions and members', () => {
  const pools = planted([0.5, 0.1], 5, 4);
  const narrow = pools.narrowed([3, 1], [1]);
  expect(narrow.questions).toBe(2);
  expect(narrow.rows).toBe(24);
  for (let place = 0; place < 12; place += 1) {
    expect(narrow.features[place]).toBe(pools.features[(pools.start[3]! + place) * 2 + 1]);
    expect(narrow.wanted[12 + place]).toBe(pools.wanted[pools.start[1]! + place]);
  }
});
