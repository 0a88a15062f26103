import { AppError } from '#contract/errors.ts';
import type { ImportField, ImportKind } from '#contract/imports.ts';
import { guessKind } from './columns/guess-kind.ts';
import { columnKey, missingFields, settleColumns } from './columns/settle.ts';
import { makeBuilder } from './records/builders.ts';
import { readSlices, type RecordSlice } from './records/slices.ts';
import { openSource } from './open-source.ts';
import type { ReadRequest } from './request.ts';

export type { ReadRequest } from './request.ts';
export type { RecordSlice } from './records/slices.ts';

export interface RecordSourceOf<Kind extends ImportKind> {
  readonly kind: Kind;
  readonly header: readonly string[];
  /** The columns that are read. A column whose header is empty or stands twice is named by its number: `#3`. */
  readonly mapping: Readonly<Record<string, ImportField>>;
  /**
   * The rows from first to last, read as they are asked for. Each call begins anew.
   * @throws AppError file-truncated, file-unreadable, cancelled
   */
  slices(signal?: AbortSignal): AsyncGenerator<RecordSlice<Kind>, void, undefined>;
}

/** A file opened for import; `kind` tells which records its slices hold. */
export type RecordSource = { [Kind in ImportKind]: RecordSourceOf<Kind> }[ImportKind];

/**
 * Opens a file and settles what its columns are. Nothing but its beginning is read yet.
 * @throws AppError file-not-found, file-unreadable, file-empty, file-binary, file-truncated, kind-unknown, mapping-invalid, columns-missing
 */
export async function openRecords(path: string, fileName: string, request: ReadRequest): Promise<RecordSource> {
  const table = await openSource(path, fileName, request);
  const kind = guessKind(table.header, request);
  if (kind === null) throw new AppError('kind-unknown', { file: table.file.name });
  const columns = settleColumns(table.header, kind, request, table.file.name);
  const missing = missingFields(kind, columns.slots);
  if (missing.length > 0) throw new AppError('columns-missing', { file: table.file.name, fields: missing.join(', ') });
  const mapping: Record<string, ImportField> = {};
  for (const [column, field] of columns.fields.entries()) if (field !== null) mapping[columnKey(table.header, column)] = field;
  const source = <Kind extends ImportKind>(of: Kind): RecordSourceOf<Kind> => {
    const build = makeBuilder<Kind>(of, columns, table);
    return { kind: of, header: table.header, mapping, slices: (signal) => readSlices(table, of, build, signal) };
  };
  return source(kind) as RecordSource;
}
