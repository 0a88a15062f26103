import { appendFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { temporaryFolder } from './library-folders.ts';
import { projectRoot } from './library-open.ts';

export interface GeneratedFiles { readonly titles: string; readonly patrons: string; readonly loans: string }

/** The files of a fictional library, as an export would bring them. */
export function generatedFiles({ patrons, titles, loans }: { patrons: number; titles: number; loans: number }): GeneratedFiles {
  const out = temporaryFolder();
  execFileSync(process.execPath, [join(projectRoot, 'tests', 'generator', 'main.ts'), '--out', out, '--patrons', String(patrons), '--titles', String(titles), '--loans', String(loans)], { stdio: 'ignore' });
  return { titles: join(out, 'titles.csv'), patrons: join(out, 'patrons.csv'), loans: join(out, 'loans.csv') };
}

/** Three patrons that need care: one who never borrowed, one with film loans alone, and one who wants no personal list. */
export const special = { never: '00000001', filmsOnly: '00000002', refused: '00000003' } as const;

export function addSpecialPatrons(files: GeneratedFiles, films: readonly string[], books: readonly string[]): void {
  appendFileSync(files.patrons, `${special.never},adult,1980,MAIN,yes,\n${special.filmsOnly},adult,1980,MAIN,yes,\n${special.refused},adult,1980,MAIN,no,\n`);
  const loan = (patron: string, title: string, at: number, material: string): string => `X${patron}${String(at)},${patron},,${title},MAIN,2026-05-${String(at + 10)}T10:00:00,,,0,${material},adult\n`;
  appendFileSync(files.loans, films.slice(0, 8).map((title, at) => loan(special.filmsOnly, title, at, 'film') + loan(special.refused, title, at, 'film')).join('')
    + books.slice(0, 8).map((title, at) => loan(special.refused, title, at, 'book')).join(''));
}

export const formatMap = {
  map: 'format',
  domains: [{ name: 'books', any: [{ material: ['book'] }] }, { name: 'films', any: [{ material: ['film'] }] }, { name: 'music', any: [{ material: ['music'] }] }],
};
