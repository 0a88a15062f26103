import { afterAll, describe, expect, it } from 'vitest';
import { rows, write } from '#catalog/database.ts';
import { openCatalog } from '#catalog/open.ts';
import { putTitle } from '#catalog/repositories/title-writing.ts';
import { beginBatch } from '#catalog/repositories/import-batches.ts';
import { indexOlderTitles } from '#catalog/repositories/title-indexing.ts';
import { searchTitles } from '#catalog/repositories/titles.ts';
import { titlesAbout } from '#catalog/repositories/titles-about.ts';
import { temporaryFolder } from '../../../helpers/library-folders.ts';

const { db, close } = openCatalog(temporaryFolder());
afterAll(close);
const batch = beginBatch(db, { kind: 'titles', profile: null, fileName: 'titles.csv', header: [], mapping: {}, pseudonyms: false, source: {} }, null);
const add = (titleId: string, title: string, rest: object = {}): unknown => putTitle(db, { titleId, title, ...rest }, batch);
add('B-17', '深入理解计算机系统', { author: '布莱恩特', isbns: ['9787111544937'] });
add('A1', '红楼梦', { author: '曹雪芹', subjects: ['文学名著'] });
add('A2', 'La Géométrie', { author: 'Descartes, René', series: 'Œuvres' });
add('A3', 'Emma and the sea', { isbns: ['0141439580'] });
add('A4', 'Emma', { author: 'Austen, Jane', subjects: ['Love stories; England'] });
add('A5', 'もののけ姫', { originalTitle: 'Mononoke hime' });
add('A6', '해리 포터');
add('A7', '百年孤獨', { author: '加西亚·马尔克斯', series: '绿野丛书' });
add('A8', '重庆森林');

const found = (text: string): string[] => searchTitles(db, { text, limit: 50 }).rows.map(({ externalId }) => externalId);

describe('searching titles', () => {
  it.each([
    ['红', ['A1']], ['楼', ['A1']], ['梦', ['A1']], ['红楼', ['A1']], ['楼梦', ['A1']], ['红楼梦', ['A1']], ['红梦', []], ['梦红', []],
    ['计算', ['B-17']], ['系统', ['B-17']], ['深入理解计算机系统', ['B-17']], ['统', ['B-17']], ['曹', ['A1']], ['雪芹 红楼', ['A1']], ['名著', ['A1']],
    ['geometrie', ['A2']], ['GÉOMÉTRIE', ['A2']], ['geom', ['A2']], ['rene desc', ['A2']], ['rené', ['A2']], ['eometrie', []],
    ['9787111544937', ['B-17']], ['97871', ['B-17']], ['0141439580', ['A3']], ['A5', ['A5']], ['b-17', ['B-17']],
    ['emma', ['A4', 'A3']], ['jane emma', ['A4']], ['love england', ['A4']], ['e', ['A4', 'A3']], ['もの', ['A5']], ['mononoke', ['A5']], ['hime もの', ['A5']], ['해리', ['A6']], ['nothing', []],
    ['emma "', ['A4', 'A3']], ['NOT emma', []], ['title:emma', []], ['%', ['B-17', 'A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8']],
    ['hlm', ['A1']], ['honglou', ['A1']], ['hong lou meng', ['A1']], ['HongLouMeng', ['A1']], ['hónglóumèng', ['A1']], ['loumeng', ['A1']], ['hongl', ['A1']], ['cxq', ['A1']], ['caoxueqin', ['A1']],
    ['hlm caoxueqin', ['A1']], ['hlm 曹', ['A1']], ['hlm 安', []], ['hml', []], ['shenrulijiejisuanjixitong', ['B-17']], ['srljjsjxt', ['B-17']], ['srljjsjxx', []], ['jisuanji 9787', ['B-17']],
    ['chongqing', ['A8']], ['zhongqing', ['A8']], ['cqsl', ['A8']], ['zqsl', ['A8']], ['bainiangudu', ['A7']], ['maerkesi', ['A7']], ['lvye', ['A7']], ['lüye', ['A7']], ['luye', ['A7']],
    ['紅樓夢', ['A1']], ['百年孤独', ['A7']], ['百年孤獨', ['A7']],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('goes by pages, each title once', () => {
    const seen: string[] = [];
    let after: string | null | undefined;
    do {
      const page = searchTitles(db, { text: '', limit: 2, ...(typeof after === 'string' && { after }) });
      expect(page.found).toBe(9);
      seen.push(...page.rows.map(({ externalId }) => externalId));
      after = page.next;
    } while (after !== null);
    expect(seen).toEqual(['B-17', 'A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8']);
    const first = searchTitles(db, { text: 'emma', limit: 1 });
    expect(searchTitles(db, { text: 'emma', limit: 1, after: first.next! })).toMatchObject({ rows: [{ externalId: 'A3' }], next: null, found: 2 });
  });
});

describe('titles from before there was pinyin', () => {
  it('get it slice by slice, and only once', () => {
    const keys = (): unknown => rows(db, 'SELECT sort_key FROM title ORDER BY id');
    const before = keys();
    write(db, 'DELETE FROM title_pinyin');
    write(db, "UPDATE title SET sort_key = '\u{10FFFD}'");
    write(db, "INSERT INTO setting (key, value) VALUES ('titles-indexed', '0')");
    expect(found('hlm')).toEqual([]);
    const slices: number[] = [];
    do slices.push(indexOlderTitles(db, 4)); while (slices.at(-1)! > 0);
    expect(slices).toEqual([4, 4, 1, 0]);
    expect(found('hlm')).toEqual(['A1']);
    expect(keys()).toEqual(before);
    expect(indexOlderTitles(db, 4)).toBe(0);
  });
});

describe('titles about a subject', () => {
  const about = (text: string, classMark = ''): string[] => titlesAbout(db, { text, classMark }).map((id) => rows<{ name: string }>(db, 'SELECT external_id AS name FROM title WHERE id = ?', id)[0]!.name);
  it('are found by the words of their records, and by pinyin where no record has them', () => {
    expect(about('文学名著')).toEqual(['A1']);
    expect(about('hlm')).toEqual(['A1']);
    expect(about('honglou')).toEqual(['A1']);
    expect(about('hlm', 'I24')).toEqual([]);
    expect(about('emma')).toEqual(['A3', 'A4']);
    expect(about('')).toEqual([]);
  });
});
