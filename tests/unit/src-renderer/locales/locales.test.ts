import { describe, expect, test } from 'vitest';
import { en } from '#page/locales/en/index.ts';
import { zhCN } from '#page/locales/zh-CN/index.ts';

const flat = (node: object, path = ''): [string, string][] =>
  Object.entries(node).flatMap(([key, value]) => (typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : flat(value as object, `${path}${key}.`)));
const places = (sentence: string): string[] => [...new Set([...sentence.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''))].sort();

const english = flat(en);
const chinese = new Map(flat(zhCN));
/** Sentences that are rightly the same: names, signs, sentences made of places alone. */
const sameAllowed = /^(Shelfbridge|ISBN|CSV|Koha|Evergreen|Sierra|Polaris|DDC|LCC|CLC|nDCG.*|[\s{}\w·:→|/–-]*\{[\s{}\w·:→|/–-]*)$/;

describe('sentences of the pages', () => {
  test('both languages have the same ones', () => {
    expect([...chinese.keys()].sort()).toEqual(english.map(([key]) => key).sort());
  });
  test('none is empty', () => {
    expect([...english, ...chinese].filter(([, sentence]) => sentence.trim() === '').map(([key]) => key)).toEqual([]);
  });
  test('counts that are in no plural form read well for one', () => {
    const said = english.filter(([, sentence]) => !sentence.includes('|') && /\{\w+\} (?:patrons|loans|titles|cards|works|readers|lists)\b/.test(sentence)).map(([key]) => key);
    expect(said.filter((key) => !/lengthOf|foundMany|advice\.oracle|short\.sentence|Hint$/.test(key))).toEqual([]); // these tell of more
  });
  test('none was left untranslated', () => {
    expect(english.filter(([key, sentence]) => chinese.get(key) === sentence && !sameAllowed.test(sentence))).toEqual([]);
  });
  test('the Chinese ones are in Chinese', () => {
    const latinOnly = [...chinese].filter(([, sentence]) => /[A-Za-z]{3}/.test(sentence.replace(/\{\w+\}/g, '')) && !/\p{Script=Han}/u.test(sentence) && !sameAllowed.test(sentence));
    expect(latinOnly).toEqual([]);
  });
  test('the same values are filled in', () => {
    expect(english.filter(([key, sentence]) => String(places(sentence)) !== String(places(chinese.get(key) ?? ''))).map(([key]) => key)).toEqual([]);
  });
  test('no straight quotation marks or three dots', () => {
    expect([...english, ...chinese].filter(([, sentence]) => /"|\.\.\./.test(sentence))).toEqual([]);
  });
});
