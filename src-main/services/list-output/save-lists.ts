import { readFile } from 'node:fs/promises';
import { AppError } from '#contract/errors.ts';
import { mostPages, type ListFormat } from '#contract/list-output.ts';
import type { Paper, SheetChoice } from '#contract/list-sheet.ts';
import { sentences } from '#contract/sentences/sentences.ts';
import type { Language } from '#contract/settings.ts';
import { countLists } from '#catalog/repositories/lists.ts';
import type { Library } from '../library.ts';
import { writeCsv } from '../sheets/csv-file.ts';
import { writeWorkbook } from '../sheets/xlsx-file.ts';
import { writeWhole } from '../whole-file.ts';
import type { ListChoice } from './chosen-lists.ts';
import { listTable, type TableReader } from './list-table.ts';
import { writePdf } from './pdf/write-pdf.ts';
import { htmlFoot, htmlHead, sheetHtml } from './sheet-html.ts';
import { sheetsFor } from './sheets.ts';

/** How lists are saved. `forProgram`: a CSV file has the columns that other programs read. */
export interface SaveChoice extends SheetChoice {
  readonly format: ListFormat;
  readonly paper: Paper;
  readonly language: Language;
  readonly forProgram?: boolean;
}

/**
 * Writes reading lists into a file, which is whole or not there.
 * @returns how many lists were written
 * @throws AppError list-not-found, too-many-lists (PDF and HTML hold 2,000 at most), disk-full, file-unwritable
 */
export async function saveLists(library: Library, lists: ListChoice, choice: SaveChoice, path: string): Promise<number> {
  const { format, language, paper } = choice;
  if (format === 'csv' || format === 'xlsx') {
    const reader: TableReader = format === 'csv' && choice.forProgram === true ? { language, forProgram: true } : { language, withName: choice.withName, withReasons: choice.withReasons };
    const { columns, rows, counted } = listTable(library, lists, reader);
    if (format === 'csv') await writeCsv(path, { columns, rows }, { forSpreadsheet: choice.forProgram !== true });
    else await writeWorkbook(path, [{ name: sentences[language].listColumn.lists, columns, rows }]);
    return counted.lists;
  }
  if (countOf(library, lists) > mostPages) throw new AppError('too-many-lists', { most: mostPages });
  const title = sentences[language].listColumn.lists;
  const sheets = sheetsFor(library, lists, choice, language);
  if (format === 'pdf') return writePdf(path, sheets, { paper, language, title });
  let count = 0;
  async function* pieces(): AsyncGenerator<string> {
    yield htmlHead(language, paper, title, await readFile(library.environment.sheetStyle, 'utf8'));
    for await (const sheet of sheets) {
      yield sheetHtml(sheet, paper);
      count += 1;
    }
    yield htmlFoot;
  }
  await writeWhole(path, pieces());
  return count;
}

const countOf = (library: Library, lists: ListChoice): number =>
  ('unsaved' in lists ? 1 : 'listIds' in lists ? lists.listIds.length : lists.patrons?.length ?? countLists(library.db, lists.modelId));
