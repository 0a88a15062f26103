import type { ImportField } from '#contract/imports.ts';
import type { TitleRecord } from '#contract/records.ts';
import type { Slots } from '../columns/settle.ts';
import { audienceOf, labelsOf, readAudience } from '../values/audience.ts';
import { readIsbns } from '../values/isbn.ts';
import { readAuthor, readTitle, readWords } from '../values/title-text.ts';
import { readList, readText, readYear } from '../values/words.ts';
import { classOf } from '../works/class-scheme.ts';
import { languageCode } from '../works/language-code.ts';
import { readSeries, seriesInTitle } from '../works/series.ts';
import { picker, type Pick } from './slots.ts';
import { titleKey } from './title-key.ts';

export type TitleDraft = { -readonly [Field in keyof TitleRecord]: TitleRecord[Field] };

/** What a row says of its title; undefined where it says nothing that tells it. */
export interface TitleReader {
  /** Columns it looks at. */
  readonly columns: readonly number[];
  /** Whether there is anything to read beyond the number. */
  readonly saysMore: boolean;
  read(cells: readonly string[], titleId: string | undefined): TitleDraft | undefined;
}

type TextKey = 'material' | 'language' | 'originalLanguage' | 'collection' | 'classMark' | 'audience' | 'publisher' | 'volume' | 'callNumber';

/** No class mark is as long as a sentence: where columns have shifted, a publisher stands in its place. */
const readClass = (cell: string | undefined): string | undefined => {
  const text = readText(cell);
  return text !== undefined && (text.length > 40 || text.includes(' : ')) ? undefined : text;
};

const readLanguage = (cell: string | undefined): string | undefined => {
  const text = readText(cell);
  return text === undefined ? undefined : languageCode(text);
};

const readReaders = (cell: string | undefined): string | undefined => {
  const text = readText(cell);
  return text === undefined ? undefined : readAudience(text);
};

const textFields: readonly (readonly [TextKey, ImportField, (cell: string | undefined) => string | undefined])[] = [
  ['material', 'material', readText], ['language', 'language', readLanguage], ['originalLanguage', 'original_language', readLanguage], ['collection', 'collection', readText], ['classMark', 'class', readClass],
  ['audience', 'audience', readReaders], ['publisher', 'publisher', readWords], ['volume', 'volume', readText], ['callNumber', 'call_number', readText],
];
const otherFields = ['title', 'author', 'original_title', 'subjects', 'year', 'series', 'series_number', 'isbn'] as const satisfies readonly ImportField[];

/**
 * Compiles the reading of what rows say of titles, for the columns at hand.
 * @param branchTells the branch is where the copy stands, so that it may say for whom it is; in loans it is where it was lent
 */
export function titleReader(slots: Slots, branchTells: boolean): TitleReader {
  const used = [...textFields.map(([, field]) => field), ...otherFields].filter((field) => slots[field] !== undefined);
  const pick = (field: ImportField): Pick => picker(slots, field);
  const [title, author, original, subjects, year, series, number, isbn] = otherFields.map(pick) as [Pick, Pick, Pick, Pick, Pick, Pick, Pick, Pick];
  const hasSeries = slots.series !== undefined || slots.series_number !== undefined;
  const texts = textFields.filter(([, field]) => slots[field] !== undefined).map(([key, field, read]) => [key, pick(field), read] as const);
  const branch = branchTells ? pick('branch') : () => undefined;

  function read(cells: readonly string[], titleId: string | undefined): TitleDraft | undefined {
    const record: TitleDraft = { titleId: titleId ?? '' };
    const name = readTitle(title(cells));
    if (name !== undefined) record.title = name;
    const by = readAuthor(author(cells));
    if (by !== undefined) record.author = by;
    const first = readTitle(original(cells));
    if (first !== undefined) record.originalTitle = first;
    for (const [key, of, readIt] of texts) {
      const text = readIt(of(cells));
      if (text !== undefined) record[key] = text;
    }
    const headings = readList(readWords(subjects(cells)));
    if (headings.length > 0) record.subjects = headings;
    const published = readYear(year(cells));
    if (published !== undefined) record.year = published;
    const numbers = isbn(cells);
    const isbns = numbers === undefined ? [] : readIsbns(numbers);
    if (isbns.length > 0) record.isbns = isbns;
    if (hasSeries) Object.assign(record, readSeries(readWords(series(cells)), readText(number(cells))));
    if (record.series === undefined && name !== undefined && /[)）]$/.test(name)) Object.assign(record, seriesInTitle(name));
    // a call number begins with the class mark; where there is no other it stands for it
    if (record.classMark === undefined && record.callNumber !== undefined) record.classMark = classOf(record.callNumber)?.notation ?? record.callNumber;
    if (record.audience === undefined) {
      const audience = audienceOf(record.collection, record.material, readText(branch(cells)), labelsOf(record.callNumber));
      if (audience !== undefined) record.audience = audience;
    }
    if (titleId === undefined) {
      const key = titleKey(record);
      if (key === undefined) return undefined;
      record.titleId = key;
    }
    return record;
  }
  const columns = used.map((field) => slots[field]).filter((slot) => typeof slot === 'number');
  return { columns, saysMore: used.length > 0, read };
}
