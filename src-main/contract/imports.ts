import { z } from 'zod';
import { batchId, paging, type BatchId } from './ids.ts';
import { fileToken } from './files.ts';

/** What the rows of a file are. `events`: check-outs, renewals and returns, one a row; `counts`: loans counted by title, without patrons. */
export const importKinds = ['titles', 'items', 'patrons', 'loans', 'events', 'counts'] as const;
export type ImportKind = (typeof importKinds)[number];

const titleFields = [
  'title_id', 'title', 'author', 'original_title', 'material', 'language', 'original_language', 'collection', 'class', 'subjects', 'audience', 'year', 'publisher',
  'series', 'series_number', 'volume', 'isbn', 'call_number',
] as const;
const patronFields = ['patron_group', 'birth_year', 'home_branch'] as const;

/** The fields a column can be mapped to, by kind of file. Rows of loans and events may describe their title and patron as well. */
export const importFields = {
  titles: [...titleFields, 'item_id', 'item_barcode', 'branch'],
  items: ['item_id', 'item_barcode', 'title_id', 'branch', 'call_number', 'material', 'collection'],
  patrons: ['patron_id', 'patron_group', 'birth_year', 'home_branch', 'consent', 'privacy', 'expiry'],
  loans: ['loan_id', 'parent_loan_id', 'patron_id', 'item_id', 'item_barcode', 'branch', 'loan_at', 'due_at', 'returned_at', 'renewals', ...titleFields, ...patronFields],
  events: ['event_type', 'event_at', 'patron_id', 'item_id', 'item_barcode', 'branch', 'due_at', ...titleFields, ...patronFields],
  counts: [...titleFields, 'branch', 'period', 'loans'],
} as const satisfies Record<ImportKind, readonly string[]>;
export type ImportField = (typeof importFields)[ImportKind][number];

/** What must be read from some column, by kind: every group needs one of its fields. */
export const requiredFields = {
  titles: [['title', 'title_id']],
  items: [['item_id', 'item_barcode'], ['title_id']],
  patrons: [['patron_id']],
  loans: [['title_id', 'item_id', 'item_barcode', 'isbn', 'title'], ['loan_at']],
  events: [['event_type'], ['event_at'], ['item_id', 'item_barcode', 'title_id']],
  counts: [['title', 'title_id', 'isbn'], ['loans']],
} as const satisfies Record<ImportKind, readonly (readonly ImportField[])[]>;

/** Systems whose exports are known by their columns. */
export const profileIds = [
  'shelfbridge', 'koha-issues', 'koha-report', 'koha-statistics', 'koha-pseudonymized', 'koha-items', 'koha-biblioitems', 'koha-borrowers',
  'evergreen-circulation', 'evergreen-sql', 'evergreen-items', 'folio-log', 'folio-loans', 'folio-overdue', 'symphony-charges', 'symphony-history', 'sierra-loans', 'sierra-list',
  'polaris-transactions', 'polaris-report', 'alma-loans', 'wms-loans', 'wms-patrons', 'huiwen-loans', 'huiwen-readers', 'huiwen-titles', 'gdlis', 'interlib', 'school-cloud', 'school-cloud-readers',
  'pinyin-standard', 'data-warehouse', 'university-log', 'dp2-log', 'seattle-counts', 'seattle-log', 'libby', 'huddersfield', 'voyager', 'marc21', 'unimarc',
] as const;
export type ProfileId = (typeof profileIds)[number];

/** How a file is laid out. */
export const fileFormats = ['delimited', 'spreadsheet', 'json', 'xml', 'marc', 'marcxml', 'symphony-log'] as const;
export type FileFormat = (typeof fileFormats)[number];

export const encodingNames = [
  'UTF-8', 'UTF-16LE', 'UTF-16BE', 'GB18030', 'Big5', 'windows-1252', 'windows-1251', 'IBM866', 'windows-1255', 'Shift_JIS', 'EUC-KR', 'MARC-8', 'ISO-5426',
] as const;
export type EncodingName = (typeof encodingNames)[number];

export const dateOrders = ['ymd', 'dmy', 'mdy'] as const;
/** The order of day, month and year in a column's dates. */
export type DateOrder = (typeof dateOrders)[number];

/** Column header → field. A column that is not named is recognised; an empty field leaves it out. */
const columnMapping = z.record(z.string(), z.string());
export type ColumnMapping = Readonly<Record<string, string>>;
/** Field → one value for every row (a file of one branch, of one material). */
const fixedValues = z.record(z.string(), z.string());
export type FixedValues = Readonly<Record<string, string>>;

