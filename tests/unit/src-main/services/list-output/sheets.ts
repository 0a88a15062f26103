import type { ListSheet, SheetEntry } from '../../../../../src-main/contract/list-sheet.ts';
import type { Language } from '../../../../../src-main/contract/settings.ts';

const titles = [
  ['红楼梦', '曹雪芹 · 1982'], ['Die Verwandlung: Erzählung', 'Kafka, Franz · 1915'], ['Преступление и наказание', 'Достоевский, Ф. М. · 1866'],
  ['ノルウェイの森', '村上春樹 · 1987'], ['채식주의자', '한강 · 2007'], ['Ἰλιάς', 'Ὅμηρος'],
] as const;

const entry = (at: number): SheetEntry => {
  const [title, by] = titles[at % titles.length]!;
  return {
    rank: at + 1, title, by, why: 'because you borrowed “Emma”', note: at === 1 ? 'Ask for the film <too> & more' : null, mark: `I242.${at}`, branch: at % 2 === 0 ? '江干分馆' : null,
    code: at % 2 === 0 ? { text: '9787020002207', isNumber: true, size: 2, path: 'M0 0h2v1h-2z' } : null,
  };
};

/** A list as it is read on paper, with titles in six ways of writing. */
export const sheetWith = (entries: number, language: Language = 'en'): ListSheet => ({
  language, heading: 'Reading suggestions for you', sub: 'Books · 26 November 2026', whom: null, entries: Array.from({ length: entries }, (_, at) => entry(at)), foot: 'Made here.',
});
