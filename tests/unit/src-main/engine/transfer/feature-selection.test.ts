import { describe, expect, it } from 'vitest';
import { buildDataset } from '#engine/data/dataset.ts';
import { emptyVocabulary } from '#engine/data/records.ts';
import { createPacer } from '#engine/pacer.ts';
import { informativeTitles, withInformativeTitles } from '#engine/transfer/feature-selection.ts';
import { loansOf, recordsOf } from '../planted.ts';

const pacer = createPacer();
// 40 shared readers: even ones borrow target title 0 (class a), odd ones title 1 (class b). Source title 0 goes with even readers,
// title 1 with the readers below 20, even and odd alike, title 2 has four readers, title 3 readers without target loans
const even = (u: number) => u % 2 === 0;
const everybody = Array.from({ length: 40 }, (_, u) => u);
const source = everybody.flatMap((u): [number, number, number][] => [[u, 4, 0], ...(even(u) ? [[u, 0, 1] as [number, number, number]] : []), ...(u < 20 ? [[u, 1, 2] as [number, number, number]] : []), ...(u < 4 ? [[u, 2, 3] as [number, number, number]] : [])]);
const input = {
  patronCount: 50, patronGroup: new Uint16Array(50), vocabulary: { ...emptyVocabulary, class: ['a', 'b'] },
  target: { ...loansOf(2, everybody.map((u) => [u, even(u) ? 0 : 1, 1] as const)), records: recordsOf([{ class: [0] }, { class: [1] }]) },
  sources: [{ ...loansOf(5, [...source, ...[40, 41, 42, 43, 44, 45].map((u) => [u, 3, 1] as [number, number, number])]), name: 's' }],
};

describe('the information of source titles', () => {
  it('is the mutual information with the class they tell most of, worked by hand', async () => {
    const found = await informativeTitles(buildDataset(input), 0, pacer);
    // title 0 and class a are one and the same: 1 bit, and Miller–Madow (1 + 1 − 1) ÷ (2 · 40 · ln 2); title 1 is independent, title 4 everybody's
    expect(found.map(({ title }) => title)).toEqual([0]);
    expect(found[0]!.bits).toBeCloseTo(1 + 1 / (80 * Math.LN2), 9);
  });

  it('goes by the most borrowed titles where there are no classes', async () => {
    const { titleCount, patrons, titles, days } = input.target;
    expect((await informativeTitles(buildDataset({ ...input, target: { titleCount, patrons, titles, days } }), 0, pacer)).map(({ title }) => title)).toEqual([0]);
  });

  it('is what a title needs to keep its loans; numbers and target stay as they were', async () => {
    const library = buildDataset(input);
    const data = await withInformativeTitles(library, pacer);
    expect(data.target).toBe(library.target);
    expect(data.sources[0]!.columnCount).toBe(5);
    expect([...data.sources[0]!.column]).toEqual(everybody.filter(even).map(() => 0));
  });
});
