import { z } from 'zod';
import { patronId, titleId, type PatronId, type TitleId } from './ids.ts';

/** The lists of records: patrons, and the three tabs of the catalogue. */
export const recordKinds = ['patrons', 'titles', 'copies', 'loans'] as const;
export type RecordKind = (typeof recordKinds)[number];

/** The columns that a list can show, in their usual order. */
export const recordColumns = {
  patrons: ['card', 'group', 'birthYear', 'homeBranch', 'consent', 'expiresOn', 'loans', 'lastLoan'],
  titles: ['title', 'author', 'material', 'language', 'classMark', 'year', 'publisher', 'series', 'volume', 'audience', 'collection', 'subjects', 'isbn', 'callNumber', 'number', 'copies', 'loans'],
  copies: ['barcode', 'number', 'title', 'author', 'branch', 'callNumber', 'state', 'loans'],
  loans: ['loanedAt', 'card', 'title', 'author', 'material', 'barcode', 'branch', 'dueAt', 'returnedAt', 'renewals'],
} as const;
export type RecordColumn = (typeof recordColumns)[RecordKind][number];

/** What a list shows until the user has chosen. */
export const usualColumns: Readonly<Record<RecordKind, readonly RecordColumn[]>> = {
  patrons: ['card', 'group', 'birthYear', 'homeBranch', 'expiresOn', 'loans', 'lastLoan'],
  titles: ['title', 'author', 'material', 'language', 'classMark', 'year', 'loans'],
  copies: ['barcode', 'title', 'author', 'branch', 'callNumber', 'state'],
  loans: ['loanedAt', 'card', 'title', 'author', 'branch', 'dueAt', 'returnedAt'],
};

/** The columns a list can be sorted by: each has an index, so that the first rows of half a million are there at once. Rows without a value come last. */
export const sortColumns = {
  patrons: ['card', 'group', 'birthYear', 'homeBranch', 'expiresOn'],
  titles: ['title', 'author', 'year', 'classMark', 'number'],
  copies: ['barcode', 'callNumber'],
  loans: ['loanedAt', 'dueAt'],
} as const;
export type SortColumn = (typeof sortColumns)[RecordKind][number];

const text = z.string().trim().max(200);
const codes = z.array(z.string().max(200)).max(200);
const year = z.number().int().min(0).max(9999);
const isoDay = z.iso.date();

/** What rows of a list must be like; what is left out does not matter. An empty code stands for “none”. Years and days include their ends. */
export const recordFilter = z.strictObject({
  /** Patrons: beginning of the card number. Titles: words. Copies: beginning of barcode, number or call number. Loans: a card number, a barcode, or words of the title. */
  text: text.optional(),
  group: codes.optional(),
  branch: codes.optional(),
  material: codes.optional(),
  language: codes.optional(),
  collection: codes.optional(),
  audience: codes.optional(),
  consent: z.enum(['yes', 'no', 'never']).optional(),
  expired: z.boolean().optional(),
  yearFrom: year.optional(),
  yearTo: year.optional(),
  /** Beginning of the class mark. */
  classMark: text.optional(),
  /** Titles that no file has described yet. */
  undescribed: z.boolean().optional(),
  /** Titles, copies: has ever been lent; patrons: has ever borrowed. */
  lent: z.boolean().optional(),
  state: z.enum(['out', 'overdue', 'in']).optional(),
  from: isoDay.optional(),
  to: isoDay.optional(),
  patronId: patronId.optional(),
  titleId: titleId.optional(),
});
export type RecordFilter = z.output<typeof recordFilter>;

export const recordSort = z.strictObject({ column: z.string().max(40), descending: z.boolean().default(false) });
export type RecordSort = z.output<typeof recordSort>;

const kind = z.enum(recordKinds);
const columns = z.array(z.string().max(40)).min(1).max(40).readonly();
/** A place in a list: the key of a row, as the list itself has told it. */
const place = z.string().max(4000);
const question = { kind, filter: recordFilter.default({}), sort: recordSort.nullable().default(null) };

export interface RecordRow {
  readonly id: number;
  /** Titles' and patrons' own numbers, for links: of the row itself, or of what it is a copy or a loan of. */
  readonly titleId: TitleId | null;
  readonly patronId: PatronId | null;
  /** In the order of the columns asked for. Times are ISO, codes as they are stored. */
  readonly cells: readonly (string | number | null)[];
}

/** `next`: where to go on, null at the end. A page may hold fewer rows than asked for, or none, though the list goes on: rare rows are looked for a while at a time. */
export interface RecordPage { readonly rows: readonly RecordRow[]; readonly next: string | null }

/** How long a list is: the places after which every 200th row begins, counted a while at a time. */
export interface RecordOutline {
  readonly places: readonly string[];
  /** Rows counted since `after`. */
  readonly rows: number;
  readonly next: string | null;
  /** Rows counted after the last of the places: handed back as `behind`. */
  readonly behind: number;
}
/** Rows between two places of an outline, and of a page. */
export const outlineStep = 200;

export interface RecordValues {
  readonly group: readonly string[];
  readonly branch: readonly string[];
  readonly material: readonly string[];
  readonly language: readonly string[];
  readonly collection: readonly string[];
  readonly audience: readonly string[];
}

/** A list as somebody has set it up, under a name. */
export interface SavedView {
  readonly id: number;
  readonly kind: RecordKind;
  readonly name: string;
  readonly filter: RecordFilter;
  readonly sort: RecordSort | null;
  readonly columns: readonly RecordColumn[];
}

export const recordListCalls = {
  'records:list': z.object({ ...question, columns, after: place.optional(), limit: z.number().int().min(1).max(500).default(outlineStep) }),
  'records:outline': z.object({ ...question, after: place.optional(), behind: z.number().int().min(0).default(0) }),
  'records:values': z.object({}),
  'records:views': z.object({ kind }),
  'records:save-view': z.object({ kind, name: z.string().trim().min(1).max(80), filter: recordFilter, sort: recordSort.nullable(), columns }),
  'records:forget-view': z.object({ id: z.number().int().positive() }),
} as const;

export interface RecordListResults {
  'records:list': RecordPage;
  'records:outline': RecordOutline;
  'records:values': RecordValues;
  'records:views': readonly SavedView[];
  'records:save-view': readonly SavedView[];
  'records:forget-view': readonly SavedView[];
}
