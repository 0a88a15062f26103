import type { DomainId } from '#contract/ids.ts';
import type { LeftOutBy, ListWishes } from '#contract/list-wishes.ts';
import type { ReadableDB } from '#catalog/database.ts';
import { knowsReturns } from '#catalog/repositories/shelf.ts';
import { suits, type Guard } from '#engine/lists/age-guard.ts';
import { readShelves, type Stock } from './stock.ts';

/** Which places a list may not hold, and how many each condition left out; a title counts for the first that it fails. */
export interface Mask {
  readonly out: Uint8Array;
  readonly counts: ReadonlyMap<LeftOutBy, number>;
}

/** Applies what is wished of the stock, guard by guard; each mask is made once. */
export function wishMasks(db: ReadableDB, domainId: DomainId, stock: Stock, wishes: ListWishes): (guard: Guard) => Mask {
  const isWished = testsOf(db, domainId, stock, wishes);
  const made = new Map<Guard, Mask>();
  return (guard) => {
    let mask = made.get(guard);
    if (mask === undefined) made.set(guard, mask = maskOf(stock, guard, isWished));
    return mask;
  };
}

type Test = readonly [by: LeftOutBy, isWished: (place: number) => boolean];

function maskOf(stock: Stock, guard: Guard, tests: readonly Test[]): Mask {
  const out = new Uint8Array(stock.titles.length);
  const counts = new Map<LeftOutBy, number>();
  const all: readonly Test[] = [['age-guard', (place) => suits(guard, stock.readership[place]!)], ...tests];
  for (let place = 0; place < out.length; place += 1) {
    if (stock.present[place] === 0) { out[place] = 1; continue; }
    const failed = all.find(([, isWished]) => !isWished(place));
    if (failed === undefined) continue;
    out[place] = 1;
    counts.set(failed[0], (counts.get(failed[0]) ?? 0) + 1);
  }
  return { out, counts };
}

/** The conditions that are really wished, so that a list without any costs nothing. */
function testsOf(db: ReadableDB, domainId: DomainId, stock: Stock, wishes: ListWishes): Test[] {
  const tests: Test[] = [];
  const among = (by: LeftOutBy, wanted: readonly string[], codes: Uint16Array): void => {
    if (wanted.length === 0) return;
    const numbers = new Set(wanted.map((code) => stock.codes.indexOf(code.toLowerCase())));
    tests.push([by, (place) => numbers.has(codes[place]!)]);
  };
  among('language', wishes.languages, stock.language);
  among('material', wishes.materials, stock.material);
  among('audience', wishes.audiences, stock.audience);
  const { fromYear, toYear } = wishes;
  if (fromYear !== null || toYear !== null) {
    tests.push(['year', (place) => { const year = stock.year[place]!; return year > 0 && year >= (fromYear ?? 0) && year <= (toYear ?? 9999); }]);
  }
  if (wishes.availability !== 'any') {
    const shelves = readShelves(db, domainId, stock, wishes.branch);
    const { availability } = wishes;
    const known = availability === 'in-branch' || knowsReturns(db);
    const marks = availability === 'in-branch' || !known ? shelves.isOwnedHere : availability === 'on-shelf' ? shelves.isInHere : shelves.isIn;
    tests.push(['availability', (place) => marks[place] === 1]);
  }
  return tests;
}
