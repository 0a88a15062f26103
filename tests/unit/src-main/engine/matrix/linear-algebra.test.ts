import { describe, expect, it } from 'vitest';
import { choleskyFactor, choleskySolve } from '#engine/matrix/cholesky.ts';
import { gramOf, turnRows } from '#engine/matrix/dense.ts';
import { symmetricEigen } from '#engine/matrix/eigen.ts';
import { seededRandom } from '#engine/matrix/random.ts';

describe('Cholesky', () => {
  it('factors and solves a 2 × 2 system worked by hand: [[4,2],[2,5]] = L·Lᵀ, L = [[2,0],[1,2]]', () => {
    const a = Float64Array.from([4, 2, 2, 5]);
    choleskyFactor(a, 2);
    expect([a[0], a[2], a[3]]).toEqual([2, 1, 2]);
    const b = Float64Array.from([10, 13]); // x = (1.5, 2)
    choleskySolve(a, 2, b);
    expect(b[0]).toBeCloseTo(1.5, 12);
    expect(b[1]).toBeCloseTo(2, 12);
  });

  it('stays finite on a singular matrix', () => {
    const a = Float64Array.from([1, 1, 1, 1]);
    choleskyFactor(a, 2);
    const b = Float64Array.from([1, 1]);
    choleskySolve(a, 2, b);
    expect([...b].every(Number.isFinite)).toBe(true);
  });
});

describe('Gram matrix and its eigenbasis', () => {
  const random = seededRandom(3);
  const width = 5;
  const rows = Float32Array.from({ length: 7 * width }, () => random() - 0.5);

  it('is YᵀY, also when the rows are no multiple of the tile', () => {
    const gram = gramOf(rows, width);
    let expected = 0;
    for (let r = 0; r < 7; r += 1) expected += rows[r * width + 1]! * rows[r * width + 3]!;
    expect(gram[1 * width + 3]).toBeCloseTo(expected, 12);
    expect(gram[3 * width + 1]).toBe(gram[1 * width + 3]);
  });

  it('becomes diagonal when the rows are turned into the eigenbasis', () => {
    const { values, vectors } = symmetricEigen(gramOf(rows, width), width);
    const turned = rows.slice();
    turnRows(turned, vectors, width);
    const gram = gramOf(turned, width);
    for (let a = 0; a < width; a += 1) {
      for (let b = 0; b < width; b += 1) expect(gram[a * width + b]).toBeCloseTo(a === b ? values[a]! : 0, 5);
    }
  });

  it('has the eigenvalues 1 and 3 for [[2,1],[1,2]]', () => {
    expect([...symmetricEigen(Float64Array.from([2, 1, 1, 2]), 2).values].sort()).toEqual([expect.closeTo(1, 12), expect.closeTo(3, 12)]);
  });
});
