import { columnNumber, type LongNumbers } from './long-numbers.ts';
import { odsCell } from './ods-cell.ts';
import type { XmlReader } from './read-xml.ts';
import { fullSheet, mostColumns } from './workbook.ts';

/** Rows one under the other that are the same. */
export interface RepeatedRow {
  readonly line: number;
  readonly repeat: number;
  readonly cells: readonly string[];
}

/** Notes, drawings and reading aids: what stands in a cell and is no part of its text. */
const beside = new Set(['annotation', 'note', 'ruby-text', 'frame', 'shapes', 'custom-shape', 'control']);

/** Reads the rows of one sheet of an OpenDocument workbook as its XML goes by. */
export class OdsRows implements XmlReader {
  readonly #sheet: number;
  readonly #long: LongNumbers;
  #rows: RepeatedRow[] = [];
  #tables = -1;
  #depth = 0;
  #line = 1;
  #rowRepeat = 1;
  #cells: string[] = [];
  #column = 0;
  #cell: Readonly<Record<string, string>> | null = null;
  #text = '';
  #paragraphs = 0;
  #inParagraph = 0;
  #aside = 0;
  #isDone = false;

  constructor(sheet: number, long: LongNumbers) {
    this.#sheet = sheet;
    this.#long = long;
  }

  /** The rows found since the last call. */
  take(): RepeatedRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  isDone(): boolean {
    return this.#isDone;
  }

  get #isRead(): boolean {
    return this.#depth === 1 && this.#tables === this.#sheet && !this.#isDone;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'table') {
      this.#depth += 1;
      if (this.#depth === 1) this.#tables += 1;
    } else if (!this.#isRead) {
      return;
    } else if (beside.has(name)) {
      this.#aside += 1;
    } else if (name === 'table-row') {
      this.#rowRepeat = count(attributes['table:number-rows-repeated']);
      this.#cells = [];
      this.#column = 0;
    } else if (name === 'table-cell' || name === 'covered-table-cell') {
      this.#cell = attributes;
      this.#text = '';
      this.#paragraphs = 0;
    } else if (this.#cell !== null && this.#aside === 0) {
      this.#openText(name, attributes);
    }
  }

  #openText(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'p' || name === 'h') {
      if (this.#paragraphs > 0) this.#text += '\n';
      this.#paragraphs += 1;
      this.#inParagraph += 1;
    } else if (name === 's') {
      this.#text += ' '.repeat(Math.min(count(attributes['text:c']), 1000));
    } else if (name === 'tab') {
      this.#text += '\t';
    } else if (name === 'line-break') {
      this.#text += '\n';
    }
  }

  text(text: string): void {
    if (this.#inParagraph > 0 && this.#aside === 0) this.#text += text;
  }

  close(name: string): void {
    if (name === 'table') {
      if (this.#isRead) this.#isDone = true;
      this.#depth -= 1;
    } else if (!this.#isRead) {
      return;
    } else if (beside.has(name)) {
      this.#aside -= 1;
    } else if ((name === 'p' || name === 'h') && this.#aside === 0) {
      this.#inParagraph -= 1;
    } else if (name === 'table-cell' || name === 'covered-table-cell') {
      this.#keep(name === 'table-cell' ? this.#cell ?? {} : null, count(this.#cell?.['table:number-columns-repeated']));
      this.#cell = null;
    } else if (name === 'table-row') {
      if (this.#cells.length > 0) this.#rows.push({ line: this.#line, repeat: Math.min(this.#rowRepeat, fullSheet), cells: this.#cells });
      this.#line += this.#rowRepeat;
      if (this.#line > fullSheet) this.#isDone = true;
    }
  }

  #keep(cell: Readonly<Record<string, string>> | null, repeat: number): void {
    const value = cell === null ? { text: '' } : odsCell(cell, this.#text);
    const from = this.#column;
    this.#column += repeat;
    if (('text' in value && value.text === '') || from >= mostColumns) return;
    while (this.#cells.length < from) this.#cells.push('');
    for (let column = from; column < Math.min(this.#column, mostColumns); column += 1) {
      this.#cells.push('text' in value ? value.text : columnNumber(value.number, column, this.#long));
    }
  }
}

function count(text: string | undefined): number {
  const number = Number(text ?? 1);
  return Number.isSafeInteger(number) && number > 0 ? Math.min(number, 1e9) : 1;
}
