import { AppError } from '#contract/errors.ts';
import type { ImportKind, RejectedRow } from '#contract/imports.ts';
import type { ImportRecords } from '#contract/records.ts';
import { isPersonal } from '../columns/personal.ts';
import type { Progress } from '../file/open-file.ts';
import { hasContent } from '../table/open-table.ts';
import type { Table } from '../table/table.ts';
import type { BrokenRow } from '../table/row-block.ts';
import { Refusal, type Builder } from './refusal.ts';

/** At most 500 rows of a file, read and checked. */
export interface RecordSlice<Kind extends ImportKind> {
  readonly records: readonly ImportRecords[Kind][];
  readonly rejects: readonly RejectedRow[];
  /** Bytes of the file on the disk, compressed where it is. */
  readonly bytesRead: number;
  readonly bytesTotal: number;
}

const mostRows = 500;

export async function* readSlices<Kind extends ImportKind>(
  table: Table, kind: Kind, build: Builder<ImportRecords[Kind]>, signal?: AbortSignal,
): AsyncGenerator<RecordSlice<Kind>, void, undefined> {
  const progress: Progress = { bytesRead: 0 };
  const personal = [...table.header.keys()].filter((column) => isPersonal(table.header[column] ?? '', kind));
  let records: ImportRecords[Kind][] = [];
  let rejects: RejectedRow[] = [];
  const slice = (): RecordSlice<Kind> => {
    if (signal?.aborted === true) throw new AppError('cancelled');
    const made = { records, rejects, bytesRead: progress.bytesRead, bytesTotal: table.file.bytes };
    records = [];
    rejects = [];
    return made;
  };

  const full = (): boolean => records.length + rejects.length >= mostRows;
  for await (const block of table.blocks(progress)) {
    let aside = 0;
    for (let at = 0; at <= block.rows.length; at += 1) {
      const line = block.lines[at] ?? Number.POSITIVE_INFINITY;
      for (let broken = block.broken[aside]; broken !== undefined && broken.line < line; broken = block.broken[aside += 1]) {
        rejects.push(brokenRow(broken, personal.length > 0));
        if (full()) yield slice();
      }
      const cells = block.rows[at];
      if (cells === undefined) break;
      const record = build(cells);
      if (!(record instanceof Refusal)) records.push(record);
      else if (hasContent(cells)) rejects.push({ line, code: record.code, field: record.field, cells: withoutPersonal(cells, personal) });
      if (full()) yield slice();
    }
  }
  yield slice();
}

/** In a row whose cells have shifted nobody can say which of them are personal, so none is kept. */
const brokenRow = ({ line, offset, code, cells }: BrokenRow, personal: boolean): RejectedRow => ({ line, ...(offset !== undefined && { offset }), code, field: null, cells: personal ? [] : cells });

export function withoutPersonal(cells: readonly string[], personal: readonly number[]): readonly string[] {
  return personal.length === 0 ? cells : cells.map((cell, column) => (personal.includes(column) ? '' : cell));
}
