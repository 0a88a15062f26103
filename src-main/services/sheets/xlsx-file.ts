import { addAbortSignal, PassThrough, Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { writeWhole } from '../whole-file.ts';
import { breathing } from './breathing.ts';
import type { Sheet, SheetCell, SheetColumn } from './sheet.ts';
import { escaped, linesOfExcel, rowXml, sheetFoot, sheetHead } from './xlsx-sheet.ts';
import { stylesXml } from './xlsx-styles.ts';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const pieceLength = 1 << 16;

/**
 * Writes tables as an Excel workbook, a sheet each, row by row as they come; it is whole or not there. Texts are texts whatever they look like,
 * so that none is taken for a formula and card numbers keep their zeros. What is more than a sheet of Excel's holds goes on in a further sheet.
 * @param linesOfSheet how many lines, headings among them, a sheet takes
 * @returns how many rows were written
 * @throws AppError file-unwritable, disk-full
 */
export async function writeWorkbook(path: string, sheets: readonly Sheet[], linesOfSheet = linesOfExcel): Promise<number> {
  const zip = new ZipFile();
  const out = new PassThrough();
  zip.outputStream.pipe(out);
  const stop = new AbortController();
  let cause: unknown;
  out.on('error', () => undefined); // rows may fail before the file is open
  const adding = addParts(zip, sheets, linesOfSheet, stop.signal);
  adding.catch((error: unknown) => {
    cause = error;
    out.destroy(error as Error);
  });
  await writeWhole(path, out).catch((error: unknown) => {
    const first = cause ?? error;
    stop.abort();
    throw first;
  });
  return adding;
}

async function addParts(zip: ZipFile, sheets: readonly Sheet[], linesOfSheet: number, signal: AbortSignal): Promise<number> {
  const names: string[] = [];
  let count = 0;
  for (const { name, columns, rows } of sheets) {
    const left = breathing(rows);
    for (let next = await left.next(), isFirst = true; isFirst || next.done !== true; isFirst = false) {
      const written = { lines: 1, next };
      names.push(freeName(name, names));
      const stream = addAbortSignal(signal, Readable.from(sheetXml(columns, left, written, linesOfSheet), { objectMode: false }));
      zip.addReadStream(stream, `xl/worksheets/sheet${names.length}.xml`);
      await finished(stream);
      count += written.lines - 1;
      next = written.next;
    }
  }
  for (const [path, xml] of frame(names)) zip.addBuffer(Buffer.from(declaration + xml), path);
  zip.end();
  return count;
}

async function* sheetXml(columns: readonly SheetColumn[], rows: AsyncIterator<readonly SheetCell[]>, written: { lines: number; next: IteratorResult<readonly SheetCell[]> }, linesOfSheet: number): AsyncGenerator<string> {
  let piece = declaration + sheetHead(main, columns);
  while (written.next.done !== true && written.lines < linesOfSheet) {
    written.lines += 1;
    piece += rowXml(written.next.value, columns, written.lines);
    written.next = await rows.next();
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = '';
  }
  yield piece + sheetFoot(columns, written.lines);
}

/** A name that Excel takes (31 characters, without : \ / ? * [ ]) and that no other sheet has. */
function freeName(wished: string, taken: readonly string[]): string {
  const plain = wished.replace(/[:\\/?*[\]\p{Cc}]/gu, ' ').replace(/^'+|'+$/g, '').trim() || 'Sheet';
  const isTaken = (name: string): boolean => taken.some((other) => other.toLowerCase() === name.toLowerCase());
  for (let number = 1; ; number += 1) {
    const tail = number === 1 ? '' : ` (${number})`;
    const name = plain.slice(0, 31 - tail.length) + tail;
    if (!isTaken(name)) return name;
  }
}

/** The parts around the sheets, by their paths. */
const frame = (names: readonly string[]): [path: string, xml: string][] => [
  ['[Content_Types].xml', `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`
    + `<Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>`
    + `${names.map((_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${type}.worksheet+xml"/>`).join('')}</Types>`],
  ['_rels/.rels', `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
  ['xl/workbook.xml', `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${names.map((name, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`],
  ['xl/_rels/workbook.xml.rels', `<Relationships xmlns="${packaged}/relationships">${names.map((_, at) => `<Relationship Id="rId${at + 1}" Type="${office}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`).join('')}`
    + `<Relationship Id="styles" Type="${office}/styles" Target="styles.xml"/></Relationships>`],
  ['xl/styles.xml', stylesXml(main)],
];
