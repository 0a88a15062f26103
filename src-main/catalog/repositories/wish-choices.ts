import type { DomainId } from '#contract/ids.ts';
import type { WishChoice, WishChoices } from '#contract/list-calls.ts';
import { row, rows, type ReadableDB } from '../database.ts';
import { knowsReturns } from './shelf.ts';

/** Titles looked at: their codes are those of all. */
const sampled = 20_000;

const codesOf = (db: ReadableDB, domainId: DomainId, column: 'language' | 'material' | 'audience'): WishChoice[] =>
  rows(db, `
    SELECT min(title.${column}) AS value, count(*) AS titles FROM (SELECT DISTINCT title_id FROM domain_assignment WHERE domain_id = ? LIMIT ${sampled}) AS own
    CROSS JOIN title ON title.id = own.title_id WHERE title.${column} IS NOT NULL GROUP BY title.${column} ORDER BY titles DESC LIMIT 100`, domainId);

/** What there is to wish for of lists of a domain's titles. */
export function wishChoices(db: ReadableDB, domainId: DomainId): WishChoices {
  return {
    branches: rows<{ code: string }>(db, 'SELECT code FROM branch ORDER BY code').map(({ code }) => code),
    groups: rows(db, 'SELECT patron_group.code, count(*) AS patrons FROM patron JOIN patron_group ON patron_group.id = patron.group_id GROUP BY patron_group.id ORDER BY patrons DESC'),
    languages: codesOf(db, domainId, 'language'), materials: codesOf(db, domainId, 'material'), audiences: codesOf(db, domainId, 'audience'),
    knowsShelf: row(db, 'SELECT 1 FROM item LIMIT 1') !== undefined && knowsReturns(db),
  };
}
