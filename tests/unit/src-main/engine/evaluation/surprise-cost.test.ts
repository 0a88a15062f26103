import { describe, expect, it } from 'vitest';
import { buildDataset } from '#engine/data/dataset.ts';
import { casesOf } from '#engine/evaluation/cases.ts';
import { surpriseCost, surpriseSteps } from '#engine/evaluation/surprise-cost.ts';
import type { FittedMethod } from '#engine/models/method.ts';
import { createPacer } from '#engine/pacer.ts';
import type { RecordField, TitleRecords, TokenRows, Vocabulary } from '#engine/data/records.ts';
import { recordFields } from '#engine/data/records.ts';

const titles = 40;
/** Titles 0 to 19 are by one author, each of the others by its own. */
const authors: TokenRows = { start: Uint32Array.from({ length: titles + 1 }, (_, at) => at), token: Uint32Array.from({ length: titles }, (_, column) => (column < 20 ? 0 : column)) };
const none: TokenRows = { start: new Uint32Array(titles + 1), token: new Uint32Array(0) };
const records: TitleRecords = { fields: Object.fromEntries(recordFields.map((field) => [field, field === 'author' ? authors : none])) as Record<RecordField, TokenRows>, work: new Uint32Array(titles) };
const vocabulary = Object.fromEntries(recordFields.map((field) => [field, field === 'author' ? Array.from({ length: titles }, String) : []])) as unknown as Vocabulary;
/** Every patron borrows the first twelve titles, in time. */
const patrons = 8;
const pairs = Array.from({ length: patrons * 12 }, (_, at) => [Math.floor(at / 12), at % 12] as const);
const data = buildDataset({
  patronCount: patrons, patronGroup: new Uint16Array(patrons), vocabulary, sources: [],
  target: { titleCount: titles, patrons: Uint32Array.from(pairs, ([patron]) => patron), titles: Uint32Array.from(pairs, ([, title]) => title), days: Int32Array.from(pairs, ([, title]) => title), records },
});
/** Ranks the titles by their numbers. */
const byNumber = { id: 'popularity', score: (_reader: unknown, out: Float32Array) => { out.forEach((_, column) => { out[column] = titles - column; }); return true; } } as unknown as FittedMethod;

describe('what surprise costs', () => {
  it('is nothing at the familiar end, and the more the further the list is from what was borrowed', async () => {
    const tests = casesOf(data, Array.from({ length: patrons }, (_, patron) => patron), 1, ['3-5']);
    const cost = (await surpriseCost(data, tests, () => byNumber, byNumber, 1, createPacer(new AbortController().signal)))!;
    expect(cost.patrons).toBe(patrons);
    expect(cost.steps.map(({ surprise }) => surprise)).toEqual([...surpriseSteps]);
    const [plain, ...others] = cost.steps.map(({ ndcg }) => ndcg);
    expect(plain).toBeGreaterThan(0.9); // the ranking finds them all
    expect(Math.max(...others)).toBeLessThanOrEqual(plain!);
    expect(others.at(-1)!).toBeLessThan(plain! / 2);
  });

  it('is not told where nobody was tested', async () => {
    expect(await surpriseCost(data, [], () => byNumber, byNumber, 1, createPacer(new AbortController().signal))).toBeNull();
  });
});
