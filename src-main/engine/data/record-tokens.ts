import { authorNames } from './author-names.ts';
import { classPath } from './class-path.ts';
import type { RecordField } from './records.ts';
import { folded, termsOf, wordsOf } from './text-words.ts';

/** What the catalogue stores of a title; an empty text or 0 = not known. */
export interface RawRecord {
  /** The catalogue's number of the title, above 0: the same title may stand in two domains. */
  readonly id: number;
  readonly title: string;
  readonly author: string;
  /** Headings, '; ' between them. */
  readonly subjects: string;
  readonly classMark: string;
  readonly series: string;
  readonly publisher: string;
  readonly language: string;
  readonly audience: string;
  readonly material: string;
  readonly year: number;
  /** The catalogue's number of the work that the title is an edition of; 0: it stands alone. */
  readonly workId: number;
}

type FieldTokens = Readonly<Record<RecordField, readonly string[]>>;

/** The tokens of one field of a record, repeats possible. */
export const fieldTokens: { readonly [Field in RecordField]: (record: RawRecord) => readonly string[] } = {
  title: ({ title }) => termsOf(title),
  author: ({ author }) => authorNames(author),
  heading: ({ subjects }) => headings(subjects),
  subject: ({ subjects }) => termsOf(subjects),
  class: ({ classMark }) => (classMark === '' ? [] : classPath(classMark)),
  series: ({ series }) => whole(seriesName(series)),
  publisher: ({ publisher }) => whole(publisherName(publisher)),
  language: ({ language }) => [...wordsOf(folded(language))],
  audience: ({ audience }) => whole(audience),
  material: ({ material }) => whole(material),
  year: ({ year }) => yearBucket(year),
};
const fields = Object.keys(fieldTokens) as RecordField[];

/** The tokens of a record field by field: what two titles can have in common. */
export const recordTokens = (record: RawRecord): FieldTokens => Object.fromEntries(fields.map((field) => [field, fieldTokens[field](record)])) as unknown as FieldTokens;

/** A text as one token: its words, one space between them. */
function whole(text: string): string[] {
  if (text === '') return [];
  const token = wordsOf(folded(text)).join(' ');
  return token === '' ? [] : [token];
}

/** Headings whole, and each subdivision of those that have several. */
function headings(subjects: string): string[] {
  if (subjects === '') return [];
  return subjects.split(';').flatMap((heading) => {
    const parts = heading.split(/--| – | — /);
    return (parts.length > 1 ? [heading, ...parts] : parts).flatMap(whole);
  });
}

/** A series without the number of the volume. */
function seriesName(series: string): string {
  return series.replace(/\s*第?\s*[\d一二三四五六七八九十]+\s*[卷册冊集部辑輯期]\s*$/u, '')
    .replace(/[\s;,:(［[]*\b(?:vol(?:ume)?|v|bd|band|tome|t|no|n[°ºr]?|nr|part|teil|heft|folge|livre|book)?[.\s]*\d+[\s)\].]*$/iu, '');
}

/** A publisher without place and year: "Paris : Gallimard, 2010" → Gallimard. */
function publisherName(publisher: string): string {
  return publisher.slice(publisher.indexOf(' : ') < 0 ? 0 : publisher.indexOf(' : ') + 3).replace(/[,\s[(©c]*\d{4}.*$/, '');
}

/** Five years are one bucket, as "2010". */
function yearBucket(year: number): string[] {
  return year >= 1400 && year < 2200 ? [String(year - (year % 5))] : [];
}
