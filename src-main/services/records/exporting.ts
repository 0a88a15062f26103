import type { Delivery } from '#contract/files.ts';
import { AppError } from '#contract/errors.ts';
import type { RecordColumn } from '#contract/record-lists.ts';
import { deliver } from '../deliveries.ts';
import type { Library } from '../library.ts';
import { writeCsv } from '../sheets/csv-file.ts';
import type { ColumnKind, SheetCell } from '../sheets/sheet.ts';
import { writeWorkbook } from '../sheets/xlsx-file.ts';
import { hasColumns, type Chosen } from './bulk.ts';
import { listRecords, readInPieces } from './listing.ts';

const kinds: Partial<Readonly<Record<RecordColumn, ColumnKind>>> = {
  card: 'id', number: 'id', barcode: 'id', isbn: 'id', birthYear: 'number', year: 'number', loans: 'number', copies: 'number', renewals: 'number',
  expiresOn: 'day', lastLoan: 'moment', loanedAt: 'moment', dueAt: 'day', returnedAt: 'moment',
};

export interface ExportQuestion extends Chosen { readonly columns: readonly string[]; readonly headings: readonly string[]; readonly format: 'csv' | 'xlsx'; readonly name: string }

/** Writes what a list shows, column by column as the user sees it, for a spreadsheet; it is read page by page, so that its length does not matter. */
export async function exportRecords(library: Library, question: ExportQuestion): Promise<Delivery> {
  const { kind, columns, headings, format, name } = question;
  if (!hasColumns(kind, columns) || headings.length !== columns.length) throw new AppError('invalid-argument', { place: 'columns' });
  const sheet = { name, columns: columns.map((column, at) => ({ heading: headings[at]!, kind: kinds[column] ?? 'text' as const })), rows: cells(library, question, columns) };
  const file = `${name.replaceAll(/[^\p{L}\p{N} -]+/gu, ' ').trim() || kind}.${format}`;
  return deliver(library, file, (path) => (format === 'csv' ? writeCsv(path, sheet, { forSpreadsheet: true }) : writeWorkbook(path, [sheet])));
}

const pageRows = 500;

async function* cells(library: Library, { ids, kind, filter, sort }: ExportQuestion, columns: readonly RecordColumn[]): AsyncGenerator<readonly SheetCell[]> {
  if (ids !== undefined) {
    for (let at = 0; at < ids.length; at += pageRows) for (const row of await readInPieces(library.db, kind, ids.slice(at, at + pageRows), columns)) yield row.cells;
    return;
  }
  let after: string | undefined;
  do {
    const page: Awaited<ReturnType<typeof listRecords>> = await listRecords(library, { kind, filter, sort, columns, limit: pageRows, ...(after === undefined ? {} : { after }) });
    for (const row of page.rows) yield row.cells;
    after = page.next ?? undefined;
  } while (after !== undefined);
}
