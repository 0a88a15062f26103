import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanId, sierraTidier } from '../../../../src-main/imports/records/ids.ts';
import { titleKey } from '../../../../src-main/imports/records/title-key.ts';
import { audienceOf, labelsOf, readAudience } from '../../../../src-main/imports/values/audience.ts';
import { readTitle } from '../../../../src-main/imports/values/title-text.ts';
import { readAmount } from '../../../../src-main/imports/values/words.ts';
import { fileOf, readAll } from './reading.ts';

describe('numbers of systems', () => {
  it.each([['0010087522552', '0010087522552'], ['31221120423970   ', '31221120423970'], ['\u00a0A1\t', 'A1'], ['ＡＢ１２３', 'AB123'], ['="00123"', '00123'], ['\'00123', '00123'], ['27.0', '27'], ['2.0.0', '2.0.0'], ['O\'Neil', 'O\'Neil'], ['', '']])('%j is %j', (cell, id) => {
    expect(cleanId(cell)).toBe(id);
  });

  it('stay as they are, once clean', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.string({ unit: 'grapheme' })), (text) => {
      const id = cleanId(text);
      expect(cleanId(id)).toBe(id);
    }));
    fc.assert(fc.property(fc.stringMatching(/^[0-9A-Z-]{1,30}$/), (text) => { expect(cleanId(text)).toBe(text); }));
  });

  it.each([
    [['i2000060x', 'i2000554x'], ['i2000060', 'i2000554']], [['.b1234567a', 'b1234568a'], ['b1234567', 'b1234568']], [['b3000264', 'b3000386'], ['b3000264', 'b3000386']],
    [['b10000033', 'b10000045', 'b10000057'], ['b1000003', 'b1000004', 'b1000005']], [['b10000001', 'b10000002', 'b10000003'], ['b10000001', 'b10000002', 'b10000003']],
  ])('Sierra: %j are %j', (ids, bare) => {
    expect(ids.map((id) => sierraTidier(ids)!(id))).toEqual(bare);
  });

  it('Sierra: other numbers are left alone', () => {
    expect(sierraTidier(['12345', 'b1000001'])).toBeUndefined();
    expect(sierraTidier([])).toBeUndefined();
  });

  it('may be written with signs between thousands where they are counts', () => {
    expect(['1,234', '1.234', '12', '1 234 567', '3.0', '1,23', '-1', 'x', ''].map(readAmount)).toEqual([1234, 1234, 12, 1234567, 3, Number.NaN, Number.NaN, Number.NaN, undefined]);
  });
});

describe('titles without a number', () => {
  it('are told by their ISBN, or by title and author', () => {
    expect(titleKey({ title: 'Émile, ou: De l’éducation', author: 'Rousseau, J.-J.' })).toBe('=title:emile ou de l education/rousseau j j');
    expect(titleKey({ title: 'Emma', isbns: ['9780679405818'] })).toBe('=isbn:9780679405818');
    expect(titleKey({ title: '三体：地球往事', author: '刘慈欣' })).toBe('=title:三体 地球往事/刘慈欣');
    expect(titleKey({ title: '&', author: 'Doré, Julien' })).toBe('=title:&/dore julien');
    expect(titleKey({ title: ' ?? ' })).toBeUndefined();
  });

  it('keep volumes of a set apart, and a film from its book', () => {
    expect(titleKey({ isbns: ['9787020002207'], volume: '2' })).not.toBe(titleKey({ isbns: ['9787020002207'], volume: '1' }));
    expect(new Set(['Book', 'DVD', 'Music CD', undefined].map((material) => titleKey({ title: 'Dune', material }))).size).toBe(3);
  });

  it('have the same number however they are spelled', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string(), (title, author) => {
      const key = titleKey({ title, author });
      expect(titleKey({ title: ` ${title.toUpperCase().toLowerCase()} `, author: `${author} .` })).toBe(titleKey({ title: title.toUpperCase().toLowerCase(), author }));
      expect(key === undefined || (key.startsWith('=title:') && key.length <= 200)).toBe(true);
    }));
  });

  it('join the rows that mean the same', async () => {
    const { records } = await readAll(fileOf('patron_id,title,author,loan_at\nP1,Emma /,"Austen, Jane,",2024-01-02\nP2,EMMA,Austen Jane,2024-01-03\nP3,,,2024-01-03\n'));
    expect(records).toMatchObject([{ titleId: '=title:emma/austen jane' }, { titleId: '=title:emma/austen jane' }]);
    expect(records).toHaveLength(2);
  });
});

describe('what titles say', () => {
  it.each([['Emma /', 'Emma'], ['Emma :', 'Emma'], ['Tom &amp; Jerry', 'Tom & Jerry'], ['Na&iuml;ve &#233;t&#xE9;', 'Na&iuml;ve été'], ['{u00C9}mile', 'Émile'], ['What? /', 'What?'], ['/', undefined], ['-', undefined]])('%j: %j', (cell, title) => {
    expect(readTitle(cell)).toBe(title);
  });

  it('the series and its number, of their own columns or behind the title', async () => {
    const { records } = await readAll(fileOf('title_id,title,series,series_number\n1,"Sourcery (Discworld, #5)",,\n2,三体,地球往事；第1部,\n3,Emma,Penguin classics,12\n4,Emma (1996),,\n'));
    expect(records).toMatchObject([{ series: 'Discworld', seriesNumber: '5' }, { series: '地球往事', seriesNumber: '1' }, { series: 'Penguin classics', seriesNumber: '12' }, { title: 'Emma (1996)' }]);
    expect(records[3]).not.toHaveProperty('series');
  });

  it('codes and labels of call numbers say for whom a title is', () => {
    expect(['J', 'ya', 'Juv.', '小学', 'a', 'Grades 3-5'].map(readAudience)).toEqual(['juvenile', 'young adult', 'juvenile', '小学', 'a', 'Grades 3-5']);
    expect(['J FIC 813.54 ROW', 'YA 813 COL', '813.54 J', 'PS3552 .A45', undefined].map((callNumber) => audienceOf(labelsOf(callNumber)))).toEqual(['juvenile', 'young adult', undefined, undefined, undefined]);
  });

  it.each([['JUV', 'juvenile'], ['J FIC', 'juvenile'], ['brjuv', 'juvenile'], ['Children\'s', 'juvenile'], ['少儿图书', 'juvenile'], ['YA', 'young adult'], ['Teen', 'young adult'], ['青少年', 'young adult'], ['JOURNAL', undefined], ['Jazz', undefined], ['YAMAHA', undefined], ['ADULT', undefined], ['BK', undefined], ['', undefined]])('audience of %j: %j', (code, audience) => {
    expect(audienceOf(code)).toBe(audience);
  });
});
