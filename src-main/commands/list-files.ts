import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { AppError } from '#contract/errors.ts';
import type { PatronId } from '#contract/ids.ts';
import { listFormats } from '#contract/list-output.ts';
import { papers } from '#contract/list-sheet.ts';
import type { Language } from '#contract/settings.ts';
import type { Library } from '#services/library.ts';
import type { SaveChoice } from '#services/list-output/save-lists.ts';
import { requirePatrons } from '#services/records.ts';
import { oneOf, usageError } from './usage.ts';

/** Options that say for whom lists are. */
export const whomOptions = { patron: { type: 'string', multiple: true }, 'patrons-file': { type: 'string' }, all: { type: 'boolean' } } as const;
/** Options that say what lists are saved as. */
export const fileOptions = {
  format: { type: 'string' }, paper: { type: 'string' }, 'with-name': { type: 'boolean' }, 'no-reasons': { type: 'boolean' }, codes: { type: 'boolean' }, headings: { type: 'string' },
} as const;

export interface WhomValues { readonly patron?: readonly string[] | undefined; readonly 'patrons-file'?: string | undefined; readonly all?: boolean | undefined }
interface FileValues {
  readonly format?: string | undefined; readonly paper?: string | undefined; readonly 'with-name'?: boolean | undefined; readonly 'no-reasons'?: boolean | undefined; readonly codes?: boolean | undefined;
  readonly headings?: string | undefined;
}

/** The patrons of a command line. @throws AppError usage, patron-not-found, file-not-found, file-unreadable */
export async function patronsOf(library: Library, values: WhomValues): Promise<'all' | readonly PatronId[]> {
  const ways = [values.patron, values['patrons-file'], values.all].filter((way) => way !== undefined);
  if (ways.length !== 1) throw usageError('Say for whom: --patron ID…, --patrons-file FILE, --all, --group CODE, --club NAME with its patrons, --shelf NAME, --general KIND or --liked TITLE….');
  if (values.all === true) return 'all';
  const patrons = requirePatrons(library, [...new Set(values.patron ?? await readCards(values['patrons-file']!))]);
  if (patrons.length === 0) throw usageError('No patron was named.');
  return patrons;
}

/** How the lists are saved; the ending of the file says it where no format is named. @throws AppError usage */
export function saveChoiceOf(values: FileValues, out: string, language: Language): SaveChoice {
  const format = oneOf(values.format, 'format', listFormats) ?? listFormats.find((ending) => extname(out).toLowerCase() === `.${ending}`) ?? 'csv';
  const headings = oneOf(values.headings, 'headings', ['program', 'words']) ?? 'program';
  return {
    format, language, paper: oneOf(values.paper, 'paper', papers) ?? 'a4', forProgram: headings === 'program',
    withName: values['with-name'] === true, withReasons: values['no-reasons'] !== true, withCodes: values.codes === true,
  };
}

/** Card numbers, one a line; of a CSV the first column. A heading `patron_id` is passed over. */
async function readCards(path: string): Promise<string[]> {
  const text = await readFile(path, 'utf8').catch((error: { code?: string }) => { throw new AppError(error.code === 'ENOENT' ? 'file-not-found' : 'file-unreadable', { file: basename(path) }); });
  return text.replace(/^\uFEFF/, '').split(/\r?\n/).map((line) => line.split(/[,;\t]/)[0]!.trim().replace(/^"(.*)"$/, '$1')).filter((card) => card !== '' && card.toLowerCase() !== 'patron_id');
}
