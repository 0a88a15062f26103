import type { TitleId } from './ids.ts';
import { shownMoment } from './library-time.ts';
import { isPersonal, type ListContent, type ListEntry } from './lists.ts';
import { fill, reasonSentence, sentences } from './sentences/sentences.ts';
import type { Language } from './settings.ts';

/** What lists are printed on: A4, A4 in large print, A5 to be folded into a bookmark, a roll of receipts 80 mm wide. */
export const papers = ['a4', 'large', 'a5-bookmark', 'receipt'] as const;
export type Paper = (typeof papers)[number];

/** How a sheet looks on its paper; the page, HTML files and PDF files go by the same measures. Lengths in mm, letters in points. */
export interface PaperLook {
  readonly width: number;
  /** Null: as long as the list. */
  readonly height: number | null;
  readonly margin: { readonly x: number; readonly y: number };
  readonly columns: 1 | 2;
  readonly heading: number;
  readonly title: number;
  readonly small: number;
  readonly code: number;
}

/** Large print is 18 points and more, as libraries for the blind ask for. */
export const paperLooks: Readonly<Record<Paper, PaperLook>> = {
  a4: { width: 210, height: 297, margin: { x: 16, y: 14 }, columns: 1, heading: 20, title: 11.5, small: 9.5, code: 15 },
  large: { width: 210, height: 297, margin: { x: 16, y: 15 }, columns: 1, heading: 28, title: 22, small: 18, code: 24 },
  'a5-bookmark': { width: 148, height: 210, margin: { x: 7, y: 9 }, columns: 2, heading: 13, title: 9.5, small: 8, code: 12 },
  receipt: { width: 80, height: null, margin: { x: 4, y: 5 }, columns: 1, heading: 14, title: 10, small: 8.5, code: 15 },
};

/** What is put on a sheet beside the titles. */
export interface SheetChoice {
  /** For whom the list is: the number on the card. */
  readonly withName: boolean;
  readonly withReasons: boolean;
  readonly withCodes: boolean;
}

/** A square code that a telephone reads. */
export interface SheetCode {
  /** An address in the library's catalogue, or the number of the title. */
  readonly text: string;
  /** It is a number that a reader can also type. */
  readonly isNumber: boolean;
  /** Squares along a side; the path of the black ones, in squares, as SVG writes it. */
  readonly size: number;
  readonly path: string;
}

export interface SheetEntry {
  readonly rank: number;
  readonly title: string;
  /** Author, series and year. */
  readonly by: string;
  readonly why: string | null;
  readonly note: string | null;
  /** Where it stands: call number, branch. */
  readonly mark: string | null;
  readonly branch: string | null;
  readonly code: SheetCode | null;
}

/** A list as it is read on paper, in words. */
export interface ListSheet {
  readonly language: Language;
  readonly heading: string;
  readonly sub: string;
  /** Null: the sheet does not say for whom it is. */
  readonly whom: string | null;
  readonly entries: readonly SheetEntry[];
  readonly foot: string;
}

/** Puts a list into the words of its sheet. @param patron the number on the reader's card; null: a list for nobody in particular */
export function listSheet(list: ListContent, patron: string | null, codes: ReadonlyMap<TitleId, SheetCode>, choice: SheetChoice, language: Language): ListSheet {
  const words = sentences[language].sheet;
  return {
    language,
    heading: headingOf(list, language),
    sub: [list.target, day(list.madeAt, language)].filter((part) => part !== '').join(' · '),
    whom: choice.withName && patron !== null ? fill(words.whom, { card: patron }) : null,
    entries: list.entries.map((entry) => sheetEntry(entry, list.sources, codes, choice, language)),
    foot: footOf(list, language),
  };
}

function day(iso: string, language: Language): string {
  const { date, zone } = shownMoment(iso);
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'long', ...zone }).format(date);
}

function headingOf({ kind, name, fallback }: ListContent, language: Language): string {
  const words = sentences[language].sheet;
  if (kind === 'fallback') return fallback === 'new' ? words.newTitles : fallback === 'popular' ? words.popular : fill(words.popularInGroup, { name });
  if (kind === 'patron' || kind === 'desk') return words.forYou;
  return kind === 'shelf' ? name : fill(kind === 'club' ? words.forClub : words.forGroup, { name });
}

function footOf({ kind, entries }: ListContent, language: Language): string {
  const words = sentences[language].sheet;
  if (kind === 'desk') return words.footDesk;
  if (kind === 'group' || kind === 'club') return words.footMembers;
  return kind === 'patron' && entries.some(isPersonal) ? words.foot : words.footGeneral;
}

function sheetEntry(entry: ListEntry, sources: ListContent['sources'], codes: ReadonlyMap<TitleId, SheetCode>, choice: SheetChoice, language: Language): SheetEntry {
  const series = [entry.series, entry.seriesNumber].filter((part) => part !== null && part !== '').join(' ');
  return {
    rank: entry.rank,
    title: entry.title || fill(sentences[language].reason.untitled, { id: entry.externalTitleId }),
    by: [entry.author, series, entry.year === null ? '' : String(entry.year)].filter((part) => part !== '').join(' · '),
    why: choice.withReasons ? reasonSentence(entry, sources, language) : null,
    note: entry.note === '' ? null : entry.note,
    mark: entry.shelfMark,
    branch: entry.branch,
    code: choice.withCodes ? codes.get(entry.titleId) ?? null : null,
  };
}
