import { beforeAll, describe, expect, it } from 'vitest';
import { cellIndex } from '#engine/evaluation/segments.ts';
import { methodOf } from '#engine/methods.ts';
import type { EngineProgress } from '#engine/progress.ts';
import { recommend } from '#engine/recommend.ts';
import { trainRecommender } from '#engine/recommender.ts';
import { loadState, saveState, type RecommenderHeader } from '#engine/state.ts';
import type { TrainedRecommender } from '#engine/trained.ts';
import { historyOf, loansOf, plantedLibrary } from './planted.ts';

const cold = cellIndex({ segment: '0', hasSource: true });

describe('training where tastes agree across domains', () => {
  let model: TrainedRecommender;
  const progress: EngineProgress[] = [];
  beforeAll(async () => {
    model = await trainRecommender(plantedLibrary({ seed: 1, agree: true, sources: 2 }), { seed: 3, onProgress: (one) => progress.push(one) });
  });

  it('lets transfer in for readers without target loans', () => {
    expect(model.report.code).toBe('trained');
    const row = model.report.rows[cold]!;
    expect(methodOf(row.method).twin).not.toBeNull();
    expect(row.verdict).toBe('positive');
    expect(row.kept).toBe(row.method);
    expect(row.ndcg.mean).toBeGreaterThan(2 * row.popularity.mean);
    expect(model.report.rows).toHaveLength(8);
  });

  it('reports progress that never falls, with the loss of every epoch', () => {
    progress.forEach((one, at) => expect(one.value).toBeGreaterThanOrEqual(at > 0 ? progress[at - 1]!.value : 0));
    expect(progress.at(-1)!.value).toBe(1);
    expect(new Set(progress.map((one) => one.step))).toEqual(new Set(['selection', 'test', 'final']));
    expect(progress.some((one) => (one.detail?.loss ?? 0) > 0 && one.detail!.epoch === one.detail!.epochs)).toBe(true);
  });

  it('recommends the taste of the source loans, and says so', () => {
    const list = recommend(model, historyOf([], [0, 1, 2, 3], [4, 5]), 10);
    expect(list).toHaveLength(10);
    expect(list.filter((entry) => entry.column < 10).length).toBeGreaterThanOrEqual(7);
    const [first] = list;
    expect(first!.sourceShare).toBeGreaterThan(0);
    expect(first!.loans.length).toBeGreaterThan(0);
    expect(first!.loans.every((reason) => reason.domain !== 'target' && reason.share > 0 && reason.share <= 1)).toBe(true);
  });

  it('leaves out what was borrowed and what is excluded, and always fills the list', () => {
    const history = historyOf([3, 4, 5, 6, 7, 8, 9], [0, 1]);
    const exclude = Uint8Array.from({ length: 60 }, (_, column) => (column < 2 ? 1 : 0));
    for (const options of [{ exclude }, { exclude: new Set([0, 1]) }]) {
      const list = recommend(model, history, 60, options);
      expect(list).toHaveLength(51);
      expect(new Set(list.map((entry) => entry.column)).size).toBe(51);
      expect(list.some((entry) => entry.column < 2 || (entry.column >= 3 && entry.column <= 9))).toBe(false);
      for (const entry of list) if (entry.method === 'popularity') expect(entry.loans).toEqual([]);
    }
    expect(recommend(model, historyOf([]), 10)).toHaveLength(10);
  });

  it('gives identical lists after saving and loading', () => {
    const { header, arrays } = saveState(model);
    const loaded = loadState({ header: JSON.parse(JSON.stringify(header)) as RecommenderHeader, arrays: structuredClone(arrays) });
    for (const history of [historyOf([]), historyOf([], [1, 2]), historyOf([1]), historyOf([1, 2, 3, 4], [5], [6]), historyOf([1, 2, 3, 4, 5, 6, 7])]) {
      expect(recommend(loaded, history, 20)).toEqual(recommend(model, history, 20));
    }
    expect(() => loadState({ header: { ...header, version: 99 }, arrays })).toThrow('model-version-unknown');
    expect(() => loadState({ header, arrays: {} })).toThrow('model-state-damaged');
  });
});

describe('training where tastes do not agree', () => {
  it('refuses transfer', async () => {
    const model = await trainRecommender(plantedLibrary({ seed: 2, agree: false }), { seed: 3 });
    expect(model.report.rows.filter((row) => row.reason === 'transfer-proved')).toEqual([]);
    for (const route of model.routes) expect(methodOf(model.members[route.member]!.id).twin).toBeNull();
  });
});

describe('training with too little', () => {
  const none = loansOf(0, []);
  const few = loansOf(4, [[0, 1, 5], [0, 2, 6], [1, 1, 7]]);
  const groups = (count: number) => new Uint16Array(count);
  const whole = plantedLibrary({ seed: 4, agree: true, patrons: 60 });
  const strangers = { ...whole, patronCount: 120, patronGroup: groups(120), sources: whole.sources.map((source) => ({ ...source, patrons: source.patrons.map((u) => u + 60) })) };

  it.each([
    ['no-target-loans', { patronCount: 0, patronGroup: groups(0), target: none, sources: [] }],
    ['few-target-loans', { patronCount: 1, patronGroup: groups(1), target: few, sources: [] }],
    ['few-target-loans', { patronCount: 2, patronGroup: groups(2), target: few, sources: [{ name: 'films', ...few }] }],
    ['no-sources', { ...whole, sources: [] }],
    ['no-shared-patrons', strangers],
  ] as const)('falls back with the code %s', async (code, input) => {
    const model = await trainRecommender(input, { seed: 1 });
    expect(model.report.code).toBe(code);
    const list = recommend(model, historyOf([1], [0]), 3);
    expect(list).toHaveLength(Math.min(3, Math.max(0, input.target.titleCount - 1)));
    expect(list.every((entry) => Number.isFinite(entry.score))).toBe(true);
  });
});

describe('abort', () => {
  it('rejects soon after the signal', async () => {
    const controller = new AbortController();
    let abortedAt = 0;
    const run = trainRecommender(plantedLibrary({ seed: 5, agree: true }), { seed: 1, signal: controller.signal, onProgress: () => {
      if (abortedAt === 0) setTimeout(() => { abortedAt = performance.now(); controller.abort(); }, 30);
      abortedAt = abortedAt || -1;
    } });
    await expect(run).rejects.toMatchObject({ name: 'AbortError' });
    expect(performance.now() - abortedAt).toBeLessThan(300);
  });
});