/** How a file is to be read; whatever is left out is guessed from its beginning. */
const readOptions = {
  /** The file in an archive, or the sheet of a workbook. */
  part: z.string().max(500).optional(),
  encoding: z.enum(encodingNames).optional(),
  delimiter: z.string().min(1).max(1).optional(),
  /** The sign around cells; an empty text: none, every quotation mark is data. */
  quote: z.string().max(1).optional(),
  /** The sign between several values of one cell. */
  repeat: z.string().max(1).optional(),
  /** Lines above the header, or above the first row where there is no header. */
  skip: z.number().int().min(0).max(1000).optional(),
  hasHeader: z.boolean().optional(),
  dateOrder: z.enum(dateOrders).optional(),
};

/** The name of a file, with that of its part where one was named. */
export const nameWithPart = (name: string, part: string | null | undefined): string => (part == null ? name : `${name} · ${part}`);

const importRequest = z.object({
  file: fileToken,
  kind: z.enum(importKinds).optional(),
  profile: z.enum(profileIds).optional(),
  mapping: columnMapping.optional(),
  fixed: fixedValues.optional(),
  ...readOptions,
});
export type ImportRequest = z.infer<typeof importRequest>;

/** What the librarian decides before anything of a patron is read. */
const privacyChoice = z.object({
  /** Card numbers become keyed hashes (HMAC-SHA-256); the key lies outside the catalogue. */
  pseudonyms: z.boolean().optional(),
  /** Card numbers that are no reader: their loans count for their titles, for no patron. */
  notReaders: z.array(z.string().max(200)).max(1000).optional(),
});
export type PrivacyChoice = z.infer<typeof privacyChoice>;

/**
 * Something about a file that the librarian should know or decide. Values of the sentences: `sheet-full` rows · `numbers-rounded` columns · `error-lines` lines ·
 * `dates-ambiguous` columns · `personal-left-out` columns · `archive-parts` part, parts (how many) · `other-sheets` part, parts · `encodings-mixed` encodings ·
 * `title-rows-skipped` and `headers-repeated` rows; lists are joined with `, `.
 */
export type NoticeCode =
  | 'sheet-full' | 'numbers-rounded' | 'wrong-encoding' | 'error-lines' | 'dates-ambiguous' | 'no-patrons' | 'counts-only' | 'personal-left-out' | 'archive-parts' | 'other-sheets'
  | 'link-missing' | 'encodings-mixed' | 'title-rows-skipped' | 'headers-repeated' | 'open-loans-only' | 'pseudonyms-mixed' | 'numbers-mixed';

export interface ImportNotice {
  readonly code: NoticeCode;
  /** Values of its sentence: column names, counts, never a cell. */
  readonly values: Readonly<Record<string, string | number>>;
}

export interface PreviewColumn {
  readonly header: string;
  /** The field it would be read as; null: not read. */
  readonly field: ImportField | null;
  readonly samples: readonly string[];
  /** Never read: it says who a person is, where she lives, or holds a secret. */
  readonly isPersonal: boolean;
  /** What the column might be where it is not recognised: by part of its name, or by its values. */
  readonly suggestion?: ImportField;
  /** The order of its dates where it is read as one; `ambiguous`: its values do not tell. */
  readonly dateOrder: DateOrder | 'ambiguous' | null;
}

/** How a file is laid out: as it was guessed, or as the librarian has said. */
export interface FileLayout {
  readonly format: FileFormat;
  readonly profile: ProfileId | null;
  /** Null where the format has no encoding or delimiter of its own (a workbook). */
  readonly encoding: EncodingName | null;
  readonly delimiter: string | null;
  readonly quote: string | null;
  /** Lines above the header. */
  readonly skip: number;
  readonly hasHeader: boolean;
  /** The sheets of a workbook or the files of an archive, and the one that is read. */
  readonly parts: readonly string[];
  readonly part: string | null;
}

export interface ImportPreview extends FileLayout {
  readonly fileName: string;
  readonly bytes: number;
  readonly kind: ImportKind | null;
  readonly columns: readonly PreviewColumn[];
  /** The first 50 rows, cell by cell. */
  readonly rows: readonly (readonly string[])[];
  /** For each group of needed fields without a column, the field to name. */
  readonly missing: readonly ImportField[];
  readonly notices: readonly ImportNotice[];
}

/** Why a row was turned away. */
export type RejectCode =
  | 'missing-value' | 'bad-date' | 'bad-number' | 'return-before-loan' | 'too-few-cells' | 'too-many-cells' | 'bad-quotes' | 'id-too-long' | 'number-damaged'
  | 'unknown-event' | 'return-without-loan' | 'record-broken' | 'record-cut' | 'record-empty' | 'error-line';

/** Why a row was passed over though nothing is wrong with it. */
export const ignoredCodes = ['not-a-loan', 'renewal', 'refused', 'duplicate', 'in-house', 'fee'] as const;
export type IgnoredCode = (typeof ignoredCodes)[number];

