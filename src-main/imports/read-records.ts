import { AppError } from '#contract/errors.ts';
import type { ImportField, ImportKind, ImportNotice, ProfileId } from '#contract/imports.ts';
import { settleDateOrders } from './columns/date-orders.ts';
import { noticesOf } from './columns/notices.ts';
import { columnKey } from './columns/overlay.ts';
import { missingFields } from './columns/settle.ts';
import { openSettled } from './open-settled.ts';
import { makeBuilder } from './records/builders.ts';
import { concealer } from './records/conceal.ts';
import { readSlices, type RecordSlice } from './records/slices.ts';
import type { ReadRequest } from './request.ts';

export type { ReadRequest } from './request.ts';
export type { RecordSlice } from './records/slices.ts';

export interface RecordSourceOf<Kind extends ImportKind> {
  readonly kind: Kind;
  /** The system whose export it is, where its columns tell. */
  readonly profile: ProfileId | null;
  /** Null where the format has none of its own. */
  readonly encoding: string | null;
  /** What the librarian should know of the file; reading its rows may add to it. */
  readonly notices: readonly ImportNotice[];
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
 * @throws AppError file-not-found, file-unreadable, file-empty, file-binary, file-truncated, file-wrong-encoding, file-only-totals, file-values-in-rows, kind-unknown, mapping-invalid, columns-missing, dates-ambiguous, patron-ids-personal
 */
export async function openRecords(path: string, fileName: string, request: ReadRequest): Promise<RecordSource> {
  const { table, columns } = await openSettled(path, fileName, request);
  if (table.refused !== undefined) throw table.refused;
  const file = table.file.name;
  if (columns.kind === null) throw new AppError('kind-unknown', { file });
  const missing = missingFields(columns.kind, columns.slots);
  if (missing.length > 0) throw new AppError('columns-missing', { file, fields: missing.join(', ') });
  if (columns.privateKeys.length > 0 && request.privacy?.pseudonymKey === undefined) throw new AppError('patron-ids-personal', { file, columns: columns.privateKeys.join(', ') });
  const orders = await settleDateOrders(table, columns, request);
  const notices = noticesOf(table, columns, orders);
  const ambiguous = notices.find(({ code }) => code === 'dates-ambiguous');
  if (ambiguous !== undefined) throw new AppError('dates-ambiguous', { file, columns: ambiguous.values['columns'] ?? '' });
  const mapping: Record<string, ImportField> = {};
  for (const [column, field] of columns.fields.entries()) if (field !== null) mapping[columnKey(table.header, column)] = field;
  const source = <Kind extends ImportKind>(kind: Kind): RecordSourceOf<Kind> => ({
    kind, profile: columns.profile?.id ?? table.profile, encoding: table.encoding, notices, header: table.header, mapping,
    slices: (signal) => readSlices<Kind>(table, makeBuilder(kind, table, columns, orders, request.privacy), concealer(columns, request.privacy), notices, signal),
  });
  return source(columns.kind) as RecordSource;
}
