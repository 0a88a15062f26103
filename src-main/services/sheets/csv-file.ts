import { writeWhole } from '../whole-file.ts';
import { breathing } from './breathing.ts';
import { safeText } from './safe-text.ts';
import { momentParts, type ColumnKind, type Sheet, type SheetCell } from './sheet.ts';

/** Spreadsheets read Chinese in a CSV only behind a byte order mark; other programs stumble over it. */
export const byteOrderMark = '\uFEFF';

/** A text as a CSV cell: quoted where it must be, also for programs that part cells by semicolons or tabs. */
export const csvCell = (text: string): string => (/[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/**
 * Writes a table as CSV in UTF-8, headings first; it is whole or not there.
 * Texts that a spreadsheet would take for a formula get an apostrophe before them; ids only where `forSpreadsheet`, with the byte order mark.
 * @returns how many rows were written
 * @throws AppError file-unwritable, disk-full
 */
export async function writeCsv(path: string, { columns, rows }: Omit<Sheet, 'name'>, { forSpreadsheet }: { readonly forSpreadsheet: boolean }): Promise<number> {
  let count = 0;
  async function* lines(): AsyncGenerator<string> {
    let piece = `${forSpreadsheet ? byteOrderMark : ''}${columns.map(({ heading }) => csvCell(safeText(heading))).join(',')}\n`;
    for await (const row of breathing(rows)) {
      piece += `${columns.map(({ kind }, at) => csvCell(cellText(row[at] ?? null, kind, forSpreadsheet))).join(',')}\n`;
      count += 1;
      if (piece.length < 1 << 15) continue;
      yield piece;
      piece = '';
    }
    yield piece;
  }
  await writeWhole(path, lines());
  return count;
}

function cellText(cell: SheetCell, kind: ColumnKind, forSpreadsheet: boolean): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return kind === 'share' ? String(Number(cell.toFixed(4))) : String(cell);
  const parts = forSpreadsheet && (kind === 'day' || kind === 'moment') ? momentParts(cell) : null;
  if (parts !== null) return kind === 'day' ? parts.day : `${parts.day} ${parts.time}`;
  return kind === 'id' && !forSpreadsheet ? cell : safeText(cell);
}
