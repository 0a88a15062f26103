import { describe, expect, it } from 'vitest';
import { errorCodes } from '#contract/errors.ts';
import type { Reason } from '#contract/lists.ts';
import { errorSentence, fill, reasonSentence, sentences, type Sentences } from '#contract/sentences/sentences.ts';

const places = (sentence: string): string[] => [...sentence.matchAll(/\{(\w+)\}/g)].map((found) => found[1]!).sort();
const groups = Object.keys(sentences.en) as (keyof Sentences)[];
const wordsOf = (language: 'en' | 'zh-CN', group: keyof Sentences): Readonly<Record<string, string>> => sentences[language][group];
/** Words that are the same in every language. */
const signs = new Set(['reason.quote', 'reason.join']);

describe('sentences', () => {
  it('are there for every error', () => {
    expect(Object.keys(sentences.en.error).sort()).toEqual([...errorCodes].sort());
    expect(new Set(errorCodes).size).toBe(errorCodes.length);
  });

  it.each(groups)('of %s are in both languages, with the same places to fill', (group) => {
    expect(Object.keys(wordsOf('zh-CN', group)).sort()).toEqual(Object.keys(wordsOf('en', group)).sort());
    for (const [key, english] of Object.entries(wordsOf('en', group))) {
      const chinese = wordsOf('zh-CN', group)[key]!;
      expect(places(chinese), `${group}.${key}`).toEqual(places(english));
      if (!signs.has(`${group}.${key}`)) expect(chinese, `${group}.${key}`).toMatch(/\p{Script=Han}/u);
      expect(english, `${group}.${key}`).not.toMatch(/\p{Script=Han}/u);
      expect(english.trim(), `${group}.${key}`).not.toBe('');
    }
  });

  it('never have a place for a patron', () => {
    for (const sentence of Object.values(sentences.en.error)) expect(places(sentence)).not.toEqual(expect.arrayContaining([expect.stringMatching(/patron|card|loan/)]));
  });

  it('are filled with what is known', () => {
    expect(fill('{a} of {b}, {c}', { a: 1, b: 'x' })).toBe('1 of x, {c}');
    expect(fill('{a}', { a: '{b}', b: 'no' })).toBe('{b}');
    expect(errorSentence({ code: 'columns-missing', values: { file: 'a.csv', fields: 'patron_id' } }, 'en')).toBe('The file a.csv has no column for: patron_id. Say which column holds them (column mapping) or give one value for all rows.');
    expect(errorSentence({ code: 'job-busy', values: { kind: 'training' } }, 'zh-CN')).toBe('另一项任务（训练）仍在进行。请等待完成或先取消。');
  });
});

describe('the reason for a title', () => {
  const loan = (title: string, domain = 'films'): Reason['because'][number] => ({ titleId: 7 as never, title, domain, share: 0.3 });
  const entry = (kind: Reason['kind'], because: Reason['because'] = [], sourceShare = 0): Parameters<typeof reasonSentence>[0] => ({ reason: { kind, because }, sourceShare });

  it.each([
    [entry('loans', [loan('A')]), [], 'because you borrowed “A”', '因为您借过《A》'],
    [entry('loans', [loan('A'), loan('B')], 0.804), ['films', 'music'], 'because you borrowed “A” and “B”; 80% from your films loans', '因为您借过《A》和《B》；80% 来自您的films借阅'],
    [entry('loans', [loan('A'), loan('B', 'music'), loan('C', 'books')], 1), ['films', 'music'], 'because you borrowed “A”, “B” and “C”; 100% from your films and music loans', '因为您借过《A》、《B》和《C》；100% 来自您的films、music借阅'],
    [entry('loans', [loan('')], 0.001), ['films'], 'because you borrowed “title 7”', '因为您借过《书目 7》'],
    [entry('loans', [loan('A', 'books')], 0.4), ['films', 'music'], 'because you borrowed “A”; 40% from your films and music loans', '因为您借过《A》；40% 来自您的films、music借阅'],
    [entry('readers-like-you', [], 0.5), ['films'], 'liked by readers who borrow as you do; 50% from your films loans', '与您借阅相似的读者喜欢；50% 来自您的films借阅'],
    [entry('popular', [loan('A')], 0.5), ['films'], 'often borrowed in this library (a general suggestion, not a personal one)', '本馆借阅较多（通用推荐，非个人推荐）'],
    [entry('popular-in-group'), ['films'], 'often borrowed by patrons of your group (a general suggestion, not a personal one)', '您所在的读者群借阅较多（通用推荐，非个人推荐）'],
  ] as const)('%#', (given, sources, english, chinese) => {
    expect(reasonSentence(given, sources, 'en')).toBe(english);
    expect(reasonSentence(given, sources, 'zh-CN')).toBe(chinese);
  });

  it('does not take a title for a place to fill', () => {
    expect(reasonSentence(entry('loans', [loan('{b}'), loan('$& {percent}')]), [], 'en')).toBe('because you borrowed “{b}” and “$& {percent}”');
  });
});
