import { describe, expect, it } from 'vitest';
import { fitOf, indexText, searchQuery } from '#catalog/search-text.ts';

describe('search text', () => {
  it('indexes words as they are and Chinese as overlapping pairs', () => {
    expect(indexText('Géométrie, Vol. 2')).toBe('géométrie vol 2');
    expect(indexText('红楼梦')).toBe('红楼 楼梦 梦');
    expect(indexText('C++与Java编程')).toBe('c 与 java 编程 程');
    expect(indexText('ＩＳＢＮ　９７８')).toBe('isbn 978');
    expect(indexText('もののけ姫')).toBe('もの のの のけ け姫 姫');
    expect(indexText('!?')).toBe('');
  });

  it('asks for beginnings of words, whole words, and runs of characters', () => {
    expect(searchQuery('Harr pott')).toBe('"harr"* AND "pott"*');
    expect(searchQuery('Harr pott', 'whole')).toBe('"harr" AND "pott"');
    expect(searchQuery('红')).toBe('"红"*');
    expect(searchQuery('红楼')).toBe('"红楼"*');
    expect(searchQuery('红楼梦')).toBe('"红楼 楼梦"*');
    expect(searchQuery('  ')).toBeNull();
    expect(searchQuery('"* OR ^')).toBe('"or"*');
  });

  it('puts the title itself first, then its beginning, then its words', () => {
    const fit = fitOf('Emma');
    const titles = ['The letters of Emma', 'Emma and the sea', 'Northanger Abbey', 'EMMA'];
    expect([...titles].sort((a, b) => fit(a) - fit(b))).toEqual(['EMMA', 'Emma and the sea', 'The letters of Emma', 'Northanger Abbey']);
  });
});
