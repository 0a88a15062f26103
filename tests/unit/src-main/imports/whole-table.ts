import type { ImportNotice } from '#contract/imports.ts';
import { openSource } from '../../../../src-main/imports/open-source.ts';
import type { OpenOptions } from '../../../../src-main/imports/source.ts';
import type { BrokenRow } from '../../../../src-main/imports/table/row-block.ts';
import type { Table } from '../../../../src-main/imports/table/table.ts';
import { fileOf } from './reading.ts';

/** A file read from its first row to its last, before anybody says what its columns are. */
export interface WholeTable {
  readonly table: Table;
  readonly rows: string[][];
  readonly lines: number[];
  /** Rows that are none, without their cells. */
  readonly broken: Omit<BrokenRow, 'cells'>[];
  readonly kept: readonly string[];
  readonly notices: readonly ImportNotice[];
}

export async function wholeOf(content: string | Uint8Array, options: OpenOptions = {}): Promise<WholeTable> {
  const table = await openSource(fileOf(content), 'a.txt', options);
  const notices: ImportNotice[] = [...table.notices];
  const blocks = await Array.fromAsync(table.blocks({ bytesRead: 0, notices }));
  const broken = blocks.flatMap((block) => block.broken);
  return {
    table, notices,
    rows: blocks.flatMap((block) => block.rows), lines: blocks.flatMap((block) => block.lines),
    broken: broken.map(({ cells: _, ...rest }) => rest), kept: broken.flatMap(({ cells }) => cells),
  };
}
