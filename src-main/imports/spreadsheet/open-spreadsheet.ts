import { AppError } from '#contract/errors.ts';
import type { ImportNotice, ReadOptions } from '#contract/imports.ts';
import { openWorkbookArchive, type SourceFile } from '../file/open-file.ts';
import { dropExtra, keepRow, type RowBlock } from '../table/row-block.ts';
import { note, type ReadProgress, type Table } from '../table/table.ts';
import type { FormatReader } from '../source.ts';
import { findHeader, isHeaderBelow, type TableStart } from './header-row.ts';
import type { LongNumbers } from './long-numbers.ts';
import { openOds } from './ods-workbook.ts';
import { fullSheet, type SheetRow, type Workbook } from './workbook.ts';
import { openXlsx } from './xlsx-workbook.ts';

const sampleRows = 200;
/** Of a cell in a row that is put aside, so much is kept: a spreadsheet program holds no more in one. */
const longestKept = 32_767;

/** Workbooks of Excel and of OpenDocument programs. */
export const spreadsheet: FormatReader = {
  recognises: ({ file }) => file.workbook !== null,
  open: ({ file }, options) => openSpreadsheet(file, options),
};

/**
 * Opens a sheet of a workbook as a table: the one that was asked for, or the first that holds a table. Cells that are empty at the end of a row are filled up;
 * dates are ISO text, long numbers are written in full, errors (`#N/A`) are empty. The line of a row is its number in the sheet.
 * @throws AppError file-empty, file-truncated, file-encrypted, archive-too-large, part-not-found
 */
export async function openSpreadsheet(file: SourceFile, options: ReadOptions): Promise<Table> {
  return withWorkbook(file, async (workbook) => {
    const { sheet, rows, long } = await chosenSheet(workbook, file);
    const found = findHeader(rows);
    const start: TableStart = { skip: options.skip ?? found.skip, hasHeader: options.hasHeader ?? (options.skip === undefined ? found.hasHeader : isHeaderBelow(rows, options.skip)) };
    const below = rows.filter(({ line }) => line > start.skip);
    const first = below[0];
    if (first === undefined) throw new AppError('file-empty', { file: file.name });
    const sample = (start.hasHeader ? below.slice(1) : below).map(({ cells }) => cells);
    const width = Math.max(...below.map(({ cells }) => cells.length));
    const filledUp = (cells: readonly string[]): string[] => Array.from({ length: width }, (_, column) => cells[column] ?? '');
    const header = start.hasHeader ? filledUp(first.cells) : filledUp([]);
    const headerLine = start.hasHeader ? first.line : start.skip;
    const notices: ImportNotice[] = [];
    if (await workbook.seemsFull(sheet)) notices.push({ code: 'sheet-full', values: { rows: fullSheet } });
    const above = rows.length - below.length;
    if (above > 0) notices.push({ code: 'title-rows-skipped', values: { rows: above } });
    if (long.rounded.size > 0) notices.push({ code: 'numbers-rounded', values: { columns: namesOf(long.rounded, header) } });
    const { parts, part, visible } = partsOf(workbook, sheet, file);
    if (visible.length > 1) notices.push({ code: 'other-sheets', values: { parts: visible.join(', '), part } });
    return {
      file, format: 'spreadsheet', profile: null, encoding: null, delimiter: null, quote: null, ...start, parts, part, header, notices,
      sample: sample.map(filledUp),
      blocks: (progress) => blocksOf({ file, sheet, headerLine, header, exact: long.exact }, progress),
    };
  });
}

async function withWorkbook<T>(file: SourceFile, use: (workbook: Workbook) => Promise<T>): Promise<T> {
  const workbook = await openWorkbook(file);
  try {
    return await use(workbook);
  } finally {
    workbook.close();
  }
}

async function openWorkbook(file: SourceFile): Promise<Workbook> {
  const zip = await openWorkbookArchive(file);
  try {
    return await (file.workbook === 'ods' ? openOds(zip) : openXlsx(zip));
  } catch (error) {
    zip.close();
    throw error;
  }
}

