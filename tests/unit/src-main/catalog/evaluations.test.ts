import { afterAll, describe, expect, it } from 'vitest';
import type { Evaluation } from '#contract/evaluations.ts';
import { openCatalog } from '#catalog/open.ts';
import { addEvaluation, findEvaluation, listEvaluations } from '#catalog/repositories/models.ts';
import { temporaryFolder } from '../../../helpers/library-folders.ts';

const catalog = openCatalog(temporaryFolder());
afterAll(() => catalog.close());

describe('stored evaluations', () => {
  const made: Omit<Evaluation, 'id' | 'madeAt'> = { map: 'm', target: 't', sources: ['s'], protocol: 'random', folds: 5, seed: 1, segments: [], sharedPatrons: 3, seconds: 2 };
  const details: Evaluation['details'] = { themes: 'class', costs: [], segments: [], patronSlices: [], titleSlices: [], curve: null };

  it('are listed without their details, and shown with them', () => {
    const id = addEvaluation(catalog.db, { ...made, details });
    expect(findEvaluation(catalog.db, id)).toMatchObject({ ...made, details });
    expect(listEvaluations(catalog.db)[0]).not.toHaveProperty('details');
  });

  it('of earlier versions open without details', () => {
    catalog.db.prepare('INSERT INTO evaluation (map, target, sources, protocol, folds, seed, made_at, outcome) VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
      .run('m', 't', '["s"]', 'temporal', 5, 1, 1_700_000_000, JSON.stringify({ segments: [], sharedPatrons: 3, seconds: 2 }));
    const newest = listEvaluations(catalog.db)[0]!;
    expect(findEvaluation(catalog.db, newest.id)).toMatchObject({ protocol: 'temporal', sharedPatrons: 3, details: null });
    expect(findEvaluation(catalog.db, 99 as never)).toBeNull();
  });
});
