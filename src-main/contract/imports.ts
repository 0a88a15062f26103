import { z } from 'zod';
import { batchId, paging, type BatchId } from './ids.ts';
import { fileToken } from './files.ts';

export const importKinds = ['titles', 'patrons', 'loans'] as const;
export type ImportKind = (typeof importKinds)[number];

/** The fields a column can be mapped to, by kind of file. The first ones named in `requiredFields` must be there. */
export const importFields = {
  titles: ['title_id', 'title', 'author', 'material', 'language', 'collection', 'class', 'subjects', 'audience', 'year', 'publisher', 'series', 'series_number', 'isbn', 'item_barcode', 'branch'],
  patrons: ['patron_id', 'group', 'birth_year', 'home_branch', 'consent', 'expiry'],
  loans: ['loan_id', 'patron_id', 'item_barcode', 'title_id', 'branch', 'loan_at', 'due_at', 'returned_at', 'renewals', 'material_type', 'patron_group'],
} as const satisfies Record<ImportKind, readonly string[]>;
export type ImportField = (typeof importFields)[ImportKind][number];

export const requiredFields = {
  titles: ['title_id', 'title'],
  patrons: ['patron_id'],
  loans: ['patron_id', 'title_id', 'loan_at'],
} as const satisfies Record<ImportKind, readonly ImportField[]>;

/** Column header → field. A column that is not named is not read. */
const columnMapping = z.record(z.string(), z.string());
export type ColumnMapping = Readonly<Record<string, string>>;
/** Field → one value for every row (a file of one branch, of one material). */
const fixedValues = z.record(z.string(), z.string());
export type FixedValues = Readonly<Record<string, string>>;

const importRequest = z.object({
  file: fileToken,
  kind: z.enum(importKinds).optional(),
  mapping: columnMapping.optional(),
  fixed: fixedValues.optional(),
});
export type ImportRequest = z.infer<typeof importRequest>;

export interface PreviewColumn {
  readonly header: string;
  /** The field it would be read as; null: not read. */
  readonly field: ImportField | null;
  readonly samples: readonly string[];
}

export interface ImportPreview {
  readonly fileName: string;
  readonly bytes: number;
  readonly kind: ImportKind | null;
  readonly encoding: string;
  readonly delimiter: string;
  readonly columns: readonly PreviewColumn[];
  /** The first 50 rows, cell by cell. */
  readonly rows: readonly (readonly string[])[];
  readonly missing: readonly ImportField[];
}

/** Why a row was turned away. */
export type RejectCode = 'missing-value' | 'bad-date' | 'bad-number' | 'return-before-loan' | 'too-few-cells' | 'too-many-cells' | 'bad-quotes' | 'id-too-long' | 'number-damaged';

export interface RejectedRow {
  /** Line of the file at which the row begins, the header being line 1. */
  readonly line: number;
  readonly code: RejectCode;
  readonly field: ImportField | null;
  readonly cells: readonly string[];
}

export type BatchStatus = 'running' | 'finished' | 'cancelled' | 'failed' | 'undone';

export interface ImportBatch {
  readonly id: BatchId;
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly status: BatchStatus;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly rows: number;
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  /** Titles that loans name and no title file has described yet. */
  readonly undescribed: number;
  /** Oldest and newest loan date of a loans file, ISO dates. */
  readonly from: string | null;
  readonly to: string | null;
}

/** What undoing a batch would take away and bring back. */
export interface UndoPreview {
  readonly loans: number;
  readonly titles: number;
  readonly patrons: number;
  readonly restored: number;
}

export const importsPreview = importRequest;
export const importsStart = z.object({ files: z.array(importRequest).min(1).max(50) });
export const importsList = z.object({});
export const importsRejects = z.object({ batchId, ...paging });
export const importsExportRejects = z.object({ batchId });
export const importsUndoPreview = z.object({ batchId });
export const importsUndo = z.object({ batchId });
