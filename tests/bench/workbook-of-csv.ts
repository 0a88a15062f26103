import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { once } from 'node:events';
import { xlsxStream, type XlsxCell } from '../helpers/xlsx-of.ts';

// node tests/bench/workbook-of-csv.ts FROM TO: a plain CSV file as a sheet with numbers, moments and shared texts, as Excel would save it
const [from = '', to = ''] = process.argv.slice(2);
const lines: string[] = [];
for await (const line of createInterface({ input: createReadStream(from) })) lines.push(line);
const out = xlsxStream([{ name: 'Loans', rows: rows(lines) }], { shared: true, formats: ['yyyy-mm-dd hh:mm:ss'] }).pipe(createWriteStream(to));
await once(out, 'finish');

function* rows(lines: readonly string[]): Generator<XlsxCell[]> {
  for (const line of lines) yield line.split(',').map(cellOf);
}

function cellOf(text: string): XlsxCell {
  if (text === '') return null;
  if (/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)) return { xml: ` s="2"><v>${String(Date.parse(`${text}Z`) / 86_400_000 + 25_569)}</v>` };
  return /^\d{1,9}$/.test(text) ? Number(text) : text;
}
