import { CsvError, parse } from 'csv-parse/sync';
import { countLines, endOfBlank, endOfLine } from './lines.ts';
import { looseCells } from './loose-cells.ts';
import { dropExtra, keepRow, type RowBlock } from './row-block.ts';

/** A row longer than this is taken for one whose quotation mark was never closed. */
const longestRow = 100_000;
/** A longer row is left to the careful way, which counts bytes. */
const longestPlain = longestRow / 4;
const shownOfRaw = 2_000;
const spansLines = new Error('a row over several lines has the wrong number of cells');

/** How rows are written. */
export interface RowShape {
  readonly delimiter: string;
  /** The sign around cells; null: none. */
  readonly quote: string | null;
  /** Cells of a row; 0: as many as the first row has; left out: any number. */
  readonly width?: number;
  /** Line at which the text begins; 1 where nothing is said. */
  readonly line?: number;
}

/**
 * The rows of a CSV text in UTF-8, the header first. Every row has the width asked for; a broken one is put aside
 * and reading goes on at the line after the one it began at, so a mark that is never closed costs one line only.
 */
export async function* readRows(chunks: AsyncIterable<Buffer>, shape: RowShape): AsyncGenerator<RowBlock, void, undefined> {
  const reader = new RowReader(shape);
  for await (const chunk of chunks) yield reader.take(chunk, false);
  yield reader.take(Buffer.alloc(0), true);
}

/** Reads a CSV text chunk by chunk. */
export class RowReader {
  readonly #options;
  #rest: Buffer = Buffer.alloc(0);
  readonly #shape: RowShape;
  #line: number;
  #width: number;
  readonly #anyWidth: boolean;

  constructor(shape: RowShape) {
    this.#shape = shape;
    this.#line = shape.line ?? 1;
    this.#width = shape.width ?? 0;
    this.#anyWidth = shape.width === undefined;
    this.#options = { delimiter: shape.delimiter, quote: shape.quote ?? false, record_delimiter: ['\n', '\r\n'], relax_column_count: true, skip_empty_lines: true, max_record_size: longestRow };
  }

  /** Reads as many whole rows as there are; what is left over waits for the next chunk. */
  take(chunk: Buffer, last: boolean): RowBlock {
    const block: RowBlock = { rows: [], lines: [], broken: [] };
    const text = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const end = last ? text.length : text.lastIndexOf(10) + 1;
    let at = this.#readPlain(text, end, block);
    while (at < end) {
      const stop = this.#readUpToFault(text.subarray(at, end), block);
      at += stop.bytes;
      if (at >= end || (stop.fault === 'CSV_QUOTE_NOT_CLOSED' && !last && text.length - at <= longestRow)) break;
      at += this.#readOneLine(text.subarray(at, end), stop.fault, block);
    }
    const left = text.subarray(at);
    this.#rest = Buffer.from(left.length > 10 * longestRow ? left.subarray(0, 2 * longestRow) : left); // of a line without end, enough to turn it away
    return block;
  }

  /**
   * Reads rows up to the first line with a quotation mark, or with a carriage return that ends no line: most files have none, and lines are then cut
   * where the delimiter stands. The first row of an unknown width is left to the careful way.
   * @returns where the careful way goes on
   */
  #readPlain(text: Buffer, end: number, block: RowBlock): number {
    const { delimiter, quote } = this.#shape;
    if ((this.#width === 0 && !this.#anyWidth) || delimiter.length !== 1) return 0;
    const mark = quote === null ? -1 : text.indexOf(quote, 0);
    const stop = mark < 0 || mark >= end ? end : text.lastIndexOf(10, mark) + 1;
    if (stop === 0 || text[stop - 1] !== 10) return 0;
    const lines = text.toString('utf8', 0, stop).split('\n');
    lines.pop();
    let done = 0;
    for (const line of lines) {
      const last = line.length - 1;
      const plain = line.charCodeAt(last) === 13 ? line.slice(0, last) : line;
      if (plain.length > longestPlain || plain.includes('\r')) return done === 0 ? 0 : bytesOfLines(text, done);
      if (plain !== '') {
        const cells = plain.split(delimiter);
        dropExtra(cells, this.#width || cells.length);
        this.#keep(block, cells);
      }
      this.#line += 1;
      done += 1;
    }
    return stop;
  }

  #readUpToFault(text: Buffer, block: RowBlock): { bytes: number; fault: string } {
    let done = this.#passBlank(text, 0);
    const on_record = (cells: string[], info: { bytes: number }): null => {
      const inside = countLines(text, done, info.bytes - 1);
      if (this.#width === 0 && !this.#anyWidth) this.#width = cells.length;
      dropExtra(cells, this.#width || cells.length);
      if (inside > 0 && !this.#anyWidth && cells.length !== this.#width) throw spansLines;
      this.#keep(block, cells);
      this.#line += inside + (text[info.bytes - 1] === 10 ? 1 : 0);
      done = this.#passBlank(text, info.bytes);
      return null;
    };
    try {
      parse(text, { ...this.#options, on_record });
      return { bytes: text.length, fault: '' };
    } catch (error) {
      if (error !== spansLines && !(error instanceof CsvError)) throw error;
      return { bytes: done, fault: error instanceof CsvError ? String(error.code) : '' };
    }
  }

  /** The line that could not be read: marks inside cells are let pass where the cells then fit, anything else is put aside. */
  #readOneLine(text: Buffer, fault: string, block: RowBlock): number {
    const bytes = endOfLine(text, 0);
    const long = bytes > longestRow;
    const { delimiter, quote } = this.#shape;
    const cells = long || quote === null ? undefined : looseCells(text.toString('utf8', 0, bytes).replace(/\r?\n$/, ''), delimiter, quote);
    if (cells !== undefined) dropExtra(cells, this.#width || cells.length);
    const fits = cells?.length === this.#width || this.#width === 0 || fault === 'INVALID_OPENING_QUOTE';
    if (cells !== undefined && fits) this.#keep(block, cells);
    else block.broken.push({ line: this.#line, code: long ? 'too-many-cells' : 'bad-quotes', cells: [text.toString('utf8', 0, Math.min(bytes, shownOfRaw)).trimEnd()] });
    this.#line += 1;
    return bytes;
  }

  #keep(block: RowBlock, cells: string[]): void {
    keepRow(block, cells, this.#line, this.#anyWidth ? cells.length : this.#width || cells.length);
  }

  #passBlank(text: Buffer, from: number): number {
    const to = endOfBlank(text, from);
    this.#line += countLines(text, from, to);
    return to;
  }
}

/** How many bytes so many lines have. */
function bytesOfLines(text: Buffer, lines: number): number {
  let at = 0;
  for (let line = 0; line < lines; line += 1) at = text.indexOf(10, at) + 1;
  return at;
}
