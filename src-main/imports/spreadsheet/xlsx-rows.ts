import { columnNumber, type LongNumbers } from './long-numbers.ts';
import type { NumberFormat } from './number-formats.ts';
import type { XmlReader } from './read-xml.ts';
import { RichText, unescaped } from './rich-text.ts';
import { serialText } from './serial-dates.ts';
import { mostColumns, type SheetRow } from './workbook.ts';

/** What the cells of a sheet lean on. */
export interface SheetContext {
  readonly formats: readonly NumberFormat[];
  readonly from1904: boolean;
  readonly long: LongNumbers;
  /** The shared text of this number. */
  text(index: number): string;
}

/** Reads the rows of a sheet as its XML goes by. */
export class XlsxRows implements XmlReader {
  readonly #context: SheetContext;
  readonly #inline = new RichText();
  #rows: SheetRow[] = [];
  #cells: string[] = [];
  #line = 0;
  #column = -1;
  #type = '';
  #style = 0;
  #value = '';
  #inValue = false;
  #inInline = false;

  constructor(context: SheetContext) {
    this.#context = context;
  }

  /** The rows found since the last call. */
  take(): SheetRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'c') {
      const reference = attributes['r'];
      this.#column = reference === undefined ? this.#column + 1 : columnOf(reference);
      this.#type = attributes['t'] ?? 'n';
      this.#style = Number(attributes['s'] ?? 0);
      this.#value = '';
    } else if (name === 'v') {
      this.#inValue = true;
    } else if (name === 'row') {
      const line = Number(attributes['r']);
      this.#line = Number.isSafeInteger(line) && line > 0 ? line : this.#line + 1;
      this.#cells = [];
      this.#column = -1;
    } else if (name === 'is') {
      this.#inInline = true;
      this.#inline.begin();
    } else if (this.#inInline) {
      this.#inline.open(name);
    }
  }

  text(text: string): void {
    if (this.#inValue) this.#value += text;
    else if (this.#inInline) this.#inline.add(text);
  }

  close(name: string): void {
    if (name === 'v') {
      this.#inValue = false;
    } else if (name === 'c') {
      this.#keep(this.#cellText());
    } else if (name === 'row') {
      if (this.#cells.length > 0) this.#rows.push({ line: this.#line, cells: this.#cells });
    } else if (name === 'is') {
      this.#inInline = false;
      this.#value = this.#inline.text;
    } else if (this.#inInline) {
      this.#inline.close(name);
    }
  }

  #keep(text: string): void {
    if (text === '' || this.#column < 0 || this.#column >= mostColumns) return;
    while (this.#cells.length < this.#column) this.#cells.push('');
    this.#cells[this.#column] = text;
  }

  #cellText(): string {
    const value = this.#value;
    switch (this.#type) {
      case 's': return value === '' ? '' : this.#context.text(Number(value));
      case 'inlineStr': return value;
      case 'str': return unescaped(value);
      case 'b': return value === '1' || value === 'true' ? 'TRUE' : value === '' ? '' : 'FALSE';
      case 'e': return '';
      case 'd': return value.replace('T', ' ');
      default: return value === '' ? '' : this.#numberText(value);
    }
  }

  #numberText(value: string): string {
    const format = this.#context.formats[this.#style] ?? 'number';
    if (typeof format === 'string' && format !== 'number') {
      const text = serialText(Number(value), format, this.#context.from1904);
      if (text !== undefined) return text;
    }
    const text = columnNumber(value, this.#column, this.#context.long);
    return typeof format === 'object' && /^\d+$/.test(text) ? text.padStart(format.digits, '0') : text;
  }
}

/** `AB12` is the cell of column 27, counted from 0; -1 where the reference is none. */
function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at) & ~32;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
    if (column > 1e6) return -1;
  }
  return column - 1;
}
