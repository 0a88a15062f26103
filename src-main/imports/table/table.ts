import type { AppError } from '#contract/errors.ts';
import type { FileLayout, ImportNotice, NoticeCode } from '#contract/imports.ts';
import type { Progress, SourceFile } from '../file/open-file.ts';
import type { RowBlock } from './row-block.ts';

/** How far a table has been read, and what was found on the way that the librarian should know. */
export interface ReadProgress extends Progress {
  readonly notices?: ImportNotice[];
}

/** Adds a notice, in place of an earlier one of the same code. */
export function note(progress: Pick<ReadProgress, 'notices'>, code: NoticeCode, values: ImportNotice['values']): void {
  if (progress.notices === undefined) return;
  const at = progress.notices.findIndex((notice) => notice.code === code);
  progress.notices.splice(at < 0 ? progress.notices.length : at, at < 0 ? 0 : 1, { code, values });
}

/** A file of any format as a table of text cells, looked at but not yet read; it has a profile only where the format itself tells it (a history log, a file of MARC records). */
export interface Table extends FileLayout {
  readonly file: SourceFile;
  /** Names of the columns; of a file without a header `''`, or what its format calls them. */
  readonly header: readonly string[];
  /** Rows of the file's beginning. */
  readonly sample: readonly (readonly string[])[];
  readonly notices: readonly ImportNotice[];
  /** Why the file must not be imported as it is; a preview shows it all the same. */
  readonly refused?: AppError;
  /** How often the header stands again further down, looked for before the rows are read. */
  repeatedHeaders?(): Promise<number>;
  /** Every row below the header, from the first on at each call. Notices found on the way may be added to `notices` of the progress. */
  blocks(progress: ReadProgress): AsyncGenerator<RowBlock, void, undefined>;
}
