import type { PatronId, TitleId } from '#contract/ids.ts';
import type { ReadableDB } from '#catalog/database.ts';
import { ageFacts, readTitles, refusedTitles, type ReadTitle } from '#catalog/repositories/list-facts.ts';
import { guardOf, readershipOf, type Guard } from '#engine/lists/age-guard.ts';
import { seriesPlace } from '#engine/lists/series-place.ts';
import type { Stock } from './stock.ts';

/** For whom a list is: what was read, by one reader or several. */
export interface ReaderFacts {
  /** The latest first. */
  readonly read: readonly ReadTitle[];
  /** Places of the stock that were read, in whatever edition. */
  readonly readPlaces: ReadonlySet<number>;
  readonly refusedPlaces: ReadonlySet<number>;
  /** The volumes read of each series by their numbers, and when one of it was read last (seconds). */
  readonly series: ReadonlyMap<string, { readonly volumes: ReadonlyMap<number, TitleId>; readonly loanedAt: number }>;
  readonly guard: Guard;
  /** Personal lists were refused: hers is of what is popular. */
  readonly refusedLists: boolean;
}

/** What a list for a patron has to go by. Of one who refused personal lists that is nothing but the age and the group. */
export function factsOfPatron(db: ReadableDB, stock: Stock, patronId: PatronId, isGuarded: boolean): ReaderFacts {
  const read = readTitles(db, patronId);
  const known = ageFacts(db, patronId) ?? { birthYear: null, group: '', refused: false };
  const marks = read.map(({ audience, collection, material }) => readershipOf(audience, collection, material)).filter((mark) => mark !== 'unknown');
  const loansForAdults = marks.filter((mark) => mark === 'adults').length;
  const guard = isGuarded ? guardOf({ ...known, loansForAdults, loansForOthers: marks.length - loansForAdults }, new Date().getFullYear()) : 'off';
  return { ...factsOfTitles(stock, read, refusedTitles(db, patronId), guard), refusedLists: known.refused };
}

/** The same of titles that are named outright. */
export function factsOfTitles(stock: Stock, read: readonly ReadTitle[], refused: readonly TitleId[], guard: Guard): ReaderFacts {
  const readPlaces = new Set<number>();
  const series = new Map<string, { volumes: Map<number, TitleId>; loanedAt: number }>();
  for (const title of read) {
    const own = stock.placeOf.get(title.id);
    if (own !== undefined) readPlaces.add(own);
    if (title.workId !== 0) for (const place of stock.placesOfWork.get(title.workId) ?? []) readPlaces.add(place);
    const at = seriesPlace(title);
    if (at === null || !stock.series.has(at.series) || !Number.isFinite(at.number)) continue;
    const begun = series.get(at.series);
    if (begun === undefined) series.set(at.series, { volumes: new Map([[at.number, title.id]]), loanedAt: title.loanedAt });
    else if (!begun.volumes.has(at.number)) begun.volumes.set(at.number, title.id);
  }
  return { read, readPlaces, refusedPlaces: placesOf(stock, refused), series, guard, refusedLists: false };
}

const placesOf = ({ placeOf }: Stock, ids: readonly TitleId[]): Set<number> =>
  new Set(ids.flatMap((id) => { const place = placeOf.get(id); return place === undefined ? [] : [place]; }));
