import { expect, it } from 'vitest';
import { topAmong, topColumns } from '#engine/evaluation/ranking.ts';
import { blendedMethod } from '#engine/fusion/blended-method.ts';
import { seededRandom } from '#engine/matrix/random.ts';
import { ColumnSums } from '#engine/models/column-sums.ts';
import type { FittedMethod } from '#engine/models/method.ts';

const titles = 5000;
const reader = { target: Uint32Array.of(3, 8), sources: [], group: 0 };

/** A method with fixed scores that walks the catalogue, or, `deep`, gives its head and a few titles as well. */
function fixed(scores: Float32Array, deep: boolean): FittedMethod {
  return {
    id: 'popularity', settings: {},
    score(_reader, out) { out.set(scores); return true; },
    explain: (_reader, column) => ({ score: scores[column]!, terms: [], base: scores[column]! }),
    save: () => ({ header: {}, arrays: {} }),
    ...(deep ? {
      gather(_reader: unknown, sums: ColumnSums, excluded: Uint8Array, k: number) {
        for (const column of topColumns({ scores, secondary: null, salt: 0, excluded }, k)) sums.put(column, scores[column]!);
      },
      scoreOf: (_reader: unknown, columns: Uint32Array) => Float32Array.from(columns, (column) => scores[column]!),
      boundOf: () => (column: number) => scores[column]! + 0.1 * Math.abs(scores[column]!),
    } : {}),
  };
}

it.each([['settled by the heads', 6], ['settled by all scores', 1]])('finds the best titles of the sum, %s', (_name, power) => {
  const random = seededRandom(power);
  // a high power makes few titles stand out, so that the bound is soon met; power 1 does not
  const parts = [false, true, true].map((deep) => fixed(Float32Array.from({ length: titles }, () => random() ** power), deep));
  const blend = blendedMethod('blend', { a: 1, b: 0.7, c: 0.4 }, parts, titles);
  const scores = new Float32Array(titles);
  expect(blend.score(reader, scores)).toBe(true);
  const excluded = new Uint8Array(titles);
  for (const column of [...reader.target, 17]) excluded[column] = 1;
  const sums = new ColumnSums(titles);
  blend.gather!(reader, sums, excluded, 10);
  const short = topAmong({ scores: sums.values, secondary: null, salt: 0, excluded }, sums.touched, sums.size, 10);
  expect([...short]).toEqual([...topColumns({ scores, secondary: null, salt: 0, excluded }, 10)]);
  for (const column of short) expect(sums.values[column]).toBe(scores[column]);
});

it('finds the list also where scores are tiny, negative or none', () => {
  const random = seededRandom(9);
  const few = 60;
  for (let round = 0; round < 200; round += 1) {
    const scores = (deep: boolean) => Float32Array.from({ length: few }, () => (random() < 0.4 ? 0 : random() < 0.5 && deep ? -random() : random() * 2 ** -Math.floor(60 * random())));
    const blend = blendedMethod('blend', { a: 1, b: 0.7, c: 4 }, [fixed(scores(false), false), fixed(scores(true), true), fixed(scores(true), true)], few);
    const all = new Float32Array(few);
    if (!blend.score(reader, all)) continue;
    const excluded = new Uint8Array(few);
    for (const column of reader.target) excluded[column] = 1;
    const sums = new ColumnSums(few);
    const k = all.filter((score, column) => score > 0 && excluded[column] === 0).length; // the last of the list is the least of all
    if (k === 0) continue;
    blend.gather!(reader, sums, excluded, k);
    const ranking = (own: Float32Array) => ({ scores: own, secondary: null, salt: 0, excluded });
    expect([...topAmong(ranking(sums.values), sums.touched, sums.size, k)]).toEqual([...topColumns(ranking(all), k)]);
  }
});

it('divides by the greatest score of a title not borrowed', () => {
  const scores = new Float32Array(titles).fill(1);
  scores[3] = 50; // borrowed
  scores[4] = 2;
  const out = new Float32Array(titles);
  blendedMethod('blend', { a: 3 }, [fixed(scores, false)], titles).score(reader, out);
  expect([out[4], out[5], out[3]]).toEqual([3, 1.5, 75]);
});
