import { CsvError, parse } from 'csv-parse/sync';
import { countLines, endOfBlank, endOfLine } from './lines.ts';
import { dropExtra, keepRow, type RowBlock } from './row-block.ts';

/** A row longer than this is taken for one whose quotation mark was never closed. */
const longestRow = 100_000;
const shownOfRaw = 2_000;
const spansLines = new Error('a row over several lines has the wrong number of cells');

/**
 * The rows of a CSV text in UTF-8, the header first. Every row has as many cells as the header; a broken one is put aside
 * and reading goes on at the line after the one it began at, so a mark that is never closed costs one line only.
 */
export async function* readRows(chunks: AsyncIterable<Buffer>, delimiter: string): AsyncGenerator<RowBlock, void, undefined> {
  const reader = new RowReader(delimiter);
  for await (const chunk of chunks) yield reader.take(chunk, false);
  yield reader.take(Buffer.alloc(0), true);
}

/** Reads a CSV text chunk by chunk. */
export class RowReader {
  readonly #options;
  #rest: Buffer = Buffer.alloc(0);
  #line = 1;
  #width = 0;

  constructor(delimiter: string) {
    this.#options = { delimiter, record_delimiter: ['\n', '\r\n'], relax_column_count: true, skip_empty_lines: true, max_record_size: longestRow };
  }

  /** Reads as many whole rows as there are; what is left over waits for the next chunk. */
  take(chunk: Buffer, last: boolean): RowBlock {
    const block: RowBlock = { rows: [], lines: [], broken: [] };
    const text = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const end = last ? text.length : text.lastIndexOf(10) + 1;
    let at = 0;
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

  #readUpToFault(text: Buffer, block: RowBlock): { bytes: number; fault: string } {
    let done = this.#passBlank(text, 0);
    const on_record = (cells: string[], info: { bytes: number }): null => {
      const inside = countLines(text, done, info.bytes - 1);
      if (this.#width === 0) this.#width = cells.length;
      dropExtra(cells, this.#width);
      if (inside > 0 && cells.length !== this.#width) throw spansLines;
      keepRow(block, cells, this.#line, this.#width);
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

  /** The line that could not be read: a quotation mark inside a plain cell is let pass, anything else is put aside. */
  #readOneLine(text: Buffer, fault: string, block: RowBlock): number {
    const bytes = endOfLine(text, 0);
    const line = text.subarray(0, bytes);
    const cells = fault === 'INVALID_OPENING_QUOTE' ? this.#relaxed(line) : undefined;
    const raw = line.toString('utf8', 0, shownOfRaw).trimEnd();
    if (cells !== undefined) dropExtra(cells, this.#width || cells.length);
    if (cells !== undefined) keepRow(block, cells, this.#line, this.#width || cells.length);
    else block.broken.push({ line: this.#line, code: bytes > longestRow ? 'too-many-cells' : 'bad-quotes', cells: [raw] });
    this.#line += 1;
    return bytes;
  }

  #relaxed(line: Buffer): string[] | undefined {
    try {
      const [cells] = parse(line, { ...this.#options, relax_quotes: true });
      return cells;
    } catch {
      return undefined;
    }
  }

  #passBlank(text: Buffer, from: number): number {
    const to = endOfBlank(text, from);
    this.#line += countLines(text, from, to);
    return to;
  }
}
