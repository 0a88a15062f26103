/** The lines of the three files. */
import { cardNumber, itemBarcode, syntheticIsbn } from './codes.ts';
import { cell } from './csv-out.ts';
import type { Catalogue } from './catalogue.ts';
import type { Loan } from './lending.ts';
import { branches, groups, type Patron } from './patrons.ts';
import { hashPair } from './random.ts';
import { headingOf, materials } from './subjects.ts';
import type { TitleRecord } from './title-record.ts';

export const titleColumns = ['title_id', 'title', 'author', 'material', 'language', 'class', 'subjects', 'audience', 'year', 'publisher', 'series', 'series_number', 'isbn', 'collection', 'branch'] as const;
export const patronColumns = ['patron_id', 'group', 'birth_year', 'home_branch', 'consent', 'expiry'] as const;
export const loanColumns = ['loan_id', 'patron_id', 'item_barcode', 'title_id', 'branch', 'loan_at', 'due_at', 'returned_at', 'renewals', 'material_type', 'patron_group'] as const;

/** The collection a title stands in. */
function collectionOf(record: TitleRecord): string {
  if (record.material === 'film') return record.audience === 'juvenile' ? 'Children’s films' : 'Films';
  if (record.material === 'music') return 'Music';
  if (record.language === 'chi') return record.audience === 'juvenile' ? '少儿图书' : '中文图书';
  if (record.audience === 'juvenile') return record.subjects.includes('picture books') ? 'Picture books' : 'Children’s books';
  if (record.audience === 'young adult') return 'Young adult';
  return /^8\d\d/.test(record.classMark) ? 'Fiction' : 'Non-fiction';
}

/** The branch that holds a copy: half are the main library's. */
function branchOfCopy(copy: number): string {
  const luck = hashPair(copy, 7) % 10;
  return branches[luck < 5 ? 0 : luck < 8 ? 1 : 2];
}

export function titleLine(record: TitleRecord, firstCopy: number, withIsbn: boolean): string {
  return `${[
    String(record.id), record.title, record.creator, record.material, record.language, record.classMark,
    record.subjects.map((subject) => headingOf(subject, record.language, record.material)).join('; '),
    record.audience, record.year === null || record.year < 1 ? '' : String(record.year), record.publisher, record.series,
    record.seriesNumber === null ? '' : String(record.seriesNumber),
    withIsbn && record.material === 'book' ? syntheticIsbn(record.id) : '',
    collectionOf(record), branchOfCopy(firstCopy),
  ].map(cell).join(',')}\n`;
}

export const patronLine = (at: number, patron: Patron): string =>
  `${cardNumber(at)},${groups[patron.group] ?? 'adult'},${String(patron.birthYear)},${branches[patron.branch] ?? 'MAIN'},${patron.consent ? 'yes' : 'no'},${patron.expiry}\n`;

export function loanLine(number: number, loan: Loan, catalogue: Catalogue, patrons: readonly Patron[]): string {
  const material = materials[catalogue.material[loan.title] ?? 0] ?? 'book';
  const group = groups[patrons[loan.patron]?.group ?? 2] ?? 'adult';
  return `${String(number)},${cardNumber(loan.patron)},${itemBarcode(loan.copy)},${String(catalogue.id[loan.title])},${loan.branch},${loan.loanAt},${loan.dueAt},${loan.returnedAt},${String(loan.renewals)},${material},${group}\n`;
}
