import { describe, expect, it } from 'vitest';
import { readingsOf } from '#text/pinyin.ts';
import { pinyinQuery, pinyinWords } from '#text/pinyin-search.ts';
import { lastSortKey, pinyinOfKey, sortKey } from '#text/sort-key.ts';
import { splitSyllables } from '#text/syllables.ts';

const read = (run: string): string => readingsOf(run).map(({ syllable, tone }) => syllable + tone).join(' ');

describe('readings', () => {
  it.each([
    ['红楼梦', 'hong2 lou2 meng4'], ['紅樓夢', 'hong2 lou2 meng4'], ['重庆', 'chong2 qing4'], ['重要', 'zhong4 yao4'], ['音乐', 'yin1 yue4'], ['快乐', 'kuai4 le4'],
    ['绿', 'lv4'], ['女', 'nv3'], ['传记', 'zhuan4 ji4'], ['西藏', 'xi1 zang4'], ['長征', 'chang2 zheng1'],
  ])('of %s', (run, expected) => {
    expect(read(run)).toBe(expected);
  });
});

describe('words of the index', () => {
  it('are syllables and first letters from every character on', () => {
    expect(pinyinWords('红楼梦').sort()).toEqual(['hlm', 'hongloumeng', 'lm', 'loumeng', 'm', 'meng']);
  });
  it('leave out what is not Chinese', () => {
    expect(pinyinWords('Emma, もののけ')).toEqual([]);
    expect(pinyinWords('三体 3 Death')).toEqual(['santi', 'st', 'ti', 't']);
  });
  it('hold every reading of a character', () => {
    expect(pinyinWords('曾国藩')).toEqual(expect.arrayContaining(['cengguofan', 'zengguofan', 'cgf', 'zgf']));
    expect(pinyinWords('绿野仙踪')).toEqual(expect.arrayContaining(['lvyexianzong', 'luyexianzong', 'lyxz']));
  });
  it('read a foreign name through its dots', () => {
    expect(pinyinWords('加西亚·马尔克斯')).toContain('jxymek');
  });
});

describe('what is typed', () => {
  it.each([
    ['hlm', '("hlm"*)'], ['HongLou', '("honglou"*)'], ['h l m', '("hlm"*)'], ['hong lou', '("hong"*) AND ("lou"*)'], ["xi'an", '("xi"*) AND ("an"*)'], ['lǜye', '("lvye"*)'], ['lüye', '("lvye"*)'],
  ])('%s', (text, query) => {
    expect(pinyinQuery(text)?.query).toBe(query);
  });
  it('is no pinyin', () => {
    for (const text of ['', '红楼', 'h', '1984', '9787111544937']) expect(pinyinQuery(text)).toBeNull();
  });
  it('may be pinyin in part', () => {
    expect(pinyinQuery('hlm 1982 曹')).toMatchObject({ query: '("hlm"*)', rest: '1982 曹' });
  });
  it('is cut into syllables', () => {
    expect(splitSyllables('hongloumeng')).toEqual([['hong', 'lou', 'meng'], ['hong', 'lou', 'men', 'g']]);
    expect(splitSyllables('xian')).toEqual([['xian'], ['xia', 'n'], ['xi', 'an'], ['xi', 'a', 'n']]);
    expect(splitSyllables('garcia')).toEqual([]);
  });
});

describe('sort keys', () => {
  it('put titles in the order of their pinyin, tones and characters, among the Latin ones', () => {
    const sorted = ['阿Q正传', 'The Bell Jar', '百年孤独', 'Émile', 'Harry Potter 2', 'Harry Potter 10', 'Honey', '红楼梦', '红旗谱', '洪湖', '2001太空漫游', 'Zorro', '追风筝的人'];
    const byKey = [...sorted].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
    expect(byKey).toEqual(['2001太空漫游', '阿Q正传', '百年孤独', 'The Bell Jar', 'Émile', 'Harry Potter 2', 'Harry Potter 10', 'Honey', '洪湖', '红楼梦', '红旗谱', '追风筝的人', 'Zorro']);
  });
  it('know the articles of the language', () => {
    expect(sortKey('Die Verwandlung', 'ger')).toBe('verwandlung');
    expect(sortKey('Die Hard', 'eng')).toBe('die hard');
    expect(sortKey('L’Étranger', 'fre')).toBe('etranger');
  });
  it('come last where there is nothing', () => {
    expect(sortKey('')).toBe(lastSortKey);
    expect(sortKey('…')).toBe(lastSortKey);
    expect(sortKey('梦') < lastSortKey && sortKey('もののけ') < lastSortKey).toBe(true);
  });
  it('hold the pinyin', () => {
    expect(pinyinOfKey(sortKey('三体2：红楼'))).toEqual({ syllables: 'santihonglou', letters: 'sthl' });
  });
});