export interface RejectedRow {
  /** Line of the file at which the row begins, the header being line 1; the number of the record in a file of records. */
  readonly line: number;
  /** Byte at which a record begins, where it has no lines. */
  readonly offset?: number;
  readonly code: RejectCode;
  readonly field: ImportField | null;
  readonly cells: readonly string[];
}

/** `interrupted`: the program ended in the middle; it can be resumed or taken back. */
export type BatchStatus = 'running' | 'interrupted' | 'finished' | 'cancelled' | 'failed' | 'undone';

export interface ImportBatch {
  readonly id: BatchId;
  readonly kind: ImportKind;
  readonly profile: ProfileId | null;
  readonly fileName: string;
  readonly status: BatchStatus;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly rows: number;
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly ignored: number;
  /** Titles that loans name and no title file has described yet. */
  readonly undescribed: number;
  /** Card numbers were turned into pseudonyms. */
  readonly pseudonyms: boolean;
  /** Oldest and newest loan date of a loans file, ISO dates. */
  readonly from: string | null;
  readonly to: string | null;
}

/** What an import found, for its report and for the review before it. */
export interface ImportReport {
  readonly batch: ImportBatch;
  readonly encoding: string | null;
  /** What the librarian should know of the file, also what came to light only as its rows were read. */
  readonly notices: readonly ImportNotice[];
  readonly rejects: readonly { readonly code: RejectCode; readonly rows: number }[];
  readonly ignored: readonly { readonly code: IgnoredCode; readonly rows: number }[];
  /** Loans by month, and how many of them have a patron. */
  readonly months: readonly { readonly month: string; readonly loans: number; readonly linked: number }[];
  /** Loans without a patron: they count for their titles only. */
  readonly anonymous: number;
  /** Loans of titles that no title file has described. */
  readonly orphans: number;
  /** Titles that are another edition or format of a work known before. */
  readonly editions: number;
  /** Cards that look like no single reader: far more loans than any other. */
  readonly bulkBorrowers: readonly BulkBorrower[];
  /** Pairs of cards whose loans are the same: one reader with two cards, perhaps. */
  readonly duplicateCards: number;
}

export interface BulkBorrower {
  /** The card number, for the librarian to decide; never in a log. */
  readonly patronId: string;
  readonly loans: number;
  /** Of all loans of the file. */
  readonly share: number;
}

/** How the patrons of the catalogue are named. */
export interface CardNumbers {
  /** Some by a pseudonym. */
  readonly pseudonyms: boolean;
  /** Some by the number of their card. */
  readonly numbers: boolean;
}

/** What undoing a batch would take away and bring back. */
export interface UndoPreview {
  readonly loans: number;
  readonly titles: number;
  readonly patrons: number;
  readonly restored: number;
  /** Models trained with rows of this import: they become out of date. */
  readonly models: number;
}

/** A mapping that the library has saved under a name of its own. */
export interface SavedMapping {
  readonly name: string;
  readonly kind: ImportKind;
  readonly mapping: ColumnMapping;
  readonly fixed: FixedValues;
  readonly options: ReadOptions;
  /** Headers it was made for: a file with the same ones is offered it. */
  readonly header: readonly string[];
}
const optionsObject = z.object(readOptions);
export type ReadOptions = z.infer<typeof optionsObject>;

export const importsPreview = importRequest;
export const importsStart = z.object({ files: z.array(importRequest).min(1).max(200), privacy: privacyChoice.optional() });
/** The same as an import, into a copy of the catalogue that is thrown away; the job's result holds the reports. */
export const importsReview = importsStart;
export const importsCardNumbers = z.object({});
export const importsList = z.object({});
export const importsReport = z.object({ batchId });
export const importsResume = z.object({ batchId });
export const importsRejects = z.object({ batchId, ...paging });
export const importsExportRejects = z.object({ batchId });
export const importsUndoPreview = z.object({ batchId });
export const importsUndo = z.object({ batchId });
/** Files with the best columns, shipped in both languages. */
export const importTemplates = ['loans', 'titles', 'patrons'] as const;
export type ImportTemplate = (typeof importTemplates)[number];
export const templateFormats = ['csv', 'xlsx'] as const;
export type TemplateFormat = (typeof templateFormats)[number];
export const importsSaveTemplate = z.object({ template: z.enum(importTemplates), format: z.enum(templateFormats) });
export const importsMappings = z.object({});
export const importsSaveMapping = z.object({
  name: z.string().min(1).max(100), kind: z.enum(importKinds), mapping: columnMapping, fixed: fixedValues, options: optionsObject, header: z.array(z.string()).max(1000),
});
export const importsForgetMapping = z.object({ name: z.string().min(1).max(100) });
