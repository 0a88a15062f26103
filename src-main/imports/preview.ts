import type { ImportPreview } from '#contract/imports.ts';
import { guessKind } from './columns/guess-kind.ts';
import { isPersonal } from './columns/personal.ts';
import { missingFields, settleColumns } from './columns/settle.ts';
import { withoutPersonal } from './records/slices.ts';
import { openSource } from './open-source.ts';
import type { ReadRequest } from './request.ts';

const shownRows = 50;
const shownSamples = 3;
const longestCell = 200;

/**
 * The beginning of a file and how its columns would be read. What is personal beyond the patron's id is left blank.
 * @throws AppError file-not-found, file-unreadable, file-empty, file-binary, file-truncated, mapping-invalid
 */
export async function previewFile(path: string, fileName: string, request: ReadRequest): Promise<ImportPreview> {
  const table = await openSource(path, fileName, request);
  const { header, file } = table;
  const kind = guessKind(header, request);
  const columns = kind === null ? null : settleColumns(header, kind, request, file.name);
  const personal = [...header.keys()].filter((column) => isPersonal(header[column] ?? '', kind));
  const rows = table.sample.slice(0, shownRows).map((cells) => withoutPersonal(cells, personal).map(shorten));
  return {
    fileName: file.name,
    bytes: file.bytes,
    format: table.format, profile: table.profile, quote: table.quote, skip: table.skip, hasHeader: table.hasHeader, parts: table.parts, part: table.part, notices: table.notices,
    kind,
    encoding: table.encoding,
    delimiter: table.delimiter,
    columns: header.map((name, column) => ({ header: name, field: columns?.fields[column] ?? null, samples: samplesOf(rows, column), isPersonal: personal.includes(column), dateOrder: null })),
    rows,
    missing: kind === null || columns === null ? [] : missingFields(kind, columns.slots),
  };
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
