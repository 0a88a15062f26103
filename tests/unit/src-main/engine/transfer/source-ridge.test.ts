import { expect, it } from 'vitest';
import { buildDataset } from '#engine/data/dataset.ts';
import { readerOf } from '#engine/data/reader.ts';
import { choleskyFactor, choleskySolve } from '#engine/matrix/cholesky.ts';
import { createFitContext } from '#engine/models/method.ts';
import { createPacer } from '#engine/pacer.ts';
import { sourceRidge } from '#engine/transfer/source-ridge.ts';
import { loansOf } from '../planted.ts';

// four readers of both domains, and a fifth of the source alone
const input = {
  patronCount: 5, patronGroup: new Uint16Array(5),
  target: loansOf(3, [[0, 0, 1], [1, 0, 1], [1, 1, 2], [2, 1, 1], [3, 2, 1]]),
  sources: [{ ...loansOf(4, [[0, 0, 1], [0, 1, 2], [1, 0, 1], [1, 2, 2], [2, 2, 1], [3, 3, 1], [4, 0, 3], [4, 3, 4]]), name: 'films' }],
};
const data = buildDataset(input);

it('scores as the dual formula says, by loans alone', async () => {
  const [fit] = await sourceRidge.fit(createFitContext(data, 1, createPacer()), [{ lambda: 3, content: 0 }]);
  const scores = new Float32Array(3);
  expect(fit!.score(readerOf(data, 4), scores)).toBe(true);

  // by hand: columns weighted 1/√loans, rows to length 1, centred columns of the target
  const loans = [[0, 1], [0, 2], [2], [3], [0, 3]];
  const count = [3, 1, 2, 2];
  const unit = loans.map((own) => {
    const row = [0, 1, 2, 3].map((column) => (own.includes(column) ? 1 / Math.sqrt(count[column]!) : 0));
    const length = Math.hypot(...row);
    return row.map((value) => value / length);
  });
  const product = (a: readonly number[], b: readonly number[]) => a.reduce((sum, value, at) => sum + value * b[at]!, 0);
  const system = new Float64Array(16);
  for (let u = 0; u < 4; u += 1) for (let v = 0; v < 4; v += 1) system[u * 4 + v] = product(unit[u]!, unit[v]!) + (u === v ? 3 : 0);
  choleskyFactor(system, 4);
  const borrowed = [[1, 0, 0], [1, 1, 0], [0, 1, 0], [0, 0, 1]];
  const like = unit.slice(0, 4).map((row) => product(row, unit[4]!));
  for (let j = 0; j < 3; j += 1) {
    const mean = borrowed.reduce((sum, row) => sum + row[j]!, 0) / 4;
    const right = Float64Array.from(borrowed, (row) => row[j]! - mean);
    choleskySolve(system, 4, right);
    expect(scores[j]).toBeCloseTo(mean + product(like, [...right]), 5);
  }
});

it('is silent for a reader without source loans', async () => {
  const [fit] = await sourceRidge.fit(createFitContext(data, 1, createPacer()), [sourceRidge.grid[0]!]);
  expect(fit!.score({ ...readerOf(data, 1), sources: [new Uint32Array(0)] }, new Float32Array(3))).toBe(false);
});
