import { describe, expect, it } from 'vitest';
import { buildLoanMatrix } from '#engine/data/loan-matrix.ts';
import { neighbourBlocks, type NeighbourBlock } from '#engine/models/neighbours.ts';
import { similarities } from '#engine/models/similarity.ts';
import { createPacer } from '#engine/pacer.ts';

const matrix = (rows: number, columns: number, pairs: [number, number][]) => buildLoanMatrix(rows, columns, {
  rows: Uint32Array.from(pairs, ([row]) => row), columns: Uint32Array.from(pairs, ([, column]) => column), days: new Int32Array(pairs.length),
});
const weight = (block: NeighbourBlock, from: number, to: number) => {
  for (let e = block.start[from]!; e < block.start[from + 1]!; e += 1) if (block.index[e] === to) return block.weight[e]!;
  return 0;
};
const cosine = { neighbours: 10, shrink: 0, fame: 0.5, breadth: 0 };

describe('item neighbours', () => {
  // title 0: patrons 0 1 2; title 1: patrons 0 1; title 2: patron 2
  const target = matrix(3, 3, [[0, 0], [0, 1], [1, 0], [1, 1], [2, 0], [2, 2]]);

  it('are cosines, worked by hand', async () => {
    const [plain, shrunk] = await neighbourBlocks(target, target, [cosine, { ...cosine, shrink: 10 }], createPacer());
    expect(weight(plain!, 0, 1)).toBeCloseTo(2 / Math.sqrt(3 * 2), 6);
    expect(weight(plain!, 2, 0)).toBeCloseTo(1 / Math.sqrt(3), 6);
    expect(weight(plain!, 1, 2)).toBe(0);
    expect(weight(plain!, 0, 0)).toBe(0);
    expect(weight(shrunk!, 0, 1)).toBeCloseTo(2 / (Math.sqrt(6) + 10), 6);
  });

  it('can be shares of a title\'s patrons, wide readers saying less', async () => {
    const [share, narrow] = await neighbourBlocks(target, target, [{ ...cosine, fame: 0 }, { ...cosine, fame: 0, breadth: 1 }], createPacer());
    expect(weight(share!, 0, 1)).toBeCloseTo(2 / 3, 6);
    expect(weight(share!, 1, 0)).toBeCloseTo(1, 6);
    expect(weight(narrow!, 0, 1)).toBeCloseTo((0.5 + 0.5) / 3, 6);
  });

  it('can be Pearson or Euclid, worked by hand', async () => {
    const other = { ...cosine, similarity: similarities.pearson };
    const [pearson, shrunk, euclid] = await neighbourBlocks(target, target, [other, { ...other, shrink: 2 }, { ...cosine, similarity: similarities.euclid }], createPacer());
    // titles 1 and 2 share nobody; title 0 is with everybody, so that nothing goes along with it
    expect(weight(pearson!, 0, 1)).toBe(0);
    expect(weight(shrunk!, 2, 0)).toBe(0);
    expect(weight(euclid!, 0, 1)).toBeCloseTo(1 / (1 + Math.sqrt(3 + 2 - 2 * 2)), 6);
    expect(weight(euclid!, 2, 0)).toBeCloseTo(1 / (1 + Math.sqrt(1 + 3 - 2 * 1)), 6);
    expect(weight(euclid!, 1, 2)).toBe(0);
  });

  it('keep only the best of each target title', async () => {
    const [one] = await neighbourBlocks(target, target, [{ ...cosine, neighbours: 1 }], createPacer());
    expect(weight(one!, 1, 0)).toBeGreaterThan(0);
    expect(weight(one!, 2, 0)).toBe(0);
  });

  it('across domains count shared patrons only', async () => {
    const source = matrix(3, 2, [[0, 0], [2, 0], [2, 1]]);
    const targetOfTwo = matrix(3, 1, [[0, 0], [1, 0]]); // patron 1 has no source loans, patron 2 no target loans
    const [block] = await neighbourBlocks(source, targetOfTwo, [cosine], createPacer());
    expect(weight(block!, 0, 0)).toBeCloseTo(1, 6);
    expect(weight(block!, 1, 0)).toBe(0);
  });
});
