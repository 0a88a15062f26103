import { describe, expect, it } from 'vitest';
import { buildDataset } from '#engine/data/dataset.ts';
import { readerOf, type Reader } from '#engine/data/reader.ts';
import { createFitContext } from '#engine/models/method.ts';
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
    const [fit] = await commonSpace.fit(context, [{ factors: 6, by, sourceWeight: 1 }]);
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
