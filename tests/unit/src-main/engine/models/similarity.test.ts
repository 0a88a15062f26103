import { describe, expect, it } from 'vitest';
import { similarities, similarityOf } from '#engine/models/similarity.ts';

const { cosine, pearson, euclid } = similarities;
// of 5 patrons, 0 1 2 have the first title and 1 2 3 4 the second
const a = [1, 1, 1, 0, 0];
const b = [0, 1, 1, 1, 1];

describe('similarity', () => {
  it('Pearson is the correlation of the two yes-or-no columns', () => {
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const about = (values: number[]) => values.map((value) => value - mean(values));
    const product = (x: number[], y: number[]) => x.reduce((sum, value, u) => sum + value * y[u]!, 0);
    const same = [1, 1, 1, 0, 1];
    const expected = product(about(a), about(same)) / Math.sqrt(product(about(a), about(a)) * product(about(same), about(same)));
    expect(expected).toBeGreaterThan(0.6);
    expect(similarityOf(pearson, 3, 3, 4, 5, 0)).toBeCloseTo(expected, 12);
    expect(similarityOf(pearson, 3, 3, 4, 5, 1)).toBeCloseTo(expected * 3 / 4, 12);
    expect(product(about(a), about(b))).toBeLessThan(0);
    expect(similarityOf(pearson, 2, 3, 4, 5, 0)).toBe(0); // those that go apart are no neighbours
    expect(similarityOf(pearson, 3, 3, 5, 5, 0)).toBe(0); // everybody's title goes along with none
  });

  it('Euclid is 1 / (1 + distance)', () => {
    const distance = Math.sqrt(a.reduce((sum, value, u) => sum + (value - b[u]!) ** 2, 0));
    expect(similarityOf(euclid, 2, 3, 4, 5, 0)).toBeCloseTo(1 / (1 + distance), 12);
    expect(similarityOf(euclid, 2, 3, 4, 5, 2)).toBeCloseTo(1 / (1 + distance) / 2, 12);
  });

  it('cosine has the shrinkage in the denominator', () => {
    expect(similarityOf(cosine, 2, 3, 4, 5, 0)).toBeCloseTo(2 / Math.sqrt(12), 12);
    expect(similarityOf(cosine, 2, 3, 4, 5, 10)).toBeCloseTo(2 / (Math.sqrt(12) + 10), 12);
  });
});
