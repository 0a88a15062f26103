import type { RejectedRow } from '#contract/imports.ts';
import { sentences } from '#contract/sentences/sentences.ts';
import { byteColumn, rejectColumns } from './columns/reject-columns.ts';

const plain = /^[^",;|\t\r\n]*$/;
const cell = (value: string): string => (plain.test(value) ? value : `"${value.replaceAll('"', '""')}"`);
const row = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\n`;

/** First line of the file of rejected rows: the original columns, then where and why, in both languages. A column without a name is called by its place, as in a mapping. */
export function rejectsHeader(header: readonly string[], withBytes = false): string {
  return row([...header.map((name, column) => (name === '' ? `#${String(column + 1)}` : name)), ...rejectColumns, ...(withBytes ? [byteColumn] : [])]);
}

/** One rejected row, its own cells unchanged. */
export function rejectsLine(rejected: RejectedRow, withBytes = false): string {
  return row([...rejected.cells, String(rejected.line), rejected.code, sentences.en.reject[rejected.code], sentences['zh-CN'].reject[rejected.code], ...(withBytes ? [String(rejected.offset ?? '')] : [])]);
}
