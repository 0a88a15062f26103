import { describe, expect, it } from 'vitest';
import { languageCode } from '#imports/works/language-code.ts';

describe('languages', () => {
  it.each([
    ['en', 'eng EN en-US en_GB English Englisch anglais 英语 英文 engfre'], ['zh', 'chi zho cmn zh-CN zh-Hant 中文 汉语 繁體中文 Chinese Chinesisch chinois'], ['de', 'ger deu Deutsch German allemand 德语 德文'], ['fr', 'fre fra français Französisch 法文'],
    ['ja', 'jpn jap 日语 日文 Japanese'], ['sr', 'scc srp'], ['ru', 'rus 俄文 俄语'], ['grc', 'grc'], ['el', 'gre ell'], ['gsw', 'gsw'], ['mul', 'mul'], ['zxx', 'zxx'], ['und', 'und'],
  ])('%s', (code, spellings) => { for (const spelling of spellings.split(' ')) expect(languageCode(spelling), spelling).toBe(code); });

  it('takes the first of several', () => {
    for (const several of ['eng; fre', 'English/Chinese', 'eng|chi', 'English, French']) expect(languageCode(several), several).toBe('en');
    expect(languageCode('Swiss German')).toBe('gsw');
    expect(languageCode('Greek, Ancient')).toBe('grc');
  });

  it('leaves what is no language', () => { for (const other of ['', 'klingon', 'sign language', 'xyz', 'int-org', '??', 'roaxyz']) expect(languageCode(other)).toBe(other); });
});
