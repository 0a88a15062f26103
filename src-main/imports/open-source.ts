import { AppError } from '#contract/errors.ts';
import { json } from './json/open-json.ts';
import { expandCells } from './json/expand-cells.ts';
import { marc } from './marc/open-marc-table.ts';
import { openBeginning, type FormatReader, type OpenOptions, type Source } from './source.ts';
import { disguisedWorkbook } from './spreadsheet/disguised.ts';
import { spreadsheet } from './spreadsheet/open-spreadsheet.ts';
import { symphonyHistory } from './symphony/history-log.ts';
import { delimited } from './table/open-table.ts';
import type { Table } from './table/table.ts';
import { xml } from './xml/open-xml.ts';

/** The formats, the most telling first; whatever is none of the others is taken for delimited text. */
const readers: readonly FormatReader[] = [spreadsheet, disguisedWorkbook, marc, symphonyHistory, json, xml];

/**
 * Opens a file of any format as a table. Nothing but its beginning is read yet.
 * @throws AppError file-not-found, file-unreadable, file-empty, file-binary, file-truncated, file-encrypted, workbook-old, archive-unsupported, archive-too-large, part-not-found,
 * kind-unknown
 */
export async function openSource(path: string, fileName: string, options: OpenOptions): Promise<Table> {
  const source = await openBeginning(path, fileName, options);
  const reader = readers.find((each) => each.recognises(source)) ?? delimited;
  return inArchive(expandCells(withDamage(await reader.open(source, options), source)));
}

/** A text whose letters an earlier program has damaged is shown, but not imported before the user says what they were, which puts them right. */
function withDamage(table: Table, source: Source): Table {
  if (!['delimited', 'json', 'xml'].includes(table.format)) return table;
  const { damage, mends } = source.encoding();
  if (damage === undefined || mends === true) return table;
  const noticed = { ...table, notices: [{ code: 'wrong-encoding' as const, values: { encoding: damage.truly } }, ...table.notices] };
  return damage.partly ? noticed : { ...noticed, refused: new AppError('file-wrong-encoding', { file: table.file.name, encoding: damage.truly, taken: damage.taken }) };
}

/** The table of a file in an archive of several names the others. */
function inArchive(table: Table): Table {
  const { entries, entry } = table.file;
  if (entry === null || table.parts.length > 0) return table;
  const notices = entries.length > 1 ? [{ code: 'archive-parts' as const, values: { parts: entries.join(', '), part: entry } }, ...table.notices] : table.notices;
  return { ...table, parts: entries, part: entry, notices };
}
