import { momentParts, type ColumnKind, type SheetCell, type SheetColumn } from './sheet.ts';
import { headingStyle, numberStyle, textStyle } from './xlsx-styles.ts';

/** A sheet of Excel's has so many lines, and a cell so many characters. */
export const linesOfExcel = 1_048_576;
const charactersOfCell = 32_767;
const usualWidths: Readonly<Record<ColumnKind, number>> = { text: 32, id: 18, number: 10, share: 10, day: 12, moment: 17 };
/** Excel counts days from the end of 1899, with a 29 February 1900 that never was. */
const dayZeroMs = Date.UTC(1899, 11, 30);
const firstTrueDay = 61;

/** What stands before the rows: the headings stay in view, and every column has a width. */
export const sheetHead = (namespace: string, columns: readonly SheetColumn[]): string => [
  `<worksheet xmlns="${namespace}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`,
  `<cols>${columns.map(({ width, kind }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width ?? usualWidths[kind]}" customWidth="1"/>`).join('')}</cols>`,
  `<sheetData><row r="1">${columns.map(({ heading }, at) => textXml(heading, `${letters(at)}1`, headingStyle(heading))).join('')}</row>`,
].join('');

/** A row of a sheet. @param line counted from 1; the headings are line 1 */
export const rowXml = (row: readonly SheetCell[], columns: readonly SheetColumn[], line: number): string =>
  `<row r="${line}">${columns.map(({ kind }, at) => cellXml(row[at] ?? null, kind, `${letters(at)}${line}`)).join('')}</row>`;

/** What stands after the rows: the headings can be filtered by. */
export const sheetFoot = (columns: readonly SheetColumn[], lines: number): string =>
  `</sheetData>${columns.length === 0 ? '' : `<autoFilter ref="A1:${letters(columns.length - 1)}${lines}"/>`}</worksheet>`;

function cellXml(cell: SheetCell, kind: ColumnKind, at: string): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? `<c r="${at}" s="${numberStyle(kind)}"><v>${cell}</v></c>` : '';
  const serial = kind === 'day' || kind === 'moment' ? serialOf(cell, kind) : null;
  return serial === null ? textXml(cell, at, textStyle(cell)) : `<c r="${at}" s="${numberStyle(kind)}"><v>${serial}</v></c>`;
}

const textXml = (text: string, at: string, style: number): string =>
  `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text.slice(0, charactersOfCell))}</t></is></c>`;

/** Excel's number of a day or moment; null where the text is neither, or before Excel's days are right. */
function serialOf(iso: string, kind: 'day' | 'moment'): number | null {
  const parts = momentParts(iso);
  if (parts === null) return null;
  const serial = (Date.parse(`${parts.day}T${kind === 'day' ? '00:00' : parts.time}Z`) - dayZeroMs) / 86_400_000;
  return serial < firstTrueDay ? null : serial;
}

/** Text as XML; signs that XML cannot hold are written as Excel does. */
export const escaped = (text: string): string => text
  .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
  .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\r\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
  .replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

function letters(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : `${letters(Math.floor(column / 26) - 1)}${letters(column % 26)}`;
}
