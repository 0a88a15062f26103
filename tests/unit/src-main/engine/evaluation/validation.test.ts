import { describe, expect, it } from 'vitest';
import { tooCostly } from '#engine/evaluation/validation.ts';
import { methodOf, methods } from '#engine/methods.ts';
import type { MethodDefinition, MethodId } from '#engine/models/method.ts';

const pilot = (...order: readonly MethodId[]): ReadonlyMap<MethodDefinition, number> => new Map(order.map((id, place) => [methodOf(id), 1 / (1 + place)]));

describe('methods that are not trained further', () => {
  it('are costly and were among the first of no pilot', () => {
    const early = pilot('source-ridge', 'cross-content', 'cross-knn', 'joint-ials', 'cross-class', 'transfer-tower', 'popularity');
    expect(tooCostly(methods, [early])).toEqual(['target-tower', 'transfer-tower']);
    expect(tooCostly(methods, [pilot('popularity', 'target-tower'), early])).toEqual(['transfer-tower']);
  });

  it('leave the twin of what stays', () => {
    expect(tooCostly(methods, [pilot('transfer-tower', 'cross-content', 'cross-knn', 'joint-ials', 'cross-class', 'target-tower')])).toEqual([]);
  });
});
