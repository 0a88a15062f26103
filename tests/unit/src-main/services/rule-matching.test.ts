import { describe, expect, it } from 'vitest';
import type { DomainRule } from '#contract/domains.ts';
import type { TitleId } from '#contract/ids.ts';
import type { RuledTitle } from '#catalog/repositories/assignments.ts';
import { fits, fitsAt, needOf, readyRule } from '#services/rule-matching.ts';

const title = (of: Partial<RuledTitle> = {}): RuledTitle => ({
  id: 1 as TitleId, title: 'A', author: '', material: null, language: null, originalLanguage: null, collection: null, classMark: null, callNumber: null, audience: null, subjects: '', workId: null, series: null, batches: [], branches: [], ...of,
});
const matches = (rule: DomainRule, of: Partial<RuledTitle>): boolean => fits(title(of), [readyRule(rule)]);

describe('a domain rule', () => {
  it.each([
    ['material', { material: ['Book', 'e-book'] }, { material: 'book' }, { material: 'bookshelf' }],
    ['language', { language: ['chi'] }, { language: 'CHI' }, { language: 'eng' }],
    ['a language in another spelling', { language: ['ger', 'English'] }, { language: 'de' }, { language: 'fr' }],
    ['a language no code is known of', { language: ['Klingon'] }, { language: 'klingon' }, { language: 'kling' }],
    ['the original language of a translation', { originalLanguage: ['Chinese'] }, { language: 'eng', originalLanguage: 'chi' }, { language: 'zh', originalLanguage: 'eng' }],
    ['the language of what is no translation', { originalLanguage: ['zh'] }, { language: 'chi' }, { language: null }],
    ['collection', { collection: ['少儿图书'] }, { collection: '少儿图书 ' }, { collection: '图书' }],
    ['audience', { audience: ['juvenile'] }, { audience: 'Juvenile' }, { audience: null }],
    ['full-width letters', { material: ['dvd'] }, { material: 'ＤＶＤ' }, { material: 'ＶＣＤ' }],
    ['a DDC range', { classPrefix: ['79'] }, { classMark: '791.43' }, { classMark: '97.9' }],
    ['an LCC prefix', { classPrefix: ['PN1997'] }, { classMark: 'pn1997.A3' }, { classMark: 'PN19' }],
    ['a CLC prefix', { classPrefix: ['I242', 'J9'] }, { classMark: 'I242.4/123' }, { classMark: 'I24' }],
    ['a class behind labels', { classPrefix: ['813'] }, { classMark: 'J FIC 813.54 ROW' }, { classMark: 'J FIC ROW' }],
    ['a label in front of the class', { classPrefix: ['J FIC'] }, { classMark: '813.54', callNumber: 'J FIC 813.54 ROW' }, { classMark: '813.54', callNumber: '813.54 ROW' }],
    ['no class mark', { classPrefix: ['I'] }, { classMark: 'I247.5' }, { classMark: null }],
    ['a word of a subject', { subjectWord: ['fiction'] }, { subjects: 'Love; Fiction, English' }, { subjects: 'Nonfiction; Fictional characters' }],
    ['words of a subject', { subjectWord: ['science fiction'] }, { subjects: 'Science fiction; War' }, { subjects: 'Science; Fiction' }],
    ['a Chinese part of a subject', { subjectWord: ['小说'] }, { subjects: '长篇小说; 中国' }, { subjects: '散文' }],
    ['a word with signs', { subjectWord: ['c++ (language)'] }, { subjects: 'C++ (Language)' }, { subjects: 'C (language)' }],
    ['accented words', { subjectWord: ['poésie'] }, { subjects: 'Poésie française' }, { subjects: 'poésies' }],
    ['an import', { importBatch: [7] }, { batches: [3, 7] }, { batches: [3] }],
    ['a branch', { branch: ['east'] }, { branches: [{ id: 2, code: 'EAST' }] }, { branches: [{ id: 3, code: 'WEST' }] }],
  ] as const)('goes by %s', (_what, rule, yes, no) => {
    expect(matches(rule as unknown as DomainRule, yes as Partial<RuledTitle>)).toBe(true);
    expect(matches(rule as unknown as DomainRule, no as Partial<RuledTitle>)).toBe(false);
  });

  it('needs all of its keys', () => {
    const rule = { material: ['book'], language: ['chi'], classPrefix: ['I'] };
    expect(matches(rule, { material: 'book', language: 'chi', classMark: 'I247' })).toBe(true);
    expect(matches(rule, { material: 'book', language: 'chi', classMark: 'K207' })).toBe(false);
    expect(matches(rule, { material: 'book', classMark: 'I247' })).toBe(false);
  });

  it('belongs to others, one of which must hold', () => {
    const rules = [{ material: ['film'] }, { material: ['book'], audience: ['juvenile'] }].map(readyRule);
    expect(fits(title({ material: 'film' }), rules)).toBe(true);
    expect(fits(title({ material: 'book', audience: 'juvenile' }), rules)).toBe(true);
    expect(fits(title({ material: 'book' }), rules)).toBe(false);
    expect(fits(title(), [])).toBe(false);
  });

  it('takes a loan only at a branch it names', () => {
    const rules = [readyRule({ branch: ['EAST'], material: ['book'] })];
    expect(fitsAt(title({ material: 'book' }), 'east', rules)).toBe(true);
    expect(fitsAt(title({ material: 'book' }), '', rules)).toBe(false);
    expect(fitsAt(title({ material: 'film' }), 'EAST', rules)).toBe(false);
  });

  it('says what it looks at', () => {
    expect(needOf([{ material: ['a'] }])).toEqual({ batches: false, branches: false });
    expect(needOf([{ material: ['a'] }, { branch: ['a'] }, { importBatch: [1] }])).toEqual({ batches: true, branches: true });
  });
});
