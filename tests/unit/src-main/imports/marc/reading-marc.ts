import type { ReadOptions } from '#contract/imports.ts';
import { openSource } from '#imports/open-source.ts';
import type { BrokenRow } from '#imports/table/row-block.ts';
import type { Table } from '#imports/table/table.ts';
import { fileOf } from '../reading.ts';

export interface MarcReading {
  readonly table: Table;
  /** The rows by column, empty cells left out. */
  readonly rows: readonly Readonly<Record<string, string>>[];
  readonly lines: readonly number[];
  readonly broken: readonly BrokenRow[];
}

/** Reads a file of MARC records to its end. */
export async function readMarc(content: string | Buffer, options: ReadOptions = {}): Promise<MarcReading> {
  const table = await openSource(fileOf(content, 'records.mrc'), 'records.mrc', options);
  const reading = { table, rows: [] as Record<string, string>[], lines: [] as number[], broken: [] as BrokenRow[] };
  for await (const { rows, lines, broken } of table.blocks({ bytesRead: 0 })) {
    reading.rows.push(...rows.map((row) => Object.fromEntries(table.header.map((column, at) => [column, row[at] ?? '']).filter(([, cell]) => cell !== ''))));
    reading.lines.push(...lines);
    reading.broken.push(...broken);
  }
  return reading;
}
