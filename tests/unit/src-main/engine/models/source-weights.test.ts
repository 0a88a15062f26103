import { describe, expect, it } from 'vitest';
import { buildDataset } from '#engine/data/dataset.ts';
import { readerOf } from '#engine/data/reader.ts';
import { createFitContext } from '#engine/models/method.ts';
import { sourceFacets, weightOfSource } from '#engine/models/source-weights.ts';
import { createPacer } from '#engine/pacer.ts';
import { crossKnn } from '#engine/transfer/cross-knn.ts';
import { plantedLibrary } from '../planted.ts';

describe('weights of sources', () => {
  it('are one for all, or one source alone', () => {
    expect([0, 1].map((s) => weightOfSource({ sourceWeight: 0.5 }, s))).toEqual([0.5, 0.5]);
    expect([0, 1].map((s) => weightOfSource({ sourceWeight: 0.5, source: 2 }, s))).toEqual([0, 0.5]);
    expect([weightOfSource({}, 0), weightOfSource({}, 0, 1)]).toEqual([0, 1]);
  });

  it('come one by one only where there are several', () => {
    expect(sourceFacets(buildDataset(plantedLibrary({ seed: 1, agree: true, patrons: 60, sources: 2 })), { k: 3 }))
      .toEqual([{ k: 3, sourceWeight: 1, source: 1 }, { k: 3, sourceWeight: 1, source: 2 }]);
    expect(sourceFacets(buildDataset(plantedLibrary({ seed: 1, agree: true, patrons: 60 })), {})).toEqual([]);
  });

  it('add up: neighbours of each source alone make the neighbours of both', async () => {
    const data = buildDataset(plantedLibrary({ seed: 4, agree: true, patrons: 120, sources: 2 }));
    const [both, first, second] = await crossKnn.fit(createFitContext(data, 1, createPacer()), [{ ...crossKnn.grid[0]!, sourceWeight: 1 }, ...crossKnn.facets!(data)]);
    const reader = { ...readerOf(data, 1), target: new Uint32Array(0) };
    const scores = [both!, first!, second!].map((fit) => { const out = new Float32Array(data.target.columnCount); fit.score(reader, out); return out; });
    expect(scores[1]!.some((value) => value > 0) && scores[2]!.some((value) => value > 0)).toBe(true);
    scores[0]!.forEach((value, j) => expect(value).toBeCloseTo(scores[1]![j]! + scores[2]![j]!, 5));
  });
});
