import type { DeskRules } from '#contract/desk-rules.ts';
import type { ReadableDB } from '#catalog/database.ts';
import { copiesOf, findCopy, titlesWithNumber, type StoredCopy } from '#catalog/repositories/desk-copies.ts';
import { deskPatron, hasPseudonyms, patronByCard, type StoredDeskPatron } from '#catalog/repositories/desk-patrons.ts';
import { readIsbns } from '#imports/values/isbn.ts';
import { pseudonymiser } from '#imports/records/patron-ids.ts';
import type { Library } from '../library.ts';
import { pseudonymKey } from '../pseudonym-key.ts';
import { bareNumber, mayBe, readings, wholeNumber } from './scanned-number.ts';

/** What a scanned number is. Several copies: the number is that of a title. Nothing at all where nobody knows it. */
export interface Found {
  readonly number: string;
  readonly patron: StoredDeskPatron | null;
  readonly copies: readonly StoredCopy[];
  /** What it may be where nobody knows it. Empty: it was misread. */
  readonly mayBe: readonly ('patron' | 'copy')[];
}

/** Looks up a number as a card, a copy's barcode or number, a title's number or an ISBN. Every look-up goes by an index. */
export function lookUp(library: Library, typed: string, rules: DeskRules): Found {
  const { db } = library;
  const number = bareNumber(typed);
  const patron = findPatron(library, number, rules) ?? null;
  const copy = firstOf(readings(number, rules.copies), (reading) => findCopy(db, reading));
  const copies = copy !== undefined ? [copy] : patron === null ? copiesByTitle(db, number) : [];
  const isCard = mayBe(number, rules.cards);
  const isCopy = mayBe(number, rules.copies);
  return { number, patron, copies, mayBe: [...(isCard ? ['patron' as const] : []), ...(isCopy ? ['copy' as const] : [])] };
}

/** The patron with this card: as it stands in the catalogue, else by its pseudonym where cards stand as pseudonyms. */
export function findPatron(library: Library, number: string, rules: DeskRules): StoredDeskPatron | undefined {
  const { db } = library;
  const tried = readings(number, rules.cards);
  const found = firstOf(tried, (reading) => patronByCard(db, reading));
  if (found !== undefined || !hasPseudonyms(db)) return found;
  const name = pseudonymiser(pseudonymKey(library.environment.settings.folder));
  return firstOf(tried, (reading) => patronByCard(db, name(reading)));
}

/** What a new card is kept as: its number, or its pseudonym where the catalogue has those. */
export function cardName(library: Library, typed: string, rules: DeskRules): string {
  const number = wholeNumber(bareNumber(typed), rules.cards);
  return hasPseudonyms(library.db) ? pseudonymiser(pseudonymKey(library.environment.settings.folder))(number) : number;
}

export const patronById = (library: Library, id: number): StoredDeskPatron | undefined => deskPatron(library.db, id);

function copiesByTitle(db: ReadableDB, number: string): StoredCopy[] {
  return titlesWithNumber(db, number, readIsbns(number)[0]).flatMap((id) => copiesOf(db, id));
}

function firstOf<T>(tried: readonly string[], find: (number: string) => T | undefined): T | undefined {
  for (const number of tried) {
    const found = find(number);
    if (found !== undefined) return found;
  }
  return undefined;
}
