import { beforeAll, describe, expect, it } from 'vitest';
import { buildDataset } from '#engine/data/dataset.ts';
import { readerOf, type Reader } from '#engine/data/reader.ts';
import { emptyVocabulary } from '#engine/data/records.ts';
import { stackedColumns, stackedLoans } from '#engine/data/stacked.ts';
import { foldIn, itemDot } from '#engine/models/factor-model.ts';
import { jointFactorsFor } from '#engine/models/factor-cache.ts';
import { createFitContext, type FittedMethod } from '#engine/models/method.ts';
import { targetIals } from '#engine/models/target-ials.ts';
import { createPacer } from '#engine/pacer.ts';
import { jointIals } from '#engine/transfer/joint-ials.ts';
import { loansOf, plantedLibrary, recordsOf } from '../planted.ts';

const data = buildDataset(plantedLibrary({ seed: 3, agree: true, patrons: 120 }));
const context = createFitContext(data, 2, createPacer());
const setting = { factors: 8, alpha0: 0.02, lambda: 0.03, epochs: 3, cgSteps: 0 };
const scores = (fit: FittedMethod, reader: Reader) => {
  const out = new Float32Array(data.target.columnCount);
  fit.score(reader, out);
  return out;
};
let joint: FittedMethod;
let zero: FittedMethod;
beforeAll(async () => {
  [joint, zero] = await jointIals.fit(context, [{ ...setting, sourceWeight: 0.3 }, { ...setting, sourceWeight: 0 }]) as [FittedMethod, FittedMethod];
});

describe('joint factors', () => {
  it('without weight on the sources are those of the target-only twin', async () => {
    const [twin] = await targetIals.fit(context, [setting]);
    expect(scores(zero, readerOf(data, 1))).toEqual(scores(twin!, readerOf(data, 1)));
  });

  it('fold a history in as training solved the patron who has it', async () => {
    const model = await jointFactorsFor(context, 0.3, setting, 'joint-ials');
    const offsets = [data.target.columnCount];
    const { rowStart } = await stackedLoans(data, createPacer());
    for (const patron of [1, 2, 5, 7]) {
      const columns = stackedColumns(readerOf(data, patron), offsets);
      expect(columns).toHaveLength(rowStart[patron + 1]! - rowStart[patron]!);
      const { vector } = foldIn(model, columns, { weights: Array.from(columns, (column) => (column < offsets[0]! ? 1 : 0.3)) });
      vector.forEach((value, f) => { expect(value).toBeCloseTo(model.patrons[patron * 8 + f]!, 4); });
    }
  });

  it('learn less from source patrons who read unlike the target\'s readers, and nothing else where no classes tell', async () => {
    // titles 0 and 1 of both domains are of class 0, 2 and 3 of class 1; the target is of class 0, the source of both; patrons 0 to 79 read both
    const classes = recordsOf([{ class: [0] }, { class: [0] }, { class: [1] }, { class: [1] }]);
    const target = loansOf(4, Array.from({ length: 80 }, (_, u) => [u, u % 2, 1] as const));
    const films = loansOf(4, Array.from({ length: 160 }, (_, u) => [u, (u < 80 ? 0 : 2) + (u % 2), 1] as const));
    const described = buildDataset({
      patronCount: 160, patronGroup: new Uint16Array(160), vocabulary: { ...emptyVocabulary, class: ['a', 'b'] },
      target: { ...target, records: classes }, sources: [{ ...films, records: classes, name: 'films' }],
    });
    const scoresOf = async (on: typeof described, likeness: number) => {
      const model = await jointFactorsFor(createFitContext(on, 1, createPacer()), 1, { ...setting, likeness }, 'joint-ials');
      return (patron: number, film: number) => itemDot(model.items, 4 + film, Float64Array.from(model.patrons.subarray(patron * 8, (patron + 1) * 8)));
    };
    const [plain, alike] = [await scoresOf(described, 0), await scoresOf(described, 1)];
    expect(alike(80, 2)).toBeLessThan(plain(80, 2)); // a film that only those unlike the target's readers know is believed less
    expect(alike(80, 2) / plain(80, 2)).toBeLessThan(0.9 * (alike(0, 0) / plain(0, 0)));
    const bare = { ...described, records: { target: recordsOf([{}, {}, {}, {}]), sources: [recordsOf([{}, {}, {}, {}])] } };
    expect((await scoresOf(bare, 1))(80, 2)).toBe(plain(80, 2));
  });

  it('lead a reader of the source alone to the titles of the same taste', () => {
    // the planted library gives each of six tastes ten titles of every domain
    let right = 0;
    const asked = [1, 2, 3, 4, 6, 7, 8, 9];
    for (const patron of asked) {
      const own = scores(joint, { ...readerOf(data, patron), target: new Uint32Array(0) });
      const best = own.reduce((top, value, j) => (value > own[top]! ? j : top), 0);
      const counts = new Map<number, number>();
      readerOf(data, patron).sources[0]!.forEach((column) => counts.set(Math.floor(column / 10), (counts.get(Math.floor(column / 10)) ?? 0) + 1));
      const most = [...counts].reduce((top, next) => (next[1] > top[1] ? next : top))[0];
      if (Math.floor(best / 10) === most) right += 1;
    }
    expect(right).toBeGreaterThanOrEqual(6);
  });
});
