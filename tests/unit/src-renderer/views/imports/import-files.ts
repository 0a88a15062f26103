import type { FileWishes, WaitingFile } from '#page/stores/waiting-files.ts';
import type { ImportBatch, ImportField, ImportKind, ImportPreview, ImportReport, PreviewColumn } from '#contract/imports.ts';

/** Columns by header; a header with a field behind it is read, `!` marks one that is never read. */
export function columnsOf(headers: Readonly<Record<string, ImportField | null | '!'>>): PreviewColumn[] {
  return Object.entries(headers).map(([header, field]) => ({ header, field: field === '!' ? null : field, samples: field === '!' ? [] : ['x'], isPersonal: field === '!', dateOrder: null }));
}

export const previewOf = (kind: ImportKind | null, columns: readonly PreviewColumn[], part: Partial<ImportPreview> = {}): ImportPreview => ({
  fileName: 'loans.csv', bytes: 30, format: 'delimited', profile: null, kind, encoding: 'UTF-8', delimiter: ',', quote: '"', skip: 0, hasHeader: true, parts: [], part: null,
  columns, rows: [], missing: [], notices: [], ...part,
});

export const noWishes: FileWishes = { kind: null, profile: null, mapping: {}, fixed: {}, options: {} };

export const waitingFile = (name: string, preview: ImportPreview | null, wishes: Partial<FileWishes> = {}): WaitingFile => ({
  key: name, held: { token: name, name, bytes: 30 }, wishes: { ...noWishes, ...wishes }, preview, error: null, loading: false,
});

export const batchOf = (part: Partial<Record<keyof ImportBatch, unknown>>): ImportBatch => ({
  id: 1, kind: 'loans', profile: null, fileName: 'loans.csv', status: 'finished', startedAt: '2026-05-01T10:00:00Z', endedAt: null,
  rows: 3, added: 2, updated: 0, unchanged: 0, rejected: 1, ignored: 0, undescribed: 0, pseudonyms: false, from: null, to: null, ...part,
}) as unknown as ImportBatch;

export const reportOf = (part: Partial<ImportReport>): ImportReport => ({
  batch: batchOf({}), encoding: 'UTF-8', notices: [], rejects: [], ignored: [], months: [], anonymous: 0, orphans: 0, editions: 0, bulkBorrowers: [], duplicateCards: 0, ...part,
});
