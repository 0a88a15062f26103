import { AppError } from '#contract/errors.ts';
import type { MapId, Page, PatronId, TitleId } from '#contract/ids.ts';
import type { PatronDetail, PatronLoan, PatronRow } from '#contract/patrons.ts';
import type { TitleDetail, TitlePage } from '#contract/titles.ts';
import { titlesWithNumber } from '#catalog/repositories/desk-copies.ts';
import * as patrons from '#catalog/repositories/patrons.ts';
import type { Paging } from '#catalog/repositories/paging.ts';
import * as titles from '#catalog/repositories/titles.ts';
import type { Library } from './library.ts';

export const searchPatrons = (library: Library, query: { text: string } & Paging): Page<PatronRow> => patrons.searchPatrons(library.db, query);

/** @throws AppError patron-not-found */
export function showPatron(library: Library, { patronId, mapId }: { patronId: PatronId; mapId?: MapId | undefined }): PatronDetail {
  const found = patrons.showPatron(library.db, patronId, mapId ?? null);
  if (found === null) throw new AppError('patron-not-found', { count: 1 });
  return found;
}

export const patronLoans = (library: Library, query: { patronId: PatronId; mapId?: MapId | undefined } & Paging): Page<PatronLoan> =>
  patrons.patronLoans(library.db, { ...query, mapId: query.mapId ?? null });

/** Row ids of card numbers. @throws AppError patron-not-found with how many are not there; it names none of them */
export function requirePatrons(library: Library, cards: readonly string[]): PatronId[] {
  const { ids, missing } = patrons.patronIds(library.db, cards);
  if (missing > 0) throw new AppError('patron-not-found', { count: missing });
  return ids;
}

/** Row ids of title numbers, also of titles that were merged into others. @throws AppError title-not-found */
export function requireTitles(library: Library, numbers: readonly string[]): TitleId[] {
  return [...new Set(numbers)].map((number) => {
    const [found] = titlesWithNumber(library.db, number, undefined);
    if (found === undefined) throw new AppError('title-not-found');
    return found as TitleId;
  });
}

export const searchTitles = (library: Library, query: { text: string } & Paging): TitlePage => titles.searchTitles(library.db, query);

/** @throws AppError title-not-found */
export function showTitle(library: Library, titleId: TitleId): TitleDetail {
  const found = titles.showTitle(library.db, titleId);
  if (found === null) throw new AppError('title-not-found');
  return found;
}
