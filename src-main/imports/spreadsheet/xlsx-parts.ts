import { posix } from 'node:path';
import { AppError } from '#contract/errors.ts';
import type { ZipArchive, ZipEntry } from '../file/zip-archive.ts';
import { builtInFormat, formatOf, type NumberFormat } from './number-formats.ts';
import { readWholeXml } from './read-xml.ts';
import type { Sheet } from './workbook.ts';

/** A sheet of an Excel workbook and the file of the archive that holds it. */
export interface XlsxSheet extends Sheet {
  readonly entry: ZipEntry;
}

/** What an Excel workbook says of itself. */
export interface XlsxParts {
  readonly sheets: readonly XlsxSheet[];
  readonly from1904: boolean;
  readonly strings: ZipEntry | undefined;
  /** By the number of a cell's style. */
  readonly formats: readonly NumberFormat[];
}

interface Relation { readonly id: string; readonly type: string; readonly target: string }

/** @throws AppError file-truncated and others of `ZipArchive.chunks` */
export async function readXlsxParts(zip: ZipArchive): Promise<XlsxParts> {
  const main = (await relationsOf(zip, '')).find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  const relations = await relationsOf(zip, main);
  const target = (type: string, usual: string): ZipEntry | undefined => part(zip, relations.find((each) => each.type === type)?.target ?? posix.join(posix.dirname(main), usual));
  const found: { name: string; isHidden: boolean; id: string }[] = [];
  let from1904 = false;
  const workbook = part(zip, main);
  if (workbook === undefined) throw new AppError('file-truncated', { file: zip.name });
  await readWholeXml(zip.chunks(workbook), {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = ['1', 'true', 'on'].includes(attributes['date1904'] ?? '');
      if (name === 'sheet') found.push({ name: attributes['name'] ?? '', isHidden: (attributes['state'] ?? 'visible') !== 'visible', id: relationId(attributes) });
    },
  }, zip.name);
  const sheets: XlsxSheet[] = [];
  for (const { name, isHidden, id } of found) {
    const relation = relations.find((each) => each.id === id);
    const entry = relation?.type === 'worksheet' ? part(zip, relation.target) : undefined;
    if (entry !== undefined) sheets.push({ name, isHidden, entry });
  }
  const styles = target('styles', 'styles.xml');
  return { sheets, from1904, strings: target('sharedStrings', 'sharedStrings.xml'), formats: styles === undefined ? [] : await readFormats(zip, styles) };
}

/** Which part stands for what, as another part names it. */
async function relationsOf(zip: ZipArchive, of: string): Promise<Relation[]> {
  const folder = posix.dirname(of);
  const entry = part(zip, posix.join(folder, '_rels', `${posix.basename(of)}.rels`));
  const relations: Relation[] = [];
  if (entry === undefined) return relations;
  await readWholeXml(zip.chunks(entry), {
    open(name, { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode = '' }) {
      if (name !== 'Relationship' || mode === 'External') return;
      relations.push({ id, type: type.slice(type.lastIndexOf('/') + 1), target: target.startsWith('/') ? target.slice(1) : posix.join(folder, target) });
    },
  }, zip.name);
  return relations;
}

const part = (zip: ZipArchive, name: string): ZipEntry | undefined => zip.entry(name) ?? zip.entries.find((entry) => entry.name.toLowerCase() === name.toLowerCase());

const relationId = (attributes: Readonly<Record<string, string>>): string => Object.entries(attributes).find(([name]) => /^(\w+:)?id$/.test(name) && name !== 'sheetId')?.[1] ?? '';

/** The formats of the cells' styles. */
async function readFormats(zip: ZipArchive, styles: ZipEntry): Promise<NumberFormat[]> {
  const named = new Map<number, NumberFormat>();
  const formats: NumberFormat[] = [];
  let inCells = false;
  await readWholeXml(zip.chunks(styles), {
    open(name, attributes) {
      const id = Number(attributes['numFmtId'] ?? 0);
      if (name === 'numFmt') named.set(id, formatOf(attributes['formatCode'] ?? ''));
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells) formats.push(named.get(id) ?? builtInFormat(id));
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  }, zip.name);
  return formats;
}
