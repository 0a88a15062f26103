import { describe, expect, it } from 'vitest';
import { buildDataset } from '#engine/data/dataset.ts';
import { casesOf, coldCase, revealedCase } from '#engine/evaluation/cases.ts';
import { cutDays, roundOf } from '#engine/evaluation/protocols.ts';
import { loansOf, plantedLibrary } from '../planted.ts';

const input = {
  patronCount: 1, patronGroup: new Uint16Array(1),
  target: loansOf(9, [[0, 4, 10], [0, 5, 20], [0, 6, 30], [0, 7, 40]]),
  sources: [{ name: 'films', ...loansOf(9, [[0, 0, 5], [0, 1, 15], [0, 2, 25], [0, 3, 35]]) }],
};
const data = buildDataset(input);

describe('questions about a reader', () => {
  it('cold start hides all target loans and shows all source loans', () => {
    const test = coldCase(data, 0);
    expect([...test.relevant]).toEqual([4, 5, 6, 7]);
    expect(test.reader.target).toHaveLength(0);
    expect(test.reader.sources[0]).toHaveLength(4);
  });

  it('a revealed case shows the earliest loans and cuts the sources after them', () => {
    for (let seed = 0; seed < 10; seed += 1) {
      const test = revealedCase(data, 0, '1-2', seed)!;
      const known = test.reader.target.length;
      expect([...test.reader.target]).toEqual([4, 5].slice(0, known));
      expect([...test.relevant]).toEqual([4, 5, 6, 7].slice(known));
      expect([...test.reader.sources[0]!]).toEqual(known === 1 ? [0] : [0, 1]);
    }
    expect(revealedCase(data, 0, '6+', 1)).toBeNull();
    expect(casesOf(data, [0], 1).map((test) => test.segment)).toEqual(['0', '1-2', '3-5']);
  });
});

describe('time windows', () => {
  it('are tenths of the loans, at least 60 days long, and leave half of the loans to learn from', () => {
    const evenly = (count: number) => Int32Array.from({ length: count }, (_, day) => day);
    expect(cutDays(evenly(1000), 3)).toEqual([700, 800, 900]);
    expect(cutDays(evenly(300), 2)).toEqual([180, 240]); // a tenth would be 30 days
    expect(cutDays(evenly(300), 5)).toEqual([180, 240]); // a third window would begin at day 120
    expect(cutDays(evenly(100), 5)).toEqual([90]); // 60 days would be more than half of the loans
    expect(cutDays(new Int32Array(50).fill(7), 3)).toEqual([]);
    expect(cutDays(new Int32Array(0), 3)).toEqual([]);
  });

  it('train on nothing from the cut on: changing later loans, renewals included, changes no number', () => {
    const library = plantedLibrary({ seed: 31, agree: true, patrons: 100, sources: 2 });
    const round = roundOf('temporal', library, buildDataset(library), 2, 0, 1);
    const cut = Math.max(...[round.training.target, ...round.training.sources].flatMap((matrix) => [...matrix.lastDay])) + 1;
    const change = <T extends typeof library.target>(loans: T): T => ({
      ...loans, titles: loans.titles.map((title, e) => (loans.days[e]! >= cut ? (title + 1) % loans.titleCount : title)),
    });
    const changed = { ...library, target: change(library.target), sources: library.sources.map(change) };
    const other = roundOf('temporal', changed, buildDataset(library), 2, 0, 1);
    expect(other.training).toEqual(round.training);
    for (const test of round.cases) expect(test.relevant.some((column) => test.reader.target.includes(column))).toBe(false);
  });
});

describe('the random split', () => {
  const library = plantedLibrary({ seed: 32, agree: true, patrons: 100 });
  const whole = buildDataset(library);
  const { training, cases } = roundOf('random', library, whole, 2, 0, 1);
  const titlesOf = (data: typeof whole, patron: number) => data.target.column.subarray(data.target.rowStart[patron]!, data.target.rowStart[patron + 1]!);

  it('asks a tenth, puts a tenth aside, at least one of each, and knows the rest', () => {
    for (const { patron, reader, relevant, ignored, days } of cases) {
      const all = titlesOf(whole, patron);
      expect([...reader.target, ...relevant, ...ignored!].sort((a, b) => a - b)).toEqual([...all].sort((a, b) => a - b));
      expect(relevant.length).toBe(Math.max(1, Math.floor(all.length / 10)));
      expect(ignored!.length).toBe(all.length >= 3 ? Math.max(1, Math.floor(all.length / 10)) : 0);
      expect([...titlesOf(training, patron)]).toEqual([...reader.target]);
      expect(days.target).toHaveLength(reader.target.length);
    }
    expect(training.sources).toEqual(whole.sources);
  });

  it('asks everyone with two titles or more, and deals anew in every round', () => {
    const able = Array.from({ length: 100 }, (_, u) => u).filter((u) => titlesOf(whole, u).length >= 2);
    expect(cases.map(({ patron }) => patron).sort((a, b) => a - b)).toEqual(able);
    const next = roundOf('random', library, whole, 2, 1, 1).cases;
    expect(next.map(({ patron, relevant }) => `${patron} ${relevant.join()}`).sort()).not.toEqual(cases.map(({ patron, relevant }) => `${patron} ${relevant.join()}`).sort());
  });
});
