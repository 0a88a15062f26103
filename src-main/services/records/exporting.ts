import { AppError } from '#contract/errors.ts';
import type { JobId } from '#contract/ids.ts';
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

export interface ExportQuestion extends Chosen {
  readonly columns: readonly string[]; readonly headings: readonly string[]; readonly format: 'csv' | 'xlsx'; readonly name: string;
  /** How many rows the page has counted, for telling how far it is. */
  readonly expected?: number | undefined;
}

/**
 * Writes what a list shows, column by column as the user sees it, for a spreadsheet, as a job beside the others; it is read page by page, so that its length does not matter.
 * One that is cancelled leaves no file. @throws AppError invalid-argument
 */
export function exportRecords(library: Library, question: ExportQuestion): JobId {
  const { kind, columns, headings, format, name } = question;
  if (!hasColumns(kind, columns) || headings.length !== columns.length) throw new AppError('invalid-argument', { place: 'columns' });
  const file = `${name.replaceAll(/[^\p{L}\p{N} -]+/gu, ' ').trim() || kind}.${format}`;
  return library.start('export', file, async ({ signal, report }) => {
    const expected = question.ids?.length ?? question.expected ?? 0;
    const rows = cells(library, question, columns, signal, (done) => report('exporting', expected === 0 ? 0.5 : Math.min(0.99, done / expected), done));
    const sheet = { name, columns: columns.map((column, at) => ({ heading: headings[at]!, kind: kinds[column] ?? 'text' as const })), rows };
    const delivery = await deliver(library, file, async (path) => {
      await (format === 'csv' ? writeCsv(path, sheet, { forSpreadsheet: true }) : writeWorkbook(path, [sheet]));
      signal.throwIfAborted();
    });
    return { delivery };
  }, true);
}

const pageRows = 500;

async function* cells(library: Library, { ids, except, kind, filter, sort }: ExportQuestion, columns: readonly RecordColumn[], signal: AbortSignal, report: (done: number) => void): AsyncGenerator<readonly SheetCell[]> {
  const left = new Set(except);
  let done = 0;
  let after: string | undefined;
  do {
    signal.throwIfAborted();
    const page: Awaited<ReturnType<typeof listRecords>> = ids === undefined
      ? await listRecords(library, { kind, filter, sort, columns, limit: pageRows, ...(after === undefined ? {} : { after }) })
      : { rows: await readInPieces(library.db, kind, ids.slice(done, done + pageRows), columns), next: done + pageRows < ids.length ? 'more' : null };
    for (const row of page.rows) if (!left.has(row.id)) yield row.cells;
    done += ids === undefined ? page.rows.length : pageRows;
    report(done);
    after = page.next ?? undefined;
  } while (after !== undefined);
}
