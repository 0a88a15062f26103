import { SaxesParser } from 'saxes';
import { AppError } from '#contract/errors.ts';
import type { Progress } from '../file/open-file.ts';
import type { ZipArchive, ZipEntry } from '../file/zip-archive.ts';
import type { LongNumbers } from './long-numbers.ts';
import { OdsRows, type RepeatedRow } from './ods-rows.ts';
import { readXml } from './read-xml.ts';
import { fullSheet, type Sheet, type SheetRow, type Workbook } from './workbook.ts';

const tableTag = Buffer.from('<table:table ');
const longestTag = 1 << 16;
const rowsAtATime = 2000;

/** An OpenDocument workbook. The archive is closed with it. @throws AppError file-encrypted, file-truncated and others of `ZipArchive.chunks` */
export async function openOds(zip: ZipArchive): Promise<Workbook> {
  const content = zip.entry('content.xml');
  if (content === undefined) throw new AppError('file-truncated', { file: zip.name });
  if (await isEncrypted(zip)) throw new AppError('file-encrypted', { file: zip.name });
  return new OdsWorkbook(zip, content, await sheetsOf(zip, content));
}

class OdsWorkbook implements Workbook {
  readonly #zip: ZipArchive;
  readonly #content: ZipEntry;
  readonly sheets: readonly Sheet[];

  constructor(zip: ZipArchive, content: ZipEntry, sheets: readonly Sheet[]) {
    this.#zip = zip;
    this.#content = content;
    this.sheets = sheets;
  }

  async beginning(sheet: number, most: number, long: LongNumbers): Promise<SheetRow[]> {
    const rows: SheetRow[] = [];
    for await (const some of this.rows(sheet, long, { bytesRead: 0 })) {
      rows.push(...some);
      if (rows.length >= most) break;
    }
    return rows.slice(0, most);
  }

  /** An OpenDocument sheet does not say how long it is. */
  seemsFull(): Promise<boolean> {
    return Promise.resolve(false);
  }

  async *rows(sheet: number, long: LongNumbers, progress: Progress): AsyncGenerator<SheetRow[], void, undefined> {
    const chunks = this.#zip.chunks(this.#content, (packedBytes) => { progress.bytesRead = packedBytes; });
    for await (const found of readXml(chunks, new OdsRows(sheet, long), this.#zip.name)) yield* eachOnce(found.take());
  }

  close(): void {
    this.#zip.close();
  }
}

/** A row that stands for several becomes several. */
function* eachOnce(rows: readonly RepeatedRow[]): Generator<SheetRow[], void, undefined> {
  let some: SheetRow[] = [];
  for (const { line, repeat, cells } of rows) {
    for (let at = 0; at < repeat && line + at <= fullSheet; at += 1) {
      some.push({ line: line + at, cells: [...cells] });
      if (some.length < rowsAtATime) continue;
      yield some;
      some = [];
    }
  }
  if (some.length > 0) yield some;
}

async function isEncrypted(zip: ZipArchive): Promise<boolean> {
  const manifest = zip.entry('META-INF/manifest.xml');
  if (manifest === undefined) return false;
  let end = '';
  for await (const chunk of zip.chunks(manifest)) {
    if (`${end}${chunk.toString('latin1')}`.includes('encryption-data')) return true;
    end = chunk.toString('latin1', Math.max(0, chunk.length - 20));
  }
  return false;
}

/** The sheets stand one after the other in one document; their names are found without parsing what is between them. */
async function sheetsOf(zip: ZipArchive, content: ZipEntry): Promise<Sheet[]> {
  const sheets: Sheet[] = [];
  const hiddenStyles = new Set<string>();
  let rest: Buffer = Buffer.alloc(0);
  let isHead = true;
  for await (const chunk of zip.chunks(content)) {
    rest = Buffer.concat([rest, chunk]);
    for (let at = rest.indexOf(tableTag); at >= 0; at = rest.indexOf(tableTag)) {
      if (isHead) for (const [, style = ''] of rest.toString('utf8', 0, at).matchAll(/<style:style [^>]*style:name="([^"]*)"[^>]*>\s*<style:table-properties[^>]*table:display="false"/g)) hiddenStyles.add(style);
      isHead = false;
      const end = rest.indexOf('>', at);
      if (end < 0) break;
      const attributes = attributesOf(rest.toString('utf8', at, end));
      sheets.push({ name: attributes['table:name'] ?? '', isHidden: hiddenStyles.has(attributes['table:style-name'] ?? '') });
      rest = rest.subarray(end);
    }
    const unfinished = rest.indexOf(tableTag);
    if (!isHead) rest = rest.subarray(unfinished >= 0 && rest.length - unfinished < longestTag ? unfinished : Math.max(0, rest.length - tableTag.length));
    else if (rest.length > 4e6) rest = rest.subarray(rest.length - 2e6); // styles without end
  }
  return sheets;
}

function attributesOf(tag: string): Readonly<Record<string, string>> {
  let found: Readonly<Record<string, string>> = {};
  const parser = new SaxesParser({ xmlns: false, fragment: true });
  parser.on('error', () => undefined);
  parser.on('opentag', ({ attributes }) => { found = attributes; });
  parser.write(`${tag.replace(/\/$/, '')}/>`);
  return found;
}
