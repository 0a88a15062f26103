import { describe, expect, it } from 'vitest';
import type { DomainHistory, PatronHistory, ProblemInput } from '#engine/data/problem.ts';
import { counterfactual, type Loan } from '#engine/explain/counterfactual.ts';
import { methodOf } from '#engine/methods.ts';
import { createFitContext, type MethodId } from '#engine/models/method.ts';
import { buildDataset } from '#engine/data/dataset.ts';
import { createPacer } from '#engine/pacer.ts';
import { recommend } from '#engine/recommend.ts';
import type { TrainedRecommender } from '#engine/trained.ts';
import { historyOf, loansOf, plantedLibrary } from '../planted.ts';

/** A recommender that serves every reader with one method. */
async function servedBy(id: MethodId, input: ProblemInput): Promise<TrainedRecommender> {
  const context = createFitContext(buildDataset(input), 1, createPacer());
  const members = [];
  for (const one of ['popularity', id] as const) members.push((await methodOf(one).fit(context, methodOf(one).grid.slice(0, 1)))[0]!);
  return {
    seed: 1, targetTitles: input.target.titleCount, sources: input.sources.map(({ name, titleCount }) => ({ name, titleCount })), members, popularity: 0,
    routes: Array.from({ length: 8 }, () => ({ member: 1, reason: 'best' as never })), report: { code: 'trained', sharedPatrons: 0, targetOnlyPatrons: 0, lentTitles: 0, leftOut: { bulkCards: 0, boxCards: 0, loans: 0 }, rows: [] },
  };
}

/** The list that a reader gets who never borrowed these; they are not offered instead. */
function listedWithout(model: TrainedRecommender, history: PatronHistory, loans: readonly Loan[], k: number): number[] {
  const left = ({ columns, days }: DomainHistory, domain: Loan['domain']): DomainHistory => {
    const at = [...columns.keys()].filter((e) => !loans.some((loan) => loan.domain === domain && loan.column === columns[e]));
    return { columns: Uint32Array.from(at, (e) => columns[e]!), days: Int32Array.from(at, (e) => days[e]!) };
  };
  const rest = { ...history, target: left(history.target, 'target'), sources: history.sources.map(left) };
  return recommend(model, rest, k, { exclude: new Set(loans.filter(({ domain }) => domain === 'target').map(({ column }) => column)) }).map(({ column }) => column);
}

describe.each(['cross-knn', 'transfer-ials'] as const)('without these loans it would not be here: %s', (id) => {
  it('is true of every set that is named, and of no smaller part of it', async () => {
    const model = await servedBy(id, plantedLibrary({ seed: 3, agree: true, sources: 2 }));
    const history = historyOf([0, 11, 12], [1, 2, 21], [31, 32]);
    const k = 8;
    const kinds = new Set<string>();
    for (const { column } of recommend(model, history, k)) {
      const found = counterfactual(model, history, column, k);
      kinds.add(found.kind);
      if (found.kind !== 'needs') continue;
      expect(found.loans.length).toBeGreaterThan(0);
      expect(listedWithout(model, history, found.loans, k)).not.toContain(column);
      for (const loan of found.loans) expect(listedWithout(model, history, found.loans.filter((other) => other !== loan), k)).toContain(column);
    }
    expect(kinds).toContain('needs');
  });
});

describe('a title that no loan keeps off the list', () => {
  it('stays where popularity put it, and is not on a list that it is not on', async () => {
    const model = await servedBy('target-knn', { patronCount: 3, patronGroup: new Uint16Array(3), target: loansOf(4, [[0, 0, 1], [0, 1, 2], [1, 2, 1], [1, 3, 1], [2, 2, 1]]), sources: [] });
    expect(counterfactual(model, historyOf([0]), 2, 3)).toEqual({ kind: 'stays' });
    expect(counterfactual(model, historyOf([0]), 1, 1)).toEqual({ kind: 'needs', loans: [{ domain: 'target', column: 0 }] });
    expect(counterfactual(model, historyOf([0]), 3, 1)).toEqual({ kind: 'not-listed' });
    expect(counterfactual(model, historyOf([0]), 1, 3, { exclude: new Set([1]) })).toEqual({ kind: 'not-listed' });
  });

  it('takes more loans than can be told where many speak for it', async () => {
    const titles = 21;
    const everybody = Array.from({ length: 6 }, (_, patron) => Array.from({ length: titles }, (_, title) => [patron, title, title] as const)).flat();
    const model = await servedBy('target-knn', { patronCount: 6, patronGroup: new Uint16Array(6), target: loansOf(titles + 1, everybody), sources: [] });
    expect(counterfactual(model, historyOf([...Array(20).keys()]), 20, 1)).toEqual({ kind: 'many' });
  });
});
