import { writeFileSync } from 'node:fs';
import { AppError } from '#contract/errors.ts';
import { openSource } from '#imports/open-source.ts';
import type { OpenOptions } from '#imports/source.ts';

/** A reader to be fuzzed: what its inputs are made of, and how one is tried. */
export interface FuzzTarget {
  readonly name: string;
  /** Files that the reader reads well, small ones; the inputs are made of them by damage. */
  seeds(): readonly Buffer[];
  /** What the format is built of: signs and words that are put in anywhere. */
  readonly tokens: readonly (string | Buffer)[];
  /** Throws where the reader does what it must not. */
  run(file: string, bytes: Buffer): Promise<void>;
}

/** Reads a file as the program does: a refusal with a reason is right, a table whose rows do not fit their header is not. */
export async function readAsTable(file: string, bytes: Buffer, options: OpenOptions = {}): Promise<void> {
  writeFileSync(file, bytes);
  try {
    const table = await openSource(file, 'fuzz', options);
    const check = (rows: readonly (readonly string[])[]): void => {
      for (const row of rows) if (row.length !== table.header.length) throw new Error(`a row of ${String(row.length)} cells under ${String(table.header.length)} columns`);
    };
    check(table.sample);
    for await (const { rows, lines, broken } of table.blocks({ bytesRead: 0 })) {
      check(rows);
      if (lines.length !== rows.length) throw new Error(`${String(lines.length)} line numbers for ${String(rows.length)} rows`);
      for (const { line, offset, cells } of broken) {
        if (line < 1 || (offset !== undefined && (offset < 0 || offset > bytes.length))) throw new Error(`a broken row at line ${String(line)}, byte ${String(offset)}`);
        if (cells.some((cell) => cell.length > 200_000)) throw new Error('a broken row that is kept whole');
      }
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}
