import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

/** A cell: text, a number, nothing, or the XML between `<c r="…"` and `</c>` of any other. */
export type XlsxCell = string | number | null | { readonly xml: string };

export interface XlsxSheet {
  readonly name: string;
  readonly rows: Iterable<readonly XlsxCell[] | { readonly line: number; readonly cells: readonly XlsxCell[] }>;
  readonly isHidden?: boolean;
  /** Widths of the columns in letters; columns with a width hold text whatever is typed into them. */
  readonly widths?: readonly number[];
  /** Stands before the rows. */
  readonly head?: string;
}

export interface XlsxOptions {
  /** Texts by number in a part of their own, as Excel writes them; otherwise in their cells. */
  readonly shared?: boolean;
  readonly from1904?: boolean;
  /** Format codes of the cell styles 2, 3, …; style 0 is plain, 1 is text. */
  readonly formats?: readonly string[];
  readonly compress?: boolean;
}

const moment = new Date(1980, 0, 1);
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The bytes of an Excel workbook, the same for the same content. */
export const xlsxOf = (sheets: readonly XlsxSheet[], options?: XlsxOptions): Promise<Buffer> => buffer(xlsxStream(sheets, options));

/** An Excel workbook as it is being written: rows are taken as they are needed. */
export function xlsxStream(sheets: readonly XlsxSheet[], { shared = false, from1904 = false, formats = [], compress = true }: XlsxOptions = {}): NodeJS.ReadableStream {
  const zip = new ZipFile();
  const options = { mtime: moment, forceDosTimestamp: true, compress };
  const strings = new Map<string, number>();
  const add = (name: string, xml: Iterable<string>): void => zip.addReadStreamLazy(name, options, (done) => done(null, Readable.from(inPieces(xml))));
  add('[Content_Types].xml', contentTypes(sheets.length));
  add('_rels/.rels', [declaration, `<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`]);
  add('xl/workbook.xml', [declaration, `<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr${from1904 ? ' date1904="1"' : ''}/><sheets>`,
    ...sheets.map(({ name, isHidden }, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}"${isHidden === true ? ' state="hidden"' : ''} r:id="rId${at + 1}"/>`), '</sheets></workbook>']);
  add('xl/_rels/workbook.xml.rels', [declaration, `<Relationships xmlns="${packageRelations}">`,
    ...sheets.map((_, at) => `<Relationship Id="rId${at + 1}" Type="${office}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`),
    `<Relationship Id="styles" Type="${office}/styles" Target="styles.xml"/><Relationship Id="strings" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`]);
  add('xl/styles.xml', styles(formats));
  for (const [at, sheet] of sheets.entries()) add(`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet, shared ? strings : null));
  add('xl/sharedStrings.xml', sharedStrings(strings));
  zip.end();
  return zip.outputStream;
}

function* sheetXml({ rows, widths = [], head = '' }: XlsxSheet, strings: Map<string, number> | null): Generator<string> {
  yield `${declaration}<worksheet xmlns="${main}">${head}`;
  if (widths.length > 0) yield `<cols>${widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" style="1" customWidth="1"/>`).join('')}</cols>`;
  yield '<sheetData>';
  let line = 0;
  for (const row of rows) {
    const cells = 'cells' in row ? row.cells : row;
    line = 'cells' in row ? row.line : line + 1;
    yield `<row r="${line}">${cells.map((cell, column) => cellXml(cell, `${letters(column)}${line}`, strings, widths.length > 0)).join('')}</row>`;
  }
  yield '</sheetData></worksheet>';
}

function cellXml(cell: XlsxCell, at: string, strings: Map<string, number> | null, isText: boolean): string {
  const style = isText ? ' s="1"' : '';
  if (cell === null) return '';
  if (typeof cell === 'number') return `<c r="${at}"${style}><v>${cell}</v></c>`;
  if (typeof cell === 'object') return `<c r="${at}"${cell.xml}</c>`;
  if (strings === null) return `<c r="${at}"${style} t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
  const index = strings.get(cell) ?? strings.size;
  strings.set(cell, index);
  return `<c r="${at}"${style} t="s"><v>${index}</v></c>`;
}

function* sharedStrings(strings: ReadonlyMap<string, number>): Generator<string> {
  yield `${declaration}<sst xmlns="${main}">`;
  for (const text of strings.keys()) yield `<si><t xml:space="preserve">${escaped(text)}</t></si>`;
  yield '</sst>';
}

function styles(formats: readonly string[]): string[] {
  const named = formats.map((code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${escaped(code)}"/>`);
  const cells = [0, 49, ...formats.map((_, at) => 164 + at)].map((id) => `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`);
  return [declaration, `<styleSheet xmlns="${main}">`, named.length > 0 ? `<numFmts count="${named.length}">${named.join('')}</numFmts>` : '',
    '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    `<cellXfs count="${cells.length}">${cells.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`];
}

function contentTypes(sheets: number): string[] {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  return [declaration, '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>', `<Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>`,
    `<Override PartName="/xl/sharedStrings.xml" ContentType="${type}.sharedStrings+xml"/>`,
    ...Array.from({ length: sheets }, (_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${type}.worksheet+xml"/>`), '</Types>'];
}

/** Text as it stands in XML. */
export const xmlText = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Signs that XML cannot hold are written as Excel does. */
const escaped = (text: string): string => xmlText(text
  .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
  .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\r\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`));

function letters(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : `${letters(Math.floor(column / 26) - 1)}${letters(column % 26)}`;
}

function* inPieces(texts: Iterable<string>): Generator<Buffer> {
  let piece: string[] = [];
  let length = 0;
  for (const text of texts) {
    piece.push(text);
    length += text.length;
    if (length < 1 << 16) continue;
    yield Buffer.from(piece.join(''));
    [piece, length] = [[], 0];
  }
  yield Buffer.from(piece.join(''));
}
