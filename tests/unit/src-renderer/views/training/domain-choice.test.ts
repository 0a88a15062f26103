import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, test } from 'vitest';
import { effectScope, nextTick } from 'vue';
import { useDomainMaps } from '#page/stores/domain-maps.ts';
import { useDomainChoice } from '#page/views/training/use-domain-choice.ts';
import type { DomainMap } from '#contract/domains.ts';

const domain = (id: number, loans: number) => ({ id, name: `d${id}`, any: [], counts: { titles: 1, loans, patrons: 1 } });
const map = { id: 7, name: 'm', counted: true, unassigned: { titles: 0, loans: 0 }, domains: [domain(1, 10), domain(2, 90), domain(3, 5)], shared: [{ a: 1, b: 2, patrons: 50 }, { a: 2, b: 3, patrons: 49 }] } as unknown as DomainMap;

describe('choice of domains', () => {
  beforeEach(() => setActivePinia(createPinia()));
  test('begins with the most borrowed target and every source that shares enough readers', async () => {
    const state = effectScope().run(() => useDomainChoice());
    useDomainMaps().maps = [map];
    await nextTick();
    expect(state?.choice.value).toEqual({ mapId: 7, targetId: 2, sourceIds: [1] });
    expect(state?.sources.value.map(({ domain: { id }, shared }) => [id, shared])).toEqual([[1, 50], [3, 49]]);
    if (state) state.targetId.value = 1 as never;
    await nextTick();
    expect(state?.choice.value).toEqual({ mapId: 7, targetId: 1, sourceIds: [2] });
  });
});
