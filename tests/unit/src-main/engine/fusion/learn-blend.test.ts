import { expect, it } from 'vitest';
import type { Candidate } from '#engine/models/candidate.ts';
import { learnBlend } from '#engine/fusion/learn-blend.ts';
import { RankingPools } from '#engine/fusion/ranking-pools.ts';
import { mix, seededRandom } from '#engine/matrix/random.ts';
import { createPacer } from '#engine/pacer.ts';

const members: readonly Candidate[] = [
  { method: 'popularity', settings: { halfLifeDays: 0 } }, { method: 'cross-knn', settings: { shrink: 10 } }, { method: 'cross-content', settings: { field: 2 } },
];

function pooled(questions: number, strengths: readonly number[], seed: number): RankingPools {
  const random = seededRandom(seed);
  const pools = new RankingPools(strengths.length);
  for (let q = 0; q < questions; q += 1) pools.add(40, 1, (place, m) => random() + (place === 7 ? strengths[m]! : 0), (place) => place === 7);
  return pools;
}

const all = (count: number) => Array.from({ length: count }, (_, q) => q);
const mean = (values: ArrayLike<number>) => Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;

it('two members that know different things are better together than either alone, on patrons not learned from', async () => {
  const pools = pooled(300, [0, 0.35, 0.35], 5);
  const learn = (own: readonly number[]) => learnBlend('blend', pools, members, own, all(300), all(300), 1, createPacer());
  const both = (await learn([0, 1, 2]))!;
  expect(Object.keys(both.candidate.settings)).toEqual(expect.arrayContaining(['cross-knn{"shrink":10}', 'cross-content{"field":2}']));
  for (const one of [1, 2]) expect(mean(both.values)).toBeGreaterThan(mean((await learn([one]))!.values) + 0.05);
});

it('does not judge a patron by weights learned from her: a member that only knows the answers of one patron does not help that patron', async () => {
  const random = seededRandom(6);
  const pools = new RankingPools(2);
  // member 1 is noise but for question 0, which it gives away
  for (let q = 0; q < 120; q += 1) pools.add(40, 1, (place, m) => (m === 0 ? random() + (place === 7 ? 0.5 : 0) : q === 0 && place === 7 ? 9 : random()), (place) => place === 7);
  const before = (await learnBlend('blend', pools, members.slice(0, 2), [0, 1], all(120), all(120), 1, createPacer()))!;
  pools.features[7 * 2 + 1] = 0;
  const after = (await learnBlend('blend', pools, members.slice(0, 2), [0, 1], all(120), all(120), 1, createPacer()))!;
  // question 0 was taken back: the values of the patrons of its own part stay, since their weights never saw it
  expect(before.candidate.settings).not.toEqual(after.candidate.settings);
  const ownPart = all(120).filter((q) => q > 0 && mix(1, q) % 4 === mix(1, 0) % 4);
  expect(ownPart.length).toBeGreaterThan(20);
  for (const q of ownPart) expect(after.values[q]).toBe(before.values[q]);
});

it('learns nothing from too few questions, or from members that say nothing', async () => {
  expect(await learnBlend('blend', pooled(59, [1, 1, 1], 7), members, [0, 1, 2], all(59), all(59), 1, createPacer())).toBeNull();
  const silent = new RankingPools(3);
  for (let q = 0; q < 80; q += 1) silent.add(5, 1, () => 0, (place) => place === 0);
  expect(await learnBlend('blend', silent, members, [0, 1, 2], all(80), all(80), 1, createPacer())).toBeNull();
});
