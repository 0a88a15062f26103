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
      boundOf: () => (column: number) => scores[column]! * 1.1,
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

it('divides by the greatest score of a title not borrowed', () => {
  const scores = new Float32Array(titles).fill(1);
  scores[3] = 50; // borrowed
  scores[4] = 2;
  const out = new Float32Array(titles);
  blendedMethod('blend', { a: 3 }, [fixed(scores, false)], titles).score(reader, out);
  expect([out[4], out[5], out[3]]).toEqual([3, 1.5, 75]);
});
