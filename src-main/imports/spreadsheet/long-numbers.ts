import { numberText } from './number-text.ts';

/** Columns that hold numbers longer than a spreadsheet can keep. */
export interface LongNumbers {
  /** Columns of numbers that have lost digits. */
  readonly rounded: Set<number>;
  /** Columns of numbers that another program wrote in full. */
  readonly exact: Set<number>;
}

/** The number of a cell as text. Where a column has held one number longer than Excel keeps, another program wrote it, and none of its numbers has lost digits. */
export function columnNumber(value: string, column: number, { rounded, exact }: LongNumbers): string {
  const { text, long } = numberText(value);
  if (long === 'exact') exact.add(column);
  if (long !== 'rounded') return text;
  if (exact.has(column) && /^\d+$/.test(value)) return value;
  rounded.add(column);
  return text;
}
