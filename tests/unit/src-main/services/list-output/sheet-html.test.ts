import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listSheet, paperLooks, papers } from '../../../../../src-main/contract/list-sheet.ts';
import { isCatalogAddress } from '../../../../../src-main/contract/settings.ts';
import { letterLanguage } from '../../../../../src-main/contract/text-language.ts';
import { libraryNumber } from '../../../../../src-main/contract/title-number.ts';
import { addressOf } from '../../../../../src-main/services/list-output/codes.ts';
import { htmlFoot, htmlHead, sheetHtml } from '../../../../../src-main/services/list-output/sheet-html.ts';
import { sheetWith } from './sheets.ts';

const css = readFileSync(join(import.meta.dirname, '../../../../../resources/sheets/sheet.css'), 'utf8');
const file = `${htmlHead('en', 'a4', 'Reading <lists>', css)}${sheetHtml(sheetWith(6), 'a4')}${htmlFoot}`;

describe('a web page of lists', () => {
  it('says what language each text is in, so that its signs get the right forms', () => {
    expect(file).toContain('<html lang="en">');
    expect(file).toContain('<p class="title" lang="zh-CN">红楼梦</p>');
    expect(file).toContain('<p class="title" lang="ja">ノルウェイの森</p>');
    expect(file).toContain('<p class="title" lang="ko">채식주의자</p>');
    expect(file).toContain('<p class="title" lang="ru">Преступление и наказание</p>');
    expect(sheetHtml(sheetWith(1, 'zh-CN'), 'a4')).toContain('<p class="title">红楼梦</p>');
    expect([letterLanguage('Emma'), letterLanguage('“三体”')]).toEqual([null, 'zh-CN']);
  });

  it('is safe and needs nothing else', () => {
    expect(file).toContain('Ask for the film &lt;too&gt; &amp; more');
    expect(file).toContain('<title>Reading &lt;lists&gt;</title>');
    expect(file).not.toMatch(/<script|<link|src=|url\(/);
    expect(file).toContain("default-src 'none'");
  });

  it('is as large on paper as the measures say', () => {
    for (const paper of papers) {
      const { width, heading, title, small, code } = paperLooks[paper];
      const rules = [...css.matchAll(/^\.paper(?:\.([\w-]+))? \{([^}]*)\}/gm)].filter(([, name]) => name === undefined || name === paper).map(([, , body]) => body).join(' ');
      const last = (name: string): number => Number([...rules.matchAll(new RegExp(`(?:^|[\\s;])${name}: ([\\d.]+)(?:mm|pt)`, 'g'))].at(-1)?.[1]);
      expect([last('width'), last('--heading'), last('--title'), last('--small'), last('--code')], paper).toEqual([width, heading, title, small, code]);
    }
  });
});

describe('the code of a title', () => {
  it.each([
    ['https://catalogue.example.org/title/{id}', true], ['http://10.0.0.3/opac?isbn={isbn}', true], ['https://x.cn:8080/{id}?a={isbn}', true],
    ['https://catalogue.example.org/title/', false], ['catalogue.example.org/{id}', false], ['javascript:alert({id})', false], ['https://{id}/', false], ['https://a b/{id}', false],
  ])('%s as an address of the catalogue: %s', (text, isOne) => expect(isCatalogAddress(text)).toBe(isOne));

  it('is the address with the number or the ISBN, none where there is none, whatever number the program has made', () => {
    expect(addressOf('https://a.org/{id}', 'b 1/2', null)).toBe('https://a.org/b%201%2F2');
    expect(addressOf('https://a.org/{isbn}?t={id}', '7', '9787020002207')).toBe('https://a.org/9787020002207?t=7');
    expect(addressOf('https://a.org/{isbn}', '7', null)).toBeNull();
    expect(addressOf('https://a.org/{id}', libraryNumber('=hand:3'), '9787020002207')).toBeNull();
    expect(addressOf('https://a.org/{isbn}', libraryNumber('=isbn:9787020002207'), '9787020002207')).toBe('https://a.org/9787020002207');
  });
});

describe('the words of a sheet', () => {
  const list = { kind: 'club', name: 'Thursday readers', fallback: null, target: 'Books', sources: [], madeAt: '2026-11-26T10:00:00Z', entries: [] } as unknown as Parameters<typeof listSheet>[0];
  const plain = { withName: true, withReasons: true, withCodes: true };
  it.each([
    [{}, 'Reading together: Thursday readers', 'Chosen to suit'], [{ kind: 'group', name: '5B' }, 'Reading suggestions for 5B', 'Chosen to suit'], [{ kind: 'shelf', name: 'Gardening' }, 'Gardening', 'A general list'],
    [{ kind: 'fallback', fallback: 'new' }, 'New in this library', 'A general list'], [{ kind: 'fallback', fallback: 'popular-in-group', name: 'adults' }, 'Popular with adults', 'A general list'],
    [{ kind: 'desk' }, 'Reading suggestions for you', 'Nothing of it was kept'],
  ])('%o', (change, heading, foot) => {
    const sheet = listSheet({ ...list, ...change } as typeof list, null, new Map(), plain, 'en');
    expect(sheet).toMatchObject({ heading, whom: null, sub: 'Books · 26 November 2026' });
    expect(sheet.foot).toContain(foot);
  });
  it('name the reader only where asked', () => {
    const own = { ...list, kind: 'patron' } as typeof list;
    expect(listSheet(own, '0042', new Map(), plain, 'zh-CN').whom).toBe('读者证 0042');
    expect(listSheet(own, '0042', new Map(), { ...plain, withName: false }, 'zh-CN').whom).toBeNull();
  });
});
