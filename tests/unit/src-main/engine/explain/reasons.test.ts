import { expect, it } from 'vitest';
import { reasonsOf } from '#engine/explain/reasons.ts';

it('shares are taken over everything that speaks for a title, three loans are shown', () => {
  const terms = [4, -1, 1, 2, 0.5].map((value, column) => ({ domain: column % 2 === 0 ? column / 2 : ('target' as const), column, value }));
  const { loans, sourceShares, sourceShare, typicalShare } = reasonsOf({ score: 9, terms, base: 2.5 }, 4);
  expect(loans).toEqual([{ domain: 0, column: 0, share: 0.4 }, { domain: 'target', column: 3, share: 0.2 }, { domain: 1, column: 2, share: 0.1 }]);
  expect(sourceShares).toEqual([0.4, 0.1, 0.05, 0]);
  expect(sourceShare).toBeCloseTo(0.55, 12);
  expect(typicalShare).toBeCloseTo(0.25, 12);
});

it('nothing speaks for a title with no positive part', () => {
  expect(reasonsOf({ score: -1, terms: [{ domain: 0, column: 1, value: -1 }], base: 0 }, 1)).toEqual({ loans: [], sourceShares: [0], sourceShare: 0, typicalShare: 0 });
});
