import { AppError } from '#contract/errors.ts';
import type { IgnoredCode, ImportField, ImportKind, ImportNotice, RejectCode, RejectedRow } from '#contract/imports.ts';
import type { ImportRecords } from '#contract/records.ts';
import { hasContent } from '../table/open-table.ts';
import type { BrokenRow } from '../table/row-block.ts';
import type { ReadProgress, Table } from '../table/table.ts';
import type { Conceal } from './conceal.ts';
import { Outcome, Passed, Refusal, Several, type Builder } from './refusal.ts';

/** At most 500 rows of a file, read and checked. */
export interface RecordSlice<Kind extends ImportKind> {
  readonly records: readonly ImportRecords[Kind][];
  /** For each record the line its row begins at, the header being line 1. */
  readonly lines: readonly number[];
  readonly rejects: readonly RejectedRow[];
  /** Rows passed over though nothing is wrong with them. */
  readonly ignored: Readonly<Partial<Record<IgnoredCode, number>>>;
  /** Bytes of the file on the disk, compressed where it is. */
  readonly bytesRead: number;
  readonly bytesTotal: number;
  /** The row of a record as one turned away later, by what only the catalogue knows. */
  reject(record: number, code: RejectCode, field: ImportField | null): RejectedRow;
}

const mostRows = 500;

export async function* readSlices<Kind extends ImportKind>(
  table: Table, build: Builder<ImportRecords[Kind]>, conceal: Conceal | undefined, notices: ImportNotice[], signal?: AbortSignal,
): AsyncGenerator<RecordSlice<Kind>, void, undefined> {
  const progress: ReadProgress = { bytesRead: 0, notices };
  let slice = new Slice<Kind>(conceal);
  const finished = (): RecordSlice<Kind> => {
    if (signal?.aborted === true) throw new AppError('cancelled');
    const made = slice;
    made.bytesRead = progress.bytesRead;
    made.bytesTotal = table.file.bytes;
    slice = new Slice<Kind>(conceal);
    return made;
  };
  for await (const { rows, lines, broken } of table.blocks(progress)) {
    let aside = 0;
    for (let at = 0; at <= rows.length; at += 1) {
      const line = lines[at] ?? Number.POSITIVE_INFINITY;
      for (let row = broken[aside]; row !== undefined && row.line < line; row = broken[aside += 1]) {
        slice.addBroken(row);
        if (slice.rows >= mostRows) yield finished();
      }
      const cells = rows[at];
      if (cells === undefined) break;
      slice.add(build(cells), cells, line);
      if (slice.rows >= mostRows) yield finished();
    }
  }
  yield finished();
}

class Slice<Kind extends ImportKind> implements RecordSlice<Kind> {
  readonly records: ImportRecords[Kind][] = [];
  readonly lines: number[] = [];
  readonly rejects: RejectedRow[] = [];
  readonly ignored: Partial<Record<IgnoredCode, number>> = {};
  bytesRead = 0;
  bytesTotal = 0;
  rows = 0;
  readonly #cells: (readonly string[])[] = [];
  readonly #conceal: Conceal | undefined;

  constructor(conceal: Conceal | undefined) {
    this.#conceal = conceal;
  }

  add(made: ImportRecords[Kind] | Refusal | Passed | Several<ImportRecords[Kind]>, cells: readonly string[], line: number): void {
    if (!(made instanceof Outcome)) {
      this.rows += 1;
      this.records.push(made);
      this.lines.push(line);
      this.#cells.push(cells);
    } else if (made instanceof Several) {
      for (const record of made.rows) this.add(record, cells, line);
    } else if (made instanceof Passed) {
      this.rows += 1;
      this.ignored[made.code] = (this.ignored[made.code] ?? 0) + 1;
    } else if (hasContent(cells)) {
      this.rows += 1;
      this.rejects.push(this.#rejected(line, (made as Refusal).code, (made as Refusal).field, cells));
    }
  }

  /** In a row whose cells have shifted nobody can say which of them are private, so none is kept where some are. */
  addBroken({ line, offset, code, cells }: BrokenRow): void {
    this.rows += 1;
    this.rejects.push({ line, ...(offset !== undefined && { offset }), code, field: null, cells: this.#conceal === undefined ? cells : [] });
  }

  reject(record: number, code: RejectCode, field: ImportField | null): RejectedRow {
    return this.#rejected(this.lines[record] ?? 0, code, field, this.#cells[record] ?? []);
  }

  #rejected(line: number, code: RejectCode, field: ImportField | null, cells: readonly string[]): RejectedRow {
    return { line, code, field, cells: this.#conceal?.(cells) ?? cells };
  }
}
