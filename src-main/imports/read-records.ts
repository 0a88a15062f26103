import type { ImportField, ImportKind, RejectedRow } from '#contract/imports.ts';
import type { ImportRecords } from '#contract/records.ts';
import type { ReadRequest } from './request.ts';

/** At most 500 rows of a file, read and checked. */
export interface RecordSlice<Kind extends ImportKind> {
  readonly records: readonly ImportRecords[Kind][];
  readonly rejects: readonly RejectedRow[];
  /** Bytes of the file on the disk, compressed where it is. */
  readonly bytesRead: number;
  readonly bytesTotal: number;
}

export interface RecordSourceOf<Kind extends ImportKind> {
  readonly kind: Kind;
  readonly header: readonly string[];
  /** The columns that are read. A column whose header is empty or stands twice is named by its number: `#3`. */
  readonly mapping: Readonly<Record<string, ImportField>>;
  /**
   * The rows from first to last, read as they are asked for. Each call begins anew.
   * @throws AppError file-truncated, file-unreadable; the signal's reason when it is aborted
   */
  slices(signal?: AbortSignal): AsyncGenerator<RecordSlice<Kind>, void, undefined>;
}

/** A file opened for import; `kind` tells which records its slices hold. */
export type RecordSource = { [Kind in ImportKind]: RecordSourceOf<Kind> }[ImportKind];

/**
 * Opens a file and settles what its columns are. Nothing but its beginning is read yet.
 * @throws AppError file-not-found, file-unreadable, file-empty, file-binary, file-truncated, kind-unknown, mapping-invalid, columns-missing
 */
export async function openRecords(_path: string, _fileName: string, _request: ReadRequest): Promise<RecordSource> {
  throw new Error('under construction');
}
