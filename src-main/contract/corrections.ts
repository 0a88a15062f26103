import { z } from 'zod';
import type { Started } from './jobs.ts';
import { patronId, titleId, type PatronId, type TitleId } from './ids.ts';
import { recordFilter, recordKinds, recordSort, type RecordKind } from './record-lists.ts';

/** What can be corrected by hand. */
export const subjects = ['patron', 'title', 'item', 'loan'] as const;
export type Subject = (typeof subjects)[number];
export const subjectOf = { patrons: 'patron', titles: 'title', copies: 'item', loans: 'loan' } as const satisfies Record<RecordKind, Subject>;

/** The fields that can be corrected, in the order of the form. */
export const editFields = {
  patron: ['card', 'group', 'birthYear', 'homeBranch', 'consent', 'expiresOn'],
  title: [
    'title', 'author', 'originalTitle', 'material', 'language', 'originalLanguage', 'collection', 'classMark', 'callNumber', 'subjects', 'audience', 'year', 'publisher', 'series', 'seriesNumber', 'volume', 'isbn',
  ],
  item: ['barcode', 'number', 'branch', 'callNumber'],
  loan: ['dueOn', 'returnedOn', 'renewals'],
} as const;
export type EditField = (typeof editFields)[Subject][number];

/** The fields that many records can be given at once. */
export const bulkFields = {
  patron: ['group', 'homeBranch', 'consent', 'expiresOn'],
  title: ['material', 'language', 'collection', 'audience', 'classMark', 'series', 'publisher'],
  item: ['branch', 'callNumber'],
  loan: ['returnedOn', 'dueOn'],
} as const satisfies { readonly [Of in Subject]: readonly EditField[] };

/** As it is typed: a text, a number, or nothing. Days are ISO; subjects have “; ” between them, ISBNs a space; consent is yes, no or nothing. */
export type FieldValue = string | number | null;
const value = z.union([z.string().max(2000), z.number().int().min(0).max(9999), z.null()]);
const values = z.record(z.string().max(40), value);
const rowId = z.number().int().positive();
const subject = z.enum(subjects);
const twins = { subject: z.enum(['patron', 'title']), keep: rowId, others: z.array(rowId).min(1).max(20) };
/** Records marked one by one (`ids`), or all of a list but some (`except`). */
const chosen = { kind: z.enum(recordKinds), ids: z.array(rowId).max(100_000).optional(), except: z.array(rowId).max(100_000).optional(), filter: recordFilter.default({}), sort: recordSort.nullable().default(null) };
const change = { ...chosen, field: z.string().max(40), value };

export interface FieldChange { readonly field: string; readonly before: FieldValue; readonly after: FieldValue }

/** One step in the history of a record. */
export interface HistoryStep {
  /** null: an import's, which is undone with the import. */
  readonly setId: number | null;
  readonly at: string;
  readonly action: 'edit' | 'create' | 'merge' | 'bulk' | 'delete' | 'import';
  /** Of an import: the file. */
  readonly file: string | null;
  /** How many records were corrected in one go. */
  readonly rows: number;
  readonly changes: readonly FieldChange[];
  readonly undoneAt: string | null;
}

/** Something done by hand, as the list of corrections shows it. */
export interface CorrectionSet {
  readonly id: number;
  readonly at: string;
  readonly action: Exclude<HistoryStep['action'], 'import'>;
  readonly subject: Subject;
  readonly rows: number;
  /** The first of the records by their names, also of those that are not there any more. */
  readonly records: readonly { readonly name: string; readonly isGone: boolean }[];
  readonly undoneAt: string | null;
  readonly canUndo: boolean;
}

/** What merging would move, or what erasing would take away. */
export interface WhatGoes { readonly loans: number; readonly copies: number; readonly holds: number; readonly lists: number; readonly corrections: number; readonly models: number }

export interface BulkPreview {
  readonly rows: number;
  /** Of these, records that have another value now. */
  readonly changed: number;
  readonly samples: readonly { readonly name: string; readonly before: FieldValue }[];
}

/** One loan that answers the question. `relation`: of that very title, another edition, another volume of the set, or the same story in another medium. */
export interface HadLoan {
  readonly titleId: TitleId;
  readonly title: string;
  readonly volume: string | null;
  readonly material: string | null;
  readonly language: string | null;
  readonly year: number | null;
  readonly relation: 'same' | 'edition' | 'volume' | 'adaptation';
  readonly loanedAt: string;
  readonly returnedAt: string | null;
}
export interface HadBefore {
  readonly patronId: PatronId;
  readonly titles: readonly { readonly titleId: TitleId; readonly title: string; readonly author: string; readonly loans: readonly HadLoan[] }[];
}

export const sheetFormats = ['csv', 'xlsx'] as const;

export const correctionCalls = {
  'corrections:read': z.object({ subject, rowId }),
  'corrections:edit': z.object({ subject, rowId, values }),
  'corrections:create': z.object({ subject: z.enum(['patron', 'title', 'item']), values, number: z.string().trim().min(1).max(100).optional(), titleId: titleId.optional() }),
  'corrections:history': z.object({ subject, rowId }),
  'corrections:recent': z.object({}),
  'corrections:undo': z.object({ setId: rowId }),
  'corrections:merge-preview': z.object(twins),
  'corrections:merge': z.object(twins),
  'corrections:bulk-preview': z.object(change),
  'corrections:bulk': z.object(change),
  'corrections:erase-preview': z.object({ patronId }),
  /** `loans`: they stay as nobody's and go on counting for their titles, or they go too. */
  'corrections:erase': z.object({ patronId, loans: z.enum(['keep', 'remove']) }),
  /** By row id or by card number; a title, or words that titles are looked for by. */
  'records:had-before': z.object({ patronId: patronId.optional(), card: z.string().trim().max(100).optional(), titleId: titleId.optional(), text: z.string().trim().max(200).optional() }),
  'records:export': z.object({ ...chosen, columns: z.array(z.string().max(40)).min(1).max(40).readonly(), format: z.enum(sheetFormats), headings: z.array(z.string().max(200)).max(40), name: z.string().max(60), expected: z.number().int().min(0).optional() }),
} as const;

export interface Corrected { readonly setId: number; readonly rows: number }

export interface CorrectionResults {
  'corrections:read': Readonly<Record<string, FieldValue>>;
  'corrections:edit': Corrected;
  'corrections:create': Corrected & { readonly rowId: number };
  'corrections:history': readonly HistoryStep[];
  'corrections:recent': readonly CorrectionSet[];
  /** `left`: values that have been corrected again since, and stay. */
  'corrections:undo': { readonly rows: number; readonly left: number };
  'corrections:merge-preview': WhatGoes;
  'corrections:merge': Corrected;
  'corrections:bulk-preview': BulkPreview;
  /** A job: its result has the set and how many records were changed. */
  'corrections:bulk': Started;
  'corrections:erase-preview': WhatGoes;
  'corrections:erase': null;
  'records:had-before': HadBefore;
  /** A job: its result says what became of the file. */
  'records:export': Started;
}
