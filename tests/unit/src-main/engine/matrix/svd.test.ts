import { describe, expect, it } from 'vitest';
import { randomisedSvd, type LeadingSvd } from '#engine/matrix/randomised-svd.ts';
import { seededRandom } from '#engine/matrix/random.ts';
import { denseSvd, type Svd } from '#engine/matrix/svd.ts';
import { createPacer } from '#engine/pacer.ts';

const random = seededRandom(6);
const some = (count: number) => Float64Array.from({ length: count }, () => random() - 0.5);
/** Σ_k left_rk · value_k · right_ck. */
const again = ({ left, values, right }: { left: ArrayLike<number>; values: Float64Array; right: ArrayLike<number> }, rows: number, columns: number) =>
  Array.from({ length: rows * columns }, (_, at) => values.reduce((sum, value, k) => sum + left[Math.floor(at / columns) * values.length + k]! * value * right[(at % columns) * values.length + k]!, 0));
/** A·V: with it for left and 1 for values the matrix is A·V·Vᵀ, A cut down to the right vectors. */
const onto = (a: ArrayLike<number>, { values, right }: LeadingSvd, rows: number, columns: number) => ({
  left: Array.from({ length: rows * values.length }, (_, at) => {
    const k = at % values.length;
    return Array.from({ length: columns }, (__, c) => a[Math.floor(at / values.length) * columns + c]! * right[c * values.length + k]!).reduce((sum, value) => sum + value, 0);
  }),
  values: new Float64Array(values.length).fill(1), right,
});
const gram = (vectors: ArrayLike<number>, rows: number, width: number) =>
  Array.from({ length: width * width }, (_, at) => {
    let sum = 0;
    for (let r = 0; r < rows; r += 1) sum += vectors[r * width + Math.floor(at / width)]! * vectors[r * width + (at % width)]!;
    return sum;
  });
const expectIdentity = (found: number[], width: number, digits: number) => { found.forEach((value, at) => { expect(value).toBeCloseTo(at % (width + 1) === 0 ? 1 : 0, digits); }); };

describe('singular values of a small matrix', () => {
  it('worked by hand: [[3, 0], [4, 5]] has √45 and √5', () => {
    const { values } = denseSvd(Float64Array.from([3, 0, 4, 5]), 2, 2);
    expect([...values]).toEqual([expect.closeTo(Math.sqrt(45), 12), expect.closeTo(Math.sqrt(5), 12)]);
  });

  it.each([[7, 4], [4, 7], [5, 5], [6, 1]])('make up the matrix again with orthonormal vectors: %i × %i', (rows, columns) => {
    const a = some(rows * columns);
    const svd = denseSvd(a, rows, columns);
    const width = Math.min(rows, columns);
    again(svd, rows, columns).forEach((value, at) => { expect(value).toBeCloseTo(a[at]!, 12); });
    expectIdentity(gram(svd.left, rows, width), width, 12);
    expectIdentity(gram(svd.right, columns, width), width, 12);
    svd.values.forEach((value, k) => { if (k > 0) expect(value).toBeLessThanOrEqual(svd.values[k - 1]!); });
  });

  it('stand a matrix of rank one, and zeros', () => {
    const svd: Svd = denseSvd(Float64Array.from([1, 2, 2, 4, 3, 6]), 3, 2);
    expect(svd.values[1]).toBe(0);
    again(svd, 3, 2).forEach((value, at) => { expect(value).toBeCloseTo([1, 2, 2, 4, 3, 6][at]!, 12); });
    expect([...denseSvd(new Float64Array(6), 2, 3).values]).toEqual([0, 0]);
  });
});

describe('leading singular values of a sparse matrix', () => {
  const rows = 60;
  const columns = 40;
  const cells: [number, number, number][] = [];
  for (let r = 0; r < rows; r += 1) for (let c = 0; c < columns; c += 1) if (random() < (r % 4 === c % 4 ? 0.5 : 0.05)) cells.push([r, c, 0.5 + random()]);
  const start = new Uint32Array(rows + 1);
  for (const [r] of cells) start.fill(start[r + 1]! + 1, r + 1);
  const matrix = { rowCount: rows, columnCount: columns, start, index: Uint32Array.from(cells, ([, c]) => c), weight: Float32Array.from(cells, ([, , w]) => w) };
  const dense = new Float64Array(rows * columns);
  for (const [r, c, w] of cells) dense[r * columns + c] = w;

  it('are those of the dense decomposition, with vectors that give the best approximation of their rank', async () => {
    const exact = denseSvd(dense, rows, columns);
    const found = await randomisedSvd(matrix, 4, 1, createPacer());
    found.values.forEach((value, k) => { expect(value / exact.values[k]!).toBeCloseTo(1, 3); });
    expectIdentity(gram(found.right, columns, 4), 4, 5);
    const error = again(onto(dense, found, rows, columns), rows, columns).reduce((sum, value, at) => sum + (value - dense[at]!) ** 2, 0);
    const least = exact.values.subarray(4).reduce((sum, value) => sum + value * value, 0);
    expect(error / least).toBeLessThan(1.001);
  });

  it('are the whole matrix when as many are asked for as there are, and zero beyond', async () => {
    const narrow = { rowCount: 3, columnCount: 2, start: Uint32Array.from([0, 1, 2, 3]), index: Uint32Array.from([0, 0, 1]), weight: null };
    const found = await randomisedSvd(narrow, 5, 1, createPacer());
    expect([...found.values]).toEqual([expect.closeTo(Math.SQRT2, 5), expect.closeTo(1, 5), 0, 0, 0]);
    again(onto([1, 0, 1, 0, 0, 1], found, 3, 2), 3, 2).forEach((value, at) => { expect(value).toBeCloseTo([1, 0, 1, 0, 0, 1][at]!, 5); });
  });
});
