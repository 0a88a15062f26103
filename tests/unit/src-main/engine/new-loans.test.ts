import { describe, expect, it } from 'vitest';
import { buildDataset } from '#engine/data/dataset.ts';
import type { PatronHistory } from '#engine/data/problem.ts';
import { readerFromHistory, readerOf } from '#engine/data/reader.ts';
import { methodOf } from '#engine/methods.ts';
import { createFitContext } from '#engine/models/method.ts';
import { createPacer } from '#engine/pacer.ts';
import { plantedLibrary } from './planted.ts';

const input = plantedLibrary({ seed: 31, agree: true, patrons: 120 });
const events = { target: { ...input.target }, source: { ...input.sources[0]! } };
// patron 120 has all that patron 7 has, and one title and one film more
const more = (own: typeof input.target, extra: number) => {
  const at = [...own.patrons.keys()].filter((e) => own.patrons[e] === 7);
  const join = <T extends Uint32Array | Int32Array>(array: T, added: readonly number[]) => [...array, ...added];
  return {
    ...own, patrons: Uint32Array.from(join(own.patrons, [...at, -1].map(() => 120))),
    titles: Uint32Array.from(join(own.titles, [...at.map((e) => own.titles[e]!), extra])),
    days: Int32Array.from(join(own.days, [...at.map((e) => own.days[e]!), 19_000])),
  };
};
const data = buildDataset({ ...input, patronCount: 121, patronGroup: new Uint16Array(121), target: more(events.target, 33), sources: [{ ...more(events.source, 44), name: 'films' }] });
const historyOf = (patron: number, domain: typeof input.target, extra: number) => {
  const at = [...domain.patrons.keys()].filter((e) => domain.patrons[e] === patron);
  return { columns: Uint32Array.from([extra, ...at.map((e) => domain.titles[e]!)]), days: Int32Array.from([19_000, ...at.map((e) => domain.days[e]!)]) };
};

describe.each(['target-user-knn', 'cross-user-knn', 'target-knn', 'cross-knn', 'pure-svd', 'common-space', 'target-ials', 'joint-ials', 'procrustes', 'transfer-ials'] as const)('new loans: %s', (id) => {
  it('are taken in without training: a patron who borrows on gets what a stored patron with the same loans gets', async () => {
    const method = methodOf(id);
    const [fit] = await method.fit(createFitContext(data, 1, createPacer()), [{ ...method.grid[0]!, factors: 8 }]);
    const history: PatronHistory = { target: historyOf(7, events.target, 33), sources: [historyOf(7, events.source, 44)] };
    const scores = [readerFromHistory(history, data.target.columnCount, [60]), readerOf(data, 120), readerOf(data, 7)].map((reader) => {
      const out = new Float32Array(data.target.columnCount);
      expect(fit!.score(reader, out)).toBe(true);
      return out;
    });
    expect(scores[0]).toEqual(scores[1]);
    expect(scores[0]).not.toEqual(scores[2]);
  });
});
