import type { RejectedRow } from '#contract/imports.ts';
import { sentences } from '#contract/sentences/sentences.ts';
import type { Language } from '#contract/settings.ts';

const plain = /^[^",;|\t\r\n]*$/;
const cell = (value: string): string => (plain.test(value) ? value : `"${value.replaceAll('"', '""')}"`);
const row = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\n`;

/** The columns this file has after those of the original; an import passes them over. */
const rejectColumns = ['line', 'code', 'reason'] as const;

/** First line of the file of rejected rows: the original columns, then where and why. */
export function rejectsHeader(header: readonly string[], _language: Language): string {
  return row([...header, ...rejectColumns]);
}

/** One rejected row, its own cells unchanged. */
export function rejectsLine(rejected: RejectedRow, language: Language): string {
  return row([...rejected.cells, String(rejected.line), rejected.code, sentences[language].reject[rejected.code]]);
}
