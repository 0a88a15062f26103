import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cardNumber, codabarCheckDigit, itemBarcode, syntheticIsbn } from '../../generator/codes.ts';
import { generateLibrary, makeWorld } from '../../generator/generate.ts';
import { readOptions, type GenerateOptions } from '../../generator/options.ts';
import { parseTitleList, readTitleLists } from '../../generator/title-lists.ts';

const names = ['titles', 'patrons', 'loans'] as const;
const shipped = join(import.meta.dirname, '../../../resources/demo');
const folder = mkdtempSync(join(tmpdir(), 'demo-library-'));
const small: Omit<GenerateOptions, 'out'> = { patrons: 200, titles: 900, loans: 5000, years: 3, seed: 7, end: '2026-09-30', gzip: true, syntheticIsbn: false };

type Row = Readonly<Record<string, string>>;
const rowsOf = (bytes: Buffer): Row[] => parse(bytes, { columns: true });
const unpacked = (path: string): Buffer => gunzipSync(readFileSync(path));
const digest = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const distinct = (rows: readonly Row[], column: string): Set<string> => new Set(rows.map((row) => row[column] ?? ''));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a small generated library', () => {
  let titles: Row[] = [];
  let patrons: Row[] = [];
  let loans: Row[] = [];

  beforeAll(async () => {
    for (const out of ['once', 'twice']) await generateLibrary({ ...small, out: join(folder, out) });
    [titles = [], patrons = [], loans = []] = names.map((name) => rowsOf(unpacked(join(folder, 'once', `${name}.csv.gz`))));
  });

  it('is the same to the byte when made twice', () => {
    for (const name of names) {
      expect(digest(readFileSync(join(folder, 'twice', `${name}.csv.gz`)))).toBe(digest(readFileSync(join(folder, 'once', `${name}.csv.gz`))));
    }
  });

  it('differs with another seed', async () => {
    await generateLibrary({ ...small, seed: 8, out: join(folder, 'other') });
    expect(digest(unpacked(join(folder, 'other', 'loans.csv.gz')))).not.toBe(digest(unpacked(join(folder, 'once', 'loans.csv.gz'))));
  });

  it('has the wanted sizes, and ids that are told apart and resolve', () => {
    expect([titles.length, patrons.length, loans.length]).toEqual([900, 200, 5000]);
    const [titleIds, patronIds] = [distinct(titles, 'title_id'), distinct(patrons, 'patron_id')];
    expect([titleIds.size, patronIds.size, distinct(loans, 'loan_id').size]).toEqual([900, 200, 5000]);
    expect(loans.filter((loan) => !titleIds.has(loan['title_id'] ?? '') || !patronIds.has(loan['patron_id'] ?? ''))).toEqual([]);
  });

  it('gives each copy one title, a right check digit, and one borrower at a time', () => {
    const titleOf = new Map<string, string>();
    const backAt = new Map<string, string>();
    for (const loan of loans) {
      const barcode = loan['item_barcode'] ?? '';
      expect(barcode).toMatch(/^3\d{13}$/);
      expect(codabarCheckDigit(barcode.slice(0, 13))).toBe(Number(barcode.at(13)));
      expect(titleOf.get(barcode) ?? loan['title_id']).toBe(loan['title_id']);
      expect((backAt.get(barcode) ?? '') < (loan['loan_at'] ?? '')).toBe(true);
      titleOf.set(barcode, loan['title_id'] ?? '');
      backAt.set(barcode, loan['returned_at'] || '9999');
    }
  });

  it('lends nothing before it arrived or was published', () => {
    const { catalogue, calendar } = makeWorld(small);
    const arrival = new Map(Array.from({ length: catalogue.count }, (_, at) => [String(catalogue.id[at]), calendar.date(catalogue.arrival[at] ?? 0)]));
    const year = new Map(titles.map((title) => [title['title_id'] ?? '', Number(title['year'])]));
    for (const loan of loans) {
      const title = loan['title_id'] ?? '';
      expect((arrival.get(title) ?? '9999') <= (loan['loan_at'] ?? '')).toBe(true);
      expect(year.get(title)).toBeLessThanOrEqual(Number(loan['loan_at']?.slice(0, 4)));
    }
  });

  it('keeps its loans in order and within the period, the last ones still out', () => {
    const times = loans.map((loan) => loan['loan_at'] ?? '');
    expect([...times].sort()).toEqual(times);
    expect((times[0] ?? '') >= '2023-10-01' && (times.at(-1) ?? '') < '2026-10-01').toBe(true);
    expect(loans.filter((loan) => loan['returned_at'] === '').length).toBeGreaterThan(20);
    const returned = loans.filter((loan) => loan['returned_at'] !== '');
    expect(returned.filter((loan) => (loan['returned_at'] ?? '') <= (loan['loan_at'] ?? '') || (loan['returned_at'] ?? '') >= '2026-10-01')).toEqual([]);
  });

  it('prints Chinese headings in Chinese records only', () => {
    for (const title of titles) expect(/\p{Script=Han}/u.test(title['subjects'] ?? '')).toBe(title['language'] === 'chi');
  });

  it('adds made-up titles where the lists end', async () => {
    const listed = readTitleLists().records.length;
    const summary = await generateLibrary({ ...small, titles: listed + 50, loans: 500, gzip: false, syntheticIsbn: true, out: join(folder, 'more') });
    expect(summary).toMatchObject({ titles: listed + 50, listedTitles: listed });
    const rows = rowsOf(readFileSync(join(folder, 'more', 'titles.csv')));
    expect(rows.filter((row) => row['publisher'] === 'Sample Press')).toHaveLength(50);
    expect(rows.every((row) => (row['isbn'] !== '') === (row['material'] === 'book'))).toBe(true);
  });
});

