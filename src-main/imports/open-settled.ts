import type { ReadRequest } from './request.ts';
import { settleColumns, type SettledColumns, type Unsettled } from './columns/settle.ts';
import { openSource } from './open-source.ts';
import { matchPlaces } from './profiles/match.ts';
import type { Table } from './table/table.ts';

/**
 * Opens a file and settles what it holds. A first row that looks like all the others of a log without a header is none.
 * @throws AppError file-not-found, file-unreadable, file-empty, file-binary, file-truncated, file-only-totals, file-values-in-rows, mapping-invalid
 */
export async function openSettled(path: string, fileName: string, request: ReadRequest): Promise<{ table: Table; columns: SettledColumns | Unsettled }> {
  let table = await openSource(path, fileName, request);
  if (table.hasHeader && request.hasHeader === undefined && matchPlaces(table.header.length, [table.header], request.profile)?.places?.fits(table.header) === true) {
    table = await openSource(path, fileName, { ...request, hasHeader: false });
  }
  return { table, columns: settleColumns(table, request, table.file.name) };
}
