/** The command line of the generator. */
import { parseArgs } from 'node:util';

export interface GenerateOptions {
  readonly patrons: number;
  readonly titles: number;
  readonly loans: number;
  readonly years: number;
  readonly seed: number;
  /** The last day, YYYY-MM-DD. */
  readonly end: string;
  readonly out: string;
  readonly gzip: boolean;
  readonly syntheticIsbn: boolean;
}

export const usage = `Usage: npm run generate -- --out DIR [--patrons 2000] [--titles 6000] [--loans 60000] [--years 3] [--seed 1]
                       [--end 2026-09-30] [--gzip] [--synthetic-isbn]
Writes titles.csv, patrons.csv and loans.csv of a fictional library (.csv.gz with --gzip).`;

const limits = { patrons: [1, 1_000_000], titles: [10, 5_000_000], loans: [1, 50_000_000], years: [1, 50], seed: [0, 2 ** 31 - 1] } as const;

/** The options of an argument list, or null when only help is wanted. */
export function readOptions(args: readonly string[]): GenerateOptions | null {
  const { values } = parseArgs({
    args: [...args],
    options: {
      patrons: { type: 'string', default: '2000' }, titles: { type: 'string', default: '6000' }, loans: { type: 'string', default: '60000' },
      years: { type: 'string', default: '3' }, seed: { type: 'string', default: '1' }, end: { type: 'string', default: '2026-09-30' },
      out: { type: 'string' }, gzip: { type: 'boolean', default: false }, 'synthetic-isbn': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return null;
  if (values.out === undefined || values.out === '') throw new Error('--out DIR is missing.');
  if (!/^\d{4}-\d{2}-\d{2}$/.test(values.end) || Number.isNaN(Date.parse(values.end))) throw new Error(`--end "${values.end}" is no date (YYYY-MM-DD).`);
  return {
    patrons: whole('patrons', values.patrons), titles: whole('titles', values.titles), loans: whole('loans', values.loans),
    years: whole('years', values.years), seed: whole('seed', values.seed),
    end: values.end, out: values.out, gzip: values.gzip, syntheticIsbn: values['synthetic-isbn'],
  };
}

function whole(name: keyof typeof limits, text: string): number {
  const [least, most] = limits[name];
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most) throw new Error(`--${name} "${text}" is no whole number from ${String(least)} to ${String(most)}.`);
  return value;
}
