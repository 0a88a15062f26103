import type { HadBefore } from '#contract/corrections.ts';
import { AppError } from '#contract/errors.ts';
import type { PatronId, TitleId } from '#contract/ids.ts';
import { hadLoans, titleOfCopy, titlesNamed } from '#catalog/repositories/had-before.ts';
import { patronOfCard } from '#catalog/repositories/merged-numbers.ts';
import { matchingTitles } from '#catalog/repositories/titles.ts';
import type { Library } from '../library.ts';

const shownTitles = 8;

/**
 * Has this reader had this work, in any edition or volume? Of a title, or of the titles that fit some words, best first; a barcode is its title's.
 * @throws AppError patron-not-found
 */
export function hadBefore(library: Library, { patronId, card, titleId, text }: { patronId?: PatronId | undefined; card?: string | undefined; titleId?: TitleId | undefined; text?: string | undefined }): HadBefore {
  const { db } = library;
  const patron = patronId ?? (card ? patronOfCard(db, card) : undefined);
  if (patron === undefined) throw new AppError('patron-not-found', { count: 1 });
  const ofCopy = titleId === undefined && text ? titleOfCopy(db, text) : null;
  const ids = titleId !== undefined ? [titleId] : ofCopy !== null ? [ofCopy] : matchingTitles(db, text ?? '').slice(0, shownTitles);
  return { patronId: patron, titles: titlesNamed(db, ids).map((title) => ({ ...title, loans: hadLoans(db, patron, title.titleId) })) };
}
