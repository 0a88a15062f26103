import { AppError } from '#contract/errors.ts';
import type { Progress } from '../file/open-file.ts';
import type { ZipArchive, ZipEntry } from '../file/zip-archive.ts';
import type { LongNumbers } from './long-numbers.ts';
import { readWholeXml, readXml, type XmlReader } from './read-xml.ts';
import { RichText } from './rich-text.ts';
import { SharedStrings } from './shared-strings.ts';
import { fullSheet, type SheetRow, type Workbook } from './workbook.ts';
import { readXlsxParts, type XlsxParts } from './xlsx-parts.ts';
import { XlsxRows, type SheetContext } from './xlsx-rows.ts';

/** Marks the number of a shared text that has not been read yet: XML holds no such sign. */
const pending = '\0';
/** The XML of a row that holds something is no shorter. */
const leastRowBytes = 60;

/** An Excel workbook. The archive is closed with it. */
export async function openXlsx(zip: ZipArchive): Promise<Workbook> {
  return new XlsxWorkbook(zip, await readXlsxParts(zip));
}

class XlsxWorkbook implements Workbook {
  readonly #zip: ZipArchive;
  readonly #parts: XlsxParts;

  constructor(zip: ZipArchive, parts: XlsxParts) {
    this.#zip = zip;
    this.#parts = parts;
  }

  get sheets(): XlsxParts['sheets'] {
    return this.#parts.sheets;
  }

  async beginning(sheet: number, most: number, long: LongNumbers): Promise<SheetRow[]> {
    const rows: SheetRow[] = [];
    for await (const some of this.#read(sheet, { long, text: (index) => `${pending}${String(index)}` })) {
      rows.push(...some);
      if (rows.length >= most) break;
    }
    rows.length = Math.min(rows.length, most);
    await this.#fillIn(rows);
    return rows.filter(({ cells }) => cells.some((cell) => cell !== ''));
  }

  /** Puts the shared texts in their places, reading no more of them than are needed: a program numbers them as it meets them. */
  async #fillIn(rows: readonly SheetRow[]): Promise<void> {
    const needed = new Map<number, string | undefined>();
    for (const { cells } of rows) for (const cell of cells) if (cell.startsWith(pending)) needed.set(Number(cell.slice(1)), undefined);
    let missing = needed.size;
    if (missing === 0) return;
    const strings = new StringsReader((index, text) => {
      if (needed.has(index)) [missing] = [missing - 1, needed.set(index, text)];
      return missing > 0;
    });
    if (this.#parts.strings !== undefined) await this.#eachString(this.#parts.strings, strings);
    for (const { cells } of rows) {
      for (const [at, cell] of cells.entries()) if (cell.startsWith(pending)) cells[at] = needed.get(Number(cell.slice(1))) ?? this.#damaged();
    }
  }

  async seemsFull(sheet: number): Promise<boolean> {
    const entry = this.#parts.sheets[sheet]?.entry;
    if (entry === undefined || entry.bytes < fullSheet * leastRowBytes) return false; // rows that are coloured and nothing else
    let [last, isHead] = [0, true];
    await readWholeXml(this.#zip.chunks(entry), {
      open(name, { ref = '' }) {
        if (name === 'dimension') last = Number(/\d+$/.exec(ref)?.[0] ?? 0);
        if (name === 'sheetData') isHead = false;
      },
      isDone: () => !isHead,
    }, this.#zip.name);
    return last >= fullSheet;
  }

  async *rows(sheet: number, long: LongNumbers, progress: Progress): AsyncGenerator<SheetRow[], void, undefined> {
    const strings = new SharedStrings(this.#zip.name);
    const { strings: entry } = this.#parts;
    if (entry !== undefined) {
      await this.#eachString(entry, new StringsReader((_, text) => {
        strings.add(text);
        return true;
      }), progress);
    }
    yield* this.#read(sheet, { long, text: (index) => strings.get(index) ?? this.#damaged() }, { progress, before: entry?.packedBytes ?? 0 });
  }

  async #eachString(entry: ZipEntry, strings: StringsReader, progress?: Progress): Promise<void> {
    const chunks = this.#zip.chunks(entry, (packedBytes) => { if (progress !== undefined) progress.bytesRead = packedBytes; });
    await readWholeXml(chunks, strings, this.#zip.name);
  }

  async *#read(sheet: number, context: Pick<SheetContext, 'long' | 'text'>, told?: { progress: Progress; before: number }): AsyncGenerator<SheetRow[], void, undefined> {
    const entry = this.#parts.sheets[sheet]?.entry;
    if (entry === undefined) return;
    const rows = new XlsxRows({ formats: this.#parts.formats, from1904: this.#parts.from1904, ...context });
    const chunks = this.#zip.chunks(entry, (packedBytes) => { if (told !== undefined) told.progress.bytesRead = told.before + packedBytes; });
    for await (const found of readXml(chunks, rows, this.#zip.name)) {
      const some = found.take();
      if (some.length > 0) yield some;
    }
  }

  #damaged(): never {
    throw new AppError('file-truncated', { file: this.#zip.name });
  }

  close(): void {
    this.#zip.close();
  }
}

/** The shared texts of a workbook as they go by. */
class StringsReader implements XmlReader {
  readonly #take: (index: number, text: string) => boolean;
  readonly #text = new RichText();
  #index = 0;
  #goesOn = true;

  /** @param take answers whether there is need of more */
  constructor(take: (index: number, text: string) => boolean) {
    this.#take = take;
  }

  open(name: string): void {
    if (name === 'si') this.#text.begin();
    else this.#text.open(name);
  }

  text(text: string): void {
    this.#text.add(text);
  }

  close(name: string): void {
    if (name !== 'si') return this.#text.close(name);
    if (this.#goesOn) this.#goesOn = this.#take(this.#index, this.#text.text);
    this.#index += 1;
  }

  isDone(): boolean {
    return !this.#goesOn;
  }
}
