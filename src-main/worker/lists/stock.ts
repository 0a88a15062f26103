import type { DomainId } from '#contract/ids.ts';
import type { ReadableDB } from '#catalog/database.ts';
import { branchIdOf, copiesOf, numberedTitles, stockOf } from '#catalog/repositories/list-facts.ts';
import { authorNames } from '#engine/data/author-names.ts';
import { readershipOf, type Readership } from '#engine/lists/age-guard.ts';
import { seriesInOrder, type Series } from '#engine/lists/series-order.ts';
import { seriesPlace, type SeriesPlace } from '#engine/lists/series-place.ts';

/**
 * What lists need to know of a domain's titles, by place: first the columns of the model in their order, then the titles that came after its training.
 * Codes are numbered; `codes` has their texts in lower case.
 */
export interface Stock {
  /** Row ids by place. */
  readonly titles: Int32Array;
  readonly placeOf: ReadonlyMap<number, number>;
  /** 1: the title is in the domain today. */
  readonly present: Uint8Array;
  readonly workId: Int32Array;
  readonly placesOfWork: ReadonlyMap<number, readonly number[]>;
  readonly language: Uint16Array;
  readonly material: Uint16Array;
  readonly audience: Uint16Array;
  readonly year: Int16Array;
  readonly readership: readonly Readership[];
  readonly codes: readonly string[];
  readonly seriesOf: ReadonlyMap<number, SeriesPlace>;
  readonly series: ReadonlyMap<string, Series>;
}

/** Reads the titles of a domain. @param trained row ids of the model's columns; none without a model */
export function readStock(db: ReadableDB, domainId: DomainId, trained: Int32Array): Stock {
  const placeOf = new Map<number, number>(Array.from(trained, (id, place) => [id, place]));
  const stored = [...stockOf(db, domainId)];
  for (const { id } of stored) if (!placeOf.has(id)) placeOf.set(id, placeOf.size);
  const size = placeOf.size;
  const codes = new Map<string, number>([['', 0]]);
  const codeOf = (text: string): number => {
    const code = text.toLowerCase();
    const known = codes.get(code);
    if (known !== undefined) return known;
    if (codes.size > 65_000) return 0;
    codes.set(code, codes.size);
    return codes.size - 1;
  };
  const readerships = new Map<string, Readership>();
  const titles = new Int32Array(size);
  trained.forEach((id, place) => { titles[place] = id; });
  const [present, workId, year] = [new Uint8Array(size), new Int32Array(size), new Int16Array(size)];
  const [language, material, audience] = [new Uint16Array(size), new Uint16Array(size), new Uint16Array(size)];
  const readership = new Array<Readership>(size).fill('unknown');
  const placesOfWork = new Map<number, number[]>();
  for (const title of stored) {
    const place = placeOf.get(title.id)!;
    titles[place] = title.id;
    present[place] = 1;
    workId[place] = title.workId;
    if (title.workId !== 0) placesOfWork.set(title.workId, [...(placesOfWork.get(title.workId) ?? []), place]);
    year[place] = title.year;
    language[place] = codeOf(title.language);
    material[place] = codeOf(title.material);
    audience[place] = codeOf(title.audience);
    const key = `${title.audience}\n${title.collection}\n${title.material}\n${title.isJuvenile}`;
    let known = readerships.get(key);
    if (known === undefined) readerships.set(key, known = title.isJuvenile === 1 ? 'children' : readershipOf(title.audience, title.collection, title.material));
    readership[place] = known;
  }
  const seriesOf = new Map<number, SeriesPlace>();
  const volumes = numberedTitles(db, domainId).flatMap((title) => {
    const found = seriesPlace(title);
    const column = placeOf.get(title.id);
    if (found === null || column === undefined) return [];
    seriesOf.set(column, found);
    return [{ ...found, column, author: authorNames(title.author)[0] ?? '' }];
  });
  return { titles, placeOf, present, workId, placesOfWork, language, material, audience, year, readership, codes: [...codes.keys()], seriesOf, series: seriesInOrder(volumes) };
}

/** Where the copies of the stock are, by place. */
export interface Shelves {
  /** A copy is in at some branch, and at the branch asked for; the branch owns a copy. */
  readonly isIn: Uint8Array;
  readonly isInHere: Uint8Array;
  readonly isOwnedHere: Uint8Array;
}

/** Looks where all copies are. @param branch code of the branch asked for; null: none, and every branch will do */
export function readShelves(db: ReadableDB, domainId: DomainId, { placeOf }: Stock, branch: string | null): Shelves {
  const here = branch === null ? null : branchIdOf(db, branch);
  const [isIn, isInHere, isOwnedHere] = [new Uint8Array(placeOf.size), new Uint8Array(placeOf.size), new Uint8Array(placeOf.size)];
  for (const [titleId, branchId, isOut] of copiesOf(db, domainId)) {
    const place = placeOf.get(titleId);
    if (place === undefined) continue;
    const isHere = here === null || branchId === here;
    if (isOut === 0) isIn[place] = 1;
    if (isHere) isOwnedHere[place] = 1;
    if (isHere && isOut === 0) isInHere[place] = 1;
  }
  return { isIn, isInHere, isOwnedHere };
}
