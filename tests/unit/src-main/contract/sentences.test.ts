import { describe, expect, it } from 'vitest';
import { errorCodes } from '#contract/errors.ts';
import type { Reason } from '#contract/lists.ts';
import { errorSentence, fill, reasonSentence, sentences, whatIfSentence, type Sentences } from '#contract/sentences/sentences.ts';

const places = (sentence: string): string[] => [...sentence.matchAll(/\{(\w+)\}/g)].map((found) => found[1]!).sort();
const groups = Object.keys(sentences.en) as (keyof Sentences)[];
const wordsOf = (language: 'en' | 'zh-CN', group: keyof Sentences): Readonly<Record<string, string>> => sentences[language][group];
/** Words that are the same in every language. */
const signs = new Set(['terminal.importNotice', 'reason.quote', 'reason.join', 'reason.noted', 'reason.nextNote', 'reason.nextWord', 'reason.nextShare', 'whatIf.comma', 'figure.ndcg']);

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

  it('of counts read well for one', () => {
    const never = ['advice.many-shared-patrons', 'advice.some-shared-patrons', 'advice.oracle-room', 'advice.oracle-no-room', 'advice.shared-works', 'whatIf.needsWithheldOnly', 'reason.sourceShare', 'reason.membersAll', 'reason.members', 'reason.membersShare']; // these tell of more, or of a domain
    const said = groups.flatMap((group) => Object.entries(wordsOf('en', group)).filter(([key]) => !never.includes(`${group}.${key}`)).map(([, sentence]) => sentence.replace(/\{\w+\}/g, '1')));
    expect(said.filter((sentence) => /\b1 (?:patrons|loans|titles|cards|works|readers|lists)\b/.test(sentence))).toEqual([]);
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
    [entry('next-in-series', [loan('A')]), [], 'the next volume after “A”', '《A》的下一册'],
    [entry('new'), [], 'new to the library', '本馆新书'],
    [entry('new', [loan('A')]), [], 'new to the library, and like “A”', '本馆新书，与《A》相近'],
    [entry('liked', [loan('A'), loan('B')], 1), ['films'], 'because you liked “A” and “B”; 100% from your choice of films', '因为您喜欢《A》和《B》；100% 来自您选的films'],
    [{ reason: { kind: 'members', because: [], suits: { members: 4, of: 5 } }, sourceShare: 0 }, [], 'suits 4 of 5 readers', '适合 5 位读者中的 4 位'],
    [{ reason: { kind: 'members', because: [], suits: { members: 5, of: 5 }, shares: [{ domain: 'films', share: 0.5 }] }, sourceShare: 0.5 }, ['films'], 'suits all 5 readers; 50% from their films loans', '适合全部 5 位读者；50% 来自他们的films借阅'],
    [entry('subject'), [], 'on this subject, and often borrowed', '属于这一主题，借阅较多'],
  ] as const)('%#', (given, sources, english, chinese) => {
    expect(reasonSentence(given, sources, 'en')).toBe(english);
    expect(reasonSentence(given, sources, 'zh-CN')).toBe(chinese);
  });

  it('names the share of every source domain, where the list knows it', () => {
    const of = (shares: Reason['shares']): Parameters<typeof reasonSentence>[0] => ({ reason: { kind: 'loans', because: [loan('A')], shares: shares! }, sourceShare: 0.81 });
    const mixed = of([{ domain: 'films', share: 0.604 }, { domain: 'music', share: 0.2 }, { domain: 'games', share: 0.003 }]);
    expect(reasonSentence(mixed, ['films', 'music', 'games'], 'en')).toBe('because you borrowed “A”; 60% from your films loans, 20% from your music loans');
    expect(reasonSentence(mixed, ['films', 'music', 'games'], 'zh-CN')).toBe('因为您借过《A》；60% 来自您的films借阅，20% 来自您的music借阅');
    expect(reasonSentence(of([]), ['films'], 'en')).toBe('because you borrowed “A”');
  });

  it('says what the records have in common, and how good a rule is', () => {
    const found: Reason['because'] = [
      { ...loan('A'), matches: [{ field: 'author', words: [] }, { field: 'subject', words: ['crime', 'family'] }] },
      { ...loan('B'), rule: { support: 41, confidence: 0.3, lift: 9.04 } },
    ];
    expect(reasonSentence(entry('loans', found), [], 'en')).toBe('because you borrowed “A” (same author; subjects in common: crime, family) and “B” (borrowing rule: seen 41 times, 9.0 times as often as by chance)');
    expect(reasonSentence(entry('loans', found), [], 'zh-CN')).toBe('因为您借过《A》（同一著者；共同主题：crime、family）和《B》（借阅规则：出现 41 次，为随机情况的 9.0 倍）');
  });

  it('says once what all the loans have in common with the title', () => {
    const found = ['A', 'B'].map((title): Reason['because'][number] => ({ ...loan(title), matches: [{ field: 'subject', words: ['westerns'] }] }));
    expect(reasonSentence(entry('loans', found, 0.66), ['films'], 'en')).toBe('because you borrowed “A” and “B” (subjects in common: westerns); 66% from your films loans');
    expect(reasonSentence(entry('loans', found), [], 'zh-CN')).toBe('因为您借过《A》和《B》（共同主题：westerns）');
  });

  it('names no loan that is held back', () => {
    const held: Parameters<typeof reasonSentence>[0] = { reason: { kind: 'loans', because: [], shares: [], withheld: 2 }, sourceShare: 0.4 };
    expect(reasonSentence(held, ['films'], 'en')).toBe('similar to other titles you borrowed');
    expect(reasonSentence(held, ['films'], 'zh-CN')).toBe('与您借过的其他书目相似');
  });

  it('says without which loans the title would not be there', () => {
    const loans = ['A', 'B', 'C'].map((title) => loan(title));
    expect(whatIfSentence({ kind: 'needs', loans: loans.slice(0, 1), withheld: 0 }, 'en')).toBe('If “A” had not been borrowed, this title would not be on the list.');
    expect(whatIfSentence({ kind: 'needs', loans, withheld: 0 }, 'en')).toBe('If “A”, “B” and “C” had not been borrowed, this title would not be on the list.');
    expect(whatIfSentence({ kind: 'needs', loans, withheld: 1 }, 'zh-CN')).toBe('如果没有借过《A》、《B》和《C》以及另外 1 种（此处不列出），这种书目就不会在书单上。');
    expect(whatIfSentence({ kind: 'needs', loans: [], withheld: 2 }, 'en')).toBe('If 2 loans, not named here, had not been made, this title would not be on the list.');
    expect(whatIfSentence({ kind: 'needs', loans: [], withheld: 1 }, 'en')).toBe('If one loan, not named here, had not been made, this title would not be on the list.');
    expect(whatIfSentence({ kind: 'stays' }, 'en')).toBe(sentences.en.whatIf.stays);
  });

  it('does not take a title for a place to fill', () => {
    expect(reasonSentence(entry('loans', [loan('{b}'), loan('$& {percent}')]), [], 'en')).toBe('because you borrowed “{b}” and “$& {percent}”');
  });
});
