import { expect, it } from 'vitest';
import { rowProducts } from '#engine/matrix/dense.ts';
import { seededRandom } from '#engine/matrix/random.ts';
import { ColumnSums } from '#engine/models/column-sums.ts';
import { boundsFor, gatherBest, itemOrder } from '#engine/models/item-order.ts';

const TITLES = 3000;

/** Vectors whose coordinates shrink, in a turned base as factors come in, some of them twice. */
function vectors(width: number, count: number, random: () => number): Float32Array {
  const directions = Array.from({ length: width }, () => Float64Array.from({ length: width }, () => random() - 0.5));
  const rows = new Float32Array(count * width);
  for (let j = 0; j < count; j += 1) {
    if (j % 10 === 9) rows.copyWithin(j * width, (j - 1) * width, j * width);
    else directions.forEach((direction, h) => { const along = (random() - 0.5) / (1 + h); direction.forEach((value, f) => { rows[j * width + f]! += along * value; }); });
  }
  return rows;
}

it.each([8, 48])('gathers the very best of %i factors, ties included, and little else', (width) => {
  const random = seededRandom(width);
  const items = vectors(width, TITLES, random);
  const order = itemOrder(items, width);
  const sums = new ColumnSums(TITLES);
  const scores = new Float32Array(TITLES);
  let scored = 0;
  for (let patron = 0; patron < 40; patron += 1) {
    const vector = Float64Array.from(items.subarray(patron * width, (patron + 1) * width), (value) => value + 0.1 * (random() - 0.5));
    const bound = boundsFor(order, items, vector);
    const excluded = Uint8Array.from({ length: TITLES }, () => (random() < 0.1 ? 1 : 0));
    rowProducts(items, vector, scores);
    expect(scores.every((score, column) => score <= bound(column))).toBe(true);
    const open = [...scores.keys()].filter((column) => excluded[column] === 0).sort((a, b) => scores[b]! - scores[a]!);
    const bar = scores[open[9]!]!;
    gatherBest(order, items, vector, excluded, 10, sums);
    const put = [...sums.touched.subarray(0, sums.size)];
    expect(put.every((column) => excluded[column] === 0 && sums.values[column] === scores[column])).toBe(true);
    expect(put.filter((column) => scores[column]! >= bar).sort((a, b) => a - b)).toEqual(open.filter((column) => scores[column]! >= bar).sort((a, b) => a - b));
    scored += put.length;
    sums.clear();
  }
  expect(scored / 40).toBeLessThan(TITLES / 10);
});
