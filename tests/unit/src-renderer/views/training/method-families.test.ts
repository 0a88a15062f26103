import { expect, test } from 'vitest';
import { methodIds } from '#contract/training.ts';
import { inFamilyOrder, methodFamilies } from '#page/views/training/method-families.ts';

test('every method belongs to one family, and a twin stands before its transfer method', () => {
  const listed = methodFamilies.flatMap(({ methods }) => methods as readonly string[]);
  expect([...listed].sort()).toEqual([...methodIds, 'chosen', 'without-transfer'].sort());
  expect(inFamilyOrder([{ method: 'cross-knn' }, { method: 'chosen' }, { method: 'target-knn' }, { method: 'popularity' }] as const).map(({ method }) => method)).toEqual(['chosen', 'popularity', 'target-knn', 'cross-knn']);
});
