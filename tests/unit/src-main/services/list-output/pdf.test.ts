import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { papers, paperLooks, type ListSheet, type Paper } from '../../../../../src-main/contract/list-sheet.ts';
import { writePdf } from '../../../../../src-main/services/list-output/pdf/write-pdf.ts';
import { sheetWith } from './sheets.ts';

const pointsPerMm = 72 / 25.4;
let path = '';
beforeEach(() => { path = join(mkdtempSync(join(tmpdir(), 'pdf-')), 'lists.pdf'); });

const write = (sheets: Iterable<ListSheet>, paper: Paper = 'a4') => writePdf(path, sheets, { paper, language: 'en', title: 'Reading lists' });
const bytes = (): string => readFileSync(path, 'latin1');
const pageSizes = (): number[][] => [...bytes().matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => [Number(width), Number(height)]);
/** What stands in the streams of the file. */
const streams = (): string[] => [...bytes().matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, packed]) => {
  const raw = Buffer.from(packed!, 'latin1');
  try {
    return inflateSync(raw).toString('latin1');
  } catch {
    return raw.toString('latin1');
  }
});
/** The signs that a reader of the file can search for and copy. */
function copyable(): Set<string> {
  const maps = streams().filter((text) => text.includes('begincmap'));
  const codes = maps.flatMap((map) => map.slice(map.indexOf('endcodespacerange')).match(/<[0-9a-f]{4,8}>/gi) ?? []);
  return new Set(codes.map((code) => Buffer.from(code.slice(1, -1), 'hex').swap16().toString('utf16le')));
}

describe('a PDF file of lists', () => {
  it('has text in every way of writing, to be searched and copied, in embedded fonts', async () => {
    expect(await write([sheetWith(6)])).toBe(1);
    const signs = copyable();
    for (const text of ['红楼梦', 'Verwandlung', 'Преступление', 'ノルウェイの森', '채식주의자', 'Ἰλιάς', '江干分馆', '“”']) for (const sign of text) expect(signs.has(sign), `${sign} of ${text}`).toBe(true);
    expect(bytes().match(/\/FontFile2 /g)?.length).toBeGreaterThan(4);
    expect(bytes()).not.toMatch(/\/BaseFont \/(Helvetica|Times|Courier)/);
  }, 60_000);

  it('is tagged, names its language and its title', async () => {
    await write([sheetWith(2)]);
    const text = bytes() + streams().join('\n');
    expect(text).toMatch(/\/Marked true/);
    expect(text).toMatch(/\/Lang \(en\)/);
    expect(text).toMatch(/\/S \/H1\b/);
    expect(text).toMatch(/\/S \/LI\b/);
    expect(text).toMatch(/\/Alt \(Number as a code: 9787020002207\)/);
  }, 60_000);

  it.each(papers)('begins every list on a page of its own: %s', async (paper) => {
    await write([sheetWith(3), sheetWith(1)], paper);
    const { width, height } = paperLooks[paper];
    const sizes = pageSizes();
    expect(sizes.length).toBeGreaterThanOrEqual(2);
    for (const [wide, high] of sizes) {
      expect(wide).toBeCloseTo(width * pointsPerMm, 0);
      if (height !== null) expect(high).toBeCloseTo(height * pointsPerMm, 0);
    }
    if (paper === 'receipt') expect(sizes[0]![1]!).toBeGreaterThan(sizes[1]![1]! + 60); // as long as the list
  }, 60_000);

  it('goes on over pages, and prints large letters large', async () => {
    await write([sheetWith(30)], 'large');
    expect(pageSizes().length).toBeGreaterThan(5);
    const sizes = streams().flatMap((text) => [...text.matchAll(/\/F\d+ ([\d.]+) Tf/g)].map(([, size]) => Number(size)));
    expect(sizes.length).toBeGreaterThan(0);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(18);
  }, 60_000);

  it('shows a mark for a sign that no font has', async () => {
    const sheet = sheetWith(1);
    await write([{ ...sheet, heading: 'Signs \u{1D11E} and \u{13000}' }]);
    expect(copyable().has('〓')).toBe(true);
  }, 60_000);

  it('is whole or not there', async () => {
    function* failing(): Generator<ListSheet> {
      yield sheetWith(1);
      throw new Error('lost');
    }
    await expect(write(failing())).rejects.toThrow('lost');
    expect(readdirSync(join(path, '..'))).toEqual([]);
    await expect(writePdf(join(path, 'none', 'a.pdf'), [sheetWith(1)], { paper: 'a4', language: 'en', title: 'x' })).rejects.toMatchObject({ code: 'file-unwritable', values: { file: 'a.pdf' } });
  }, 60_000);
});
