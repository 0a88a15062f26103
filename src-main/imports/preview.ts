import type { ImportPreview, PreviewColumn } from '#contract/imports.ts';
import { settleDateOrders, type DateOrders } from './columns/date-orders.ts';
import { noticesOf } from './columns/notices.ts';
import { missingFields, type SettledColumns, type Unsettled } from './columns/settle.ts';
import { suggestField } from './columns/suggest.ts';
import { openSettled } from './open-settled.ts';
import { concealer } from './records/conceal.ts';
import type { ReadRequest } from './request.ts';
import { note, type Table } from './table/table.ts';

const shownRows = 50;
const shownSamples = 3;
const longestCell = 200;

/**
 * The beginning of a file and how its columns would be read. What is private is left blank.
 * @throws AppError file-not-found, file-unreadable, file-empty, file-binary, file-truncated, file-only-totals, file-values-in-rows, mapping-invalid
 */
export async function previewFile(path: string, fileName: string, request: ReadRequest): Promise<ImportPreview> {
  const { table: opened, columns } = await openSettled(path, fileName, request);
  const table = await withRepeatedHeaders(opened);
  const { file, format, encoding, delimiter, quote, skip, hasHeader, parts, part, header } = table;
  const settled = columns.kind === null ? null : columns;
  const orders: DateOrders = settled === null ? new Map() : await settleDateOrders(table, settled, request);
  const isPersonal = (column: number): boolean => columns.hidden.has(column) || settled?.privateKeys.length === 1 && settled.slots.patron_id === column;
  const conceal = concealer({ hidden: new Set([...header.keys()].filter(isPersonal)), slots: {} }, undefined);
  const rows = table.sample.slice(0, shownRows).map((cells) => (conceal?.(cells) ?? cells).map(shorten));
  return {
    fileName: file.name, bytes: file.bytes, format, encoding, delimiter, quote, skip, hasHeader, parts, part, rows,
    profile: columns.profile?.id ?? table.profile, kind: columns.kind,
    columns: header.map((_, column) => columnOf(table, columns, orders, column, { isPersonal: isPersonal(column), samples: samplesOf(rows, column) })),
    missing: settled === null ? [] : missingFields(settled.kind, settled.slots),
    notices: noticesOf(table, columns, orders),
  };
}

/** The notice of headers between the rows counts those below the file's beginning too. */
async function withRepeatedHeaders(table: Table): Promise<Table> {
  const rows = await table.repeatedHeaders?.() ?? 0;
  if (rows === 0) return table;
  const notices = [...table.notices];
  note({ notices }, 'headers-repeated', { rows });
  return { ...table, notices };
}

const shownOrder = (order: ReturnType<DateOrders['get']>): PreviewColumn['dateOrder'] => (order === 'none' ? 'ymd' : order ?? null);

/** Where nothing is known, most files are of loans. */
const unknownKind = { kind: 'loans', fields: [] } as const;

function columnOf(table: Table, columns: SettledColumns | Unsettled, orders: DateOrders, column: number, shown: Pick<PreviewColumn, 'isPersonal' | 'samples'>): PreviewColumn {
  const field = columns.kind === null ? null : columns.fields[column] ?? null;
  const suggestion = field === null && !shown.isPersonal ? suggestField(table, columns.kind === null ? unknownKind : columns, column) : undefined;
  return { header: table.header[column] ?? '', field, ...shown, dateOrder: field === null ? null : shownOrder(orders.get(field)), ...(suggestion !== undefined && { suggestion }) };
}

const shorten = (cell: string): string => (cell.length > longestCell ? `${cell.slice(0, longestCell)}…` : cell);

/** The first few different values of a column. */
function samplesOf(rows: readonly (readonly string[])[], column: number): string[] {
  const found = new Set<string>();
  for (const cells of rows) {
    const cell = cells[column]?.trim() ?? '';
    if (cell !== '') found.add(cell);
    if (found.size === shownSamples) break;
  }
  return [...found];
}
