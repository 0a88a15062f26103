import type { Progress } from '../file/open-file.ts';
import type { LongNumbers } from './long-numbers.ts';

/** A sheet of a workbook. */
export interface Sheet {
  readonly name: string;
  readonly isHidden: boolean;
}

/** A row that is not empty; cells beyond the last filled one are left out. */
export interface SheetRow {
  /** Its number in the sheet, from 1. */
  readonly line: number;
  readonly cells: string[];
}

/** An open workbook; whoever opens it closes it. */
export interface Workbook {
  readonly sheets: readonly Sheet[];
  /** The first rows of a sheet, no more than `most` of them. */
  beginning(sheet: number, most: number, long: LongNumbers): Promise<SheetRow[]>;
  /** Whether a sheet seems to end at the last row there can be; certain is it only once it has been read. */
  seemsFull(sheet: number): Promise<boolean>;
  /** All rows of a sheet, some thousands at a time. */
  rows(sheet: number, long: LongNumbers, progress: Progress): AsyncGenerator<SheetRow[], void, undefined>;
  close(): void;
}

/** Rows of a sheet that can hold no more. */
export const fullSheet = 1_048_576;
/** Columns beyond this are not read: a library's table has some dozens. */
export const mostColumns = 1000;
