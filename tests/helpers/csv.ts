import { parse } from 'csv-parse/sync';

const cell = (value: string | number | null): string => {
  const text = String(value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Rows as CSV text. */
export const csvText = (rows: readonly (readonly (string | number | null)[])[]): string => rows.map((row) => `${row.map(cell).join(',')}\n`).join('');

/** The rows of a CSV text as objects by their header; a byte order mark is passed over. */
export const csvRecords = (text: string): Record<string, string>[] => parse(text, { columns: true, bom: true });
