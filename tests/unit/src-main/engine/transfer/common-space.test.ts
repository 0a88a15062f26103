import { describe, expect, it } from 'vitest';
import { buildDataset } from '#engine/data/dataset.ts';
import { readerOf, type Reader } from '#engine/data/reader.ts';
import { createFitContext, type Settings } from '#engine/models/method.ts';
import { pureSvd } from '#engine/models/pure-svd.ts';
import { createPacer } from '#engine/pacer.ts';
import { commonSpace, commonSpaces } from '#engine/transfer/common-space.ts';
import { plantedLibrary } from '../planted.ts';

const data = buildDataset(plantedLibrary({ seed: 21, agree: true, patrons: 300 }));
const titles = data.target.columnCount;
const context = createFitContext(data, 1, createPacer());
const tasteOf = (columns: Uint32Array) => {
  const counts = new Array<number>(6).fill(0);
  for (const column of columns) counts[Math.floor(column / 10)]! += 1;
  return counts.indexOf(Math.max(...counts));
};

describe.each([['principal components', commonSpaces.pca], ['canonical correlations', commonSpaces.cca]] as const)('common space by %s', (_name, by) => {
  it('leads a reader of the source alone to titles of the same taste', async () => {
    const [fit] = await commonSpace.fit(context, [{ factors: 12, kept: 6, by, sourceWeight: 1 }]);
    const asked = Array.from({ length: 60 }, (_, u) => u).filter((u) => readerOf(data, u).sources[0]!.length > 3);
    const out = new Float32Array(titles);
    const right = asked.filter((u) => {
      const reader: Reader = { ...readerOf(data, u), target: new Uint32Array(0) };
      fit!.score(reader, out);
      return tasteOf(Uint32Array.of(out.indexOf(Math.max(...out)))) === tasteOf(reader.sources[0]!);
    });
    expect(right.length / asked.length).toBeGreaterThan(0.8); // one in six by chance
  });

  it('is pure-svd where the sources have no weight', async () => {
    const [none] = await commonSpace.fit(context, [{ factors: 6, by, sourceWeight: 0 }]);
    const [twin] = await pureSvd.fit(context, [{ factors: 6, lambda: 0 }]);
    const scores = [none!, twin!].map((fit) => {
      const out = new Float32Array(titles);
      fit.score(readerOf(data, 2), out);
      return out;
    });
    expect(scores[0]).toEqual(scores[1]);
  });
});

describe('common space by canonical correlations', () => {
  /** Share of 60 readers of the source alone whose first title is of their taste, and the scores of one of them. */
  const led = async (settings: Settings) => {
    const [fit] = await commonSpace.fit(context, [{ factors: 12, by: commonSpaces.cca, sourceWeight: 1, ...settings }]);
    const asked = Array.from({ length: 60 }, (_, u) => u).filter((u) => readerOf(data, u).sources[0]!.length > 3);
    const lists = asked.map((u) => {
      const out = new Float32Array(titles);
      fit!.score({ ...readerOf(data, u), target: new Uint32Array(0) }, out);
      return out;
    });
    const right = asked.filter((u, at) => Math.floor(lists[at]!.indexOf(Math.max(...lists[at]!)) / 10) === tasteOf(readerOf(data, u).sources[0]!));
    return { share: right.length / asked.length, scores: lists[0]! };
  };

  it('keeps half the directions unless told otherwise, and says something else than the ridge map, which keeps all', async () => {
    const [half, six, all] = [await led({}), await led({ kept: 6 }), await led({ kept: 12 })];
    expect(half.scores).toEqual(six.scores);
    expect(commonSpace.grid.filter(({ by, kept, factors }) => by === commonSpaces.cca && !(kept! < factors!))).toEqual([]);
    const length = (values: Float32Array) => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
    expect(length(six.scores.map((value, j) => value - all.scores[j]!)) / length(all.scores)).toBeGreaterThan(0.02);
  });

  it('needs enough of them: one direction does not tell six tastes apart', async () => {
    expect((await led({ kept: 1 })).share).toBeLessThan((await led({ kept: 6 })).share - 0.3);
  });
});