describe('the parts', () => {
  it('reads a title list and names each line that it cannot read', () => {
    const list = parseTitleList(['# note', 'Too early | 1999', '@ Ann Author | book | eng | 823 | crime; mystery | adult', 'First | 2001 | The Set | 1',
      'Second | two | | | crime; knitting | 823.9', '@ Nobody | vinyl | eng', 'Lost | 2002'].join('\n'), 'x.txt');
    expect(list.records.map((record) => [record.title, record.year, record.series, record.seriesNumber, record.subjects.join('+'), record.classMark])).toEqual([
      ['First', 2001, 'The Set', 1, 'crime+mystery', '823'], ['Second', null, '', null, 'crime', '823.9'],
    ]);
    expect(list.problems.map((problem) => problem.split(': ')[0])).toEqual(['x.txt:2', 'x.txt:5', 'x.txt:5', 'x.txt:6', 'x.txt:7']);
  });

  it('makes numbers as libraries print them', () => {
    expect(codabarCheckDigit('3111701320637')).toBe(5);
    expect(itemBarcode(0)).toHaveLength(14);
    expect(cardNumber(123)).toMatch(/^0\d{7}$/);
    expect(syntheticIsbn(100_001)).toMatch(/^9799\d{9}$/);
  });

  it('refuses options that make no sense', () => {
    expect(() => readOptions(['--patrons', 'many', '--out', 'x'])).toThrow(/--patrons "many"/);
    expect(() => readOptions([])).toThrow(/--out/);
    expect(readOptions(['--out', 'x'])).toMatchObject({ patrons: 2000, titles: 6000, loans: 60000, seed: 1 });
  });
});

describe('the shipped demo library', () => {
  it('comes from title lists without a fault', () => {
    expect(readTitleLists().problems).toEqual([]);
  });

  it('is what the generator makes with its standard options', async () => {
    const titles = rowsOf(unpacked(join(shipped, 'titles.csv.gz'))).length;
    const out = join(folder, 'shipped');
    await generateLibrary({ ...small, patrons: 2000, titles, loans: 60_000, seed: 1, out });
    for (const name of names) expect(digest(unpacked(join(shipped, `${name}.csv.gz`))), name).toBe(digest(unpacked(join(out, `${name}.csv.gz`))));
  });
});
