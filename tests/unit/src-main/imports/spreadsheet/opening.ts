import type { ReadOptions } from '#contract/imports.ts';
import { openSource } from '../../../../../src-main/imports/open-source.ts';
import type { BrokenRow } from '../../../../../src-main/imports/table/row-block.ts';
import type { Table } from '../../../../../src-main/imports/table/table.ts';
import { xlsxOf, type XlsxOptions, type XlsxSheet } from '../../../../helpers/xlsx-of.ts';
import { fileOf } from '../reading.ts';

export interface Opened {
  readonly table: Table;
  readonly rows: readonly (readonly string[])[];
  readonly lines: readonly number[];
  readonly broken: readonly BrokenRow[];
}

/** Opens a file and reads all of its rows. */
export async function opened(bytes: Buffer, options: ReadOptions = {}): Promise<Opened> {
  const table = await openSource(fileOf(bytes, 'book'), 'book.xlsx', options);
  const all = { rows: [] as string[][], lines: [] as number[], broken: [] as BrokenRow[] };
  for await (const { rows, lines, broken } of table.blocks({ bytesRead: 0 })) {
    all.rows.push(...rows);
    all.lines.push(...lines);
    all.broken.push(...broken);
  }
  return { table, ...all };
}

export const sheet = (rows: XlsxSheet['rows'], more: Partial<XlsxSheet> = {}): XlsxSheet => ({ name: 'Loans', rows, ...more });

export const openedXlsx = async (sheets: readonly XlsxSheet[], options?: ReadOptions, write?: XlsxOptions): Promise<Opened> => opened(await xlsxOf(sheets, write), options);
