import { describe, expect, it } from 'vitest';
import { buildDataset } from '#engine/data/dataset.ts';
import { readerOf, type Reader } from '#engine/data/reader.ts';
import { seededRandom } from '#engine/matrix/random.ts';
import { createFitContext, type FittedMethod, type Settings } from '#engine/models/method.ts';
import { createPacer } from '#engine/pacer.ts';
import { ease } from '#engine/ridge/ease.ts';
import { jointColumns, jointLoans } from '#engine/ridge/joint-columns.ts';
import { jointRidge } from '#engine/ridge/joint-ridge.ts';
import { targetRidge } from '#engine/ridge/target-ridge.ts';
import { loansOf, plantedLibrary } from '../planted.ts';
import { libraryWithRecords, TITLES } from './library-with-records.ts';

const data = buildDataset(libraryWithRecords(3));
const context = () => createFitContext(data, 1, createPacer());
const readers = [1, 2, 3, 4, 6].map((patron) => readerOf(data, patron));
const scoresOf = (fit: FittedMethod, reader: Reader) => {
  const out = new Float32Array(data.target.columnCount);
  return fit.score(reader, out) ? out : null;
};
const one = async (method: typeof jointRidge, settings: Settings) => (await method.fit(context(), [settings]))[0]!;

describe('the item-item ridge', () => {
  it('is EASE when every title is a neighbour', async () => {
    const random = seededRandom(5);
    const triples = Array.from({ length: 3000 }, (_, e) => [e % 150, Math.floor(20 * random() ** 1.5), e] as const);
    const small = buildDataset({ patronCount: 150, patronGroup: new Uint16Array(150), target: loansOf(20, triples), sources: [] });
    const fit = async (method: typeof ease, settings: Settings) => (await method.fit(createFitContext(small, 1, createPacer()), [settings]))[0]!;
    const ridge = await fit(targetRidge, { lambda: 20, neighbours: 19, contentWeight: 0 });
    const dense = await fit(ease, { lambda: 20 });
    const [scores, expected] = [new Float32Array(20), new Float32Array(20)];
    for (let patron = 0; patron < 150; patron += 7) {
      ridge.score(readerOf(small, patron, 4), scores);
      dense.score(readerOf(small, patron, 4), expected);
      scores.forEach((score, j) => expect(Math.abs(score - expected[j]!)).toBeLessThan(1e-5));
      expect(Math.max(...expected)).toBeGreaterThan(0.1);
    }
  });

  it('at source weight 0 is its twin, whatever the reader has had elsewhere', async () => {
    const settings = { lambda: 30, contentWeight: 0.25 };
    const twin = await one(targetRidge, settings);
    const joint = await one(jointRidge, { ...settings, sourceWeight: 0 });
    for (const reader of [...readers, { ...readers[0]!, target: new Uint32Array(0) }]) expect(scoresOf(joint, reader)).toEqual(scoresOf(twin, reader));
  });

  it('lets source loans speak for target titles of the same taste', async () => {
    const joint = await one(jointRidge, { lambda: 30, contentWeight: 0, sourceWeight: 1 });
    const scores = scoresOf(joint, { target: new Uint32Array(0), sources: [Uint32Array.of(11, 12, 15)], group: 0 })!;
    const mean = (from: number, to: number) => scores.slice(from, to).reduce((sum, score) => sum + score, 0) / (to - from);
    expect(mean(10, 20)).toBeGreaterThan(3 * Math.max(mean(0, 10), mean(20, 60)));
  });

  it('hears one of several sources alone when told to', async () => {
    const several = buildDataset(plantedLibrary({ seed: 4, agree: true, patrons: 120, sources: 2 }));
    const [both, second] = await jointRidge.fit(createFitContext(several, 1, createPacer()), [{ lambda: 30, sourceWeight: 1 }, { lambda: 30, sourceWeight: 1, source: 2 }]);
    const only = (...sources: Uint32Array[]): Reader => ({ target: new Uint32Array(0), sources, group: 0 });
    const none = new Uint32Array(0);
    const out = new Float32Array(several.target.columnCount);
    expect(second!.score(only(Uint32Array.of(1, 2), none), out)).toBe(false);
    expect(both!.score(only(Uint32Array.of(1, 2), none), out)).toBe(true);
    expect(second!.score(only(none, Uint32Array.of(1, 2)), out)).toBe(true);
    const alone = out.slice();
    second!.score(only(Uint32Array.of(30, 40), Uint32Array.of(1, 2)), out);
    expect(out).toEqual(alone);
    expect(jointRidge.facets!(several).map((setting) => setting['source'])).toEqual([1, 2]);
  });

  it('tells how far it is', async () => {
    const told: number[] = [];
    const impatient = { ...createPacer(), due: () => true };
    await jointRidge.fit(createFitContext(data, 1, impatient, ({ epoch }) => told.push(epoch)), jointRidge.grid);
    expect(told.length).toBeGreaterThan(50);
    expect(told.at(-1)).toBe(100);
    expect(told.every((percent, at) => at === 0 || percent > told[at - 1]!)).toBe(true);
  });

  it('counts an edition in a source as the target title', () => {
    const columns = jointColumns(data, true);
    expect(jointLoans(columns, { target: Uint32Array.of(3), sources: [Uint32Array.of(0, 1)], group: 0 })).toEqual([
      { domain: 'target', column: 3, joint: 3 }, { domain: 0, column: 0, joint: 7 }, { domain: 0, column: 1, joint: TITLES + 2 },
    ]);
    expect(jointLoans(columns, { target: Uint32Array.of(7), sources: [Uint32Array.of(0)], group: 0 }).length).toBe(1);
  });

  it('finds a title that nobody has lent by its author, from loans of either domain', async () => {
    const reader: Reader = { target: new Uint32Array(0), sources: [Uint32Array.of(2, 5)], group: 0 };
    const withWords = await one(jointRidge, { lambda: 30, contentWeight: 1, sourceWeight: 1 });
    const without = await one(jointRidge, { lambda: 30, contentWeight: 0, sourceWeight: 1 });
    expect(scoresOf(without, reader)![TITLES]).toBe(0);
    expect(scoresOf(withWords, reader)![TITLES]).toBeGreaterThan(0);
    expect(scoresOf(withWords, { ...reader, sources: [Uint32Array.of(52)] })![TITLES]).toBeLessThan(scoresOf(withWords, reader)![TITLES]!);
    const alone = await one(targetRidge, { lambda: 30, contentWeight: 1 });
    expect(scoresOf(alone, { target: Uint32Array.of(1), sources: [], group: 0 })![TITLES]).toBeGreaterThan(0);
  });
});