interface Chosen {
  readonly sheet: number;
  readonly rows: readonly SheetRow[];
  readonly long: LongNumbers;
}

/** The sheet that was asked for; otherwise the first one to be seen that holds a table, then the first that holds anything. */
async function chosenSheet(workbook: Workbook, file: SourceFile): Promise<Chosen> {
  const beginningOf = async (sheet: number): Promise<Chosen> => {
    const long: LongNumbers = { rounded: new Set(), exact: new Set() };
    return { sheet, rows: await workbook.beginning(sheet, sampleRows, long), long };
  };
  if (file.sheet !== null) {
    const asked = workbook.sheets.findIndex(({ name }) => name === file.sheet);
    if (asked < 0) throw new AppError('part-not-found', { file: file.name, part: file.sheet });
    return beginningOf(asked);
  }
  let best: Chosen | undefined;
  for (const [at] of workbook.sheets.entries()) {
    if (workbook.sheets[at]?.isHidden === true) continue;
    const chosen = await beginningOf(at);
    const widths = chosen.rows.map(({ cells }) => cells.filter((cell) => cell !== '').length);
    const isTable = widths.filter((width) => width > 1).length > 1 || (widths[0] ?? 0) > 2; // a header alone is a table too
    if (isTable) return chosen;
    if (chosen.rows.length > 0) best ??= chosen;
  }
  if (best === undefined) throw new AppError('file-empty', { file: file.name });
  return best;
}

/** The sheet of our own templates that explains their columns; nobody wants to import it. */
const templateExplanations = 'Columns 各列说明';

/** What else could be read, by the names under which it is asked for: in an archive also its other files. */
function partsOf(workbook: Workbook, sheet: number, { entry, entries }: SourceFile): { parts: string[]; part: string; visible: string[] } {
  const names = workbook.sheets.map(({ name }) => (entry === null ? name : `${entry}/${name}`));
  const offered = names.filter((_, at) => workbook.sheets[at]?.name !== templateExplanations || at === sheet);
  return {
    parts: entry === null ? offered : entries.flatMap((each) => (each === entry ? offered : [each])),
    part: names[sheet] ?? '',
    visible: offered.filter((name) => workbook.sheets[names.indexOf(name)]?.isHidden === false || name === names[sheet]),
  };
}

interface Rows {
  readonly file: SourceFile;
  readonly sheet: number;
  readonly headerLine: number;
  readonly header: readonly string[];
  readonly exact: ReadonlySet<number>;
}

async function* blocksOf({ file, sheet, headerLine, header, exact }: Rows, progress: ReadProgress): AsyncGenerator<RowBlock, void, undefined> {
  const workbook = await openWorkbook(file);
  const long: LongNumbers = { rounded: new Set(), exact: new Set(exact) };
  try {
    for await (const rows of workbook.rows(sheet, long, progress)) {
      const block: RowBlock = { rows: [], lines: [], broken: [] };
      for (const { line, cells } of rows) {
        if (line <= headerLine) continue;
        while (cells.length < header.length) cells.push('');
        dropExtra(cells, header.length);
        keepRow(block, cells.length > header.length ? cells.map((cell) => cell.slice(0, longestKept)) : cells, line, header.length);
      }
      if (block.lines.length > 0 || block.broken.length > 0) yield block;
      if ((rows.at(-1)?.line ?? 0) >= fullSheet) note(progress, 'sheet-full', { rows: fullSheet });
    }
    if (long.rounded.size > 0) note(progress, 'numbers-rounded', { columns: namesOf(long.rounded, header) });
  } finally {
    workbook.close();
  }
}

function namesOf(columns: ReadonlySet<number>, header: readonly string[]): string {
  return [...columns].sort((a, b) => a - b).map((column) => header[column] || `#${String(column + 1)}`).join(', ');
}
