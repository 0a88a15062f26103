/** Which title a patron takes next: the taste model of README.md. */
import { tasteKey, type Catalogue } from './catalogue.ts';
import type { Patron, PatronTaste } from './patrons.ts';
import { below, stream, weighted } from './random.ts';
import { drawFrom, massOf } from './shelves.ts';
import { circles } from './taste-match.ts';
import { tastes } from './taste-table.ts';
import { languageKinds, placeOf, places } from './title-record.ts';

export const shares = { again: 0.015, childAgain: 0.05, onward: 0.2, noise: 0.12, fresh: 0.08, circle: 0.5, otherCircle: 0.2 } as const;

/** What a patron of the row's group takes of adult, young adult and juvenile titles. */
const audienceOf: readonly (readonly [number, number, number])[] = [
  [0.02, 0.12, 1], [0.5, 1, 0.25], [1, 0.4, 0.05], [1, 0.15, 0.06], [1, 0.4, 0.08],
];
const freshDays = 75;
const remembered = 500;

export interface Chooser {
  /** A title for the patron on that day; `free` says whether a copy of a title is on the shelf. */
  choose(patronAt: number, patron: Patron, day: number): number;
}

/** loansOf: how many loans each patron will have; it bounds the histories kept. */
export function makeChooser(catalogue: Catalogue, loansOf: Uint32Array, seed: number, free: (title: number, day: number) => boolean): Chooser {
  const random = stream(seed, 'loans');
  const historyStart = new Uint32Array(loansOf.length + 1);
  for (let at = 0; at < loansOf.length; at += 1) historyStart[at + 1] = historyStart[at]! + loansOf[at]!;
  const history = new Uint32Array(historyStart[loansOf.length]!);
  const taken = new Uint32Array(loansOf.length);
  const pulls = tastePulls(catalogue);
  const cells = new Float64Array(places);

  const hadBefore = (patronAt: number, title: number): boolean => {
    const start = historyStart[patronAt]!;
    const end = start + taken[patronAt]!;
    for (let at = end - 1; at >= Math.max(start, end - remembered); at -= 1) if (history[at] === title) return true;
    return false;
  };
  const lendable = (title: number, day: number): boolean => title >= 0 && catalogue.arrival[title]! <= day && free(title, day);
  const reads = (patron: Patron, title: number): boolean =>
    patron.habit[catalogue.material[title]!]! > 0 && patron.languages[placeOf(catalogue.material[title]!, catalogue.language[title]!)]! > 0;
  const fitsAge = (patron: Patron, title: number, childrens: boolean): boolean => {
    const audience = catalogue.audience[title]!;
    return (childrens && audience === 2) || random() < (audienceOf[patron.group]?.[audience] ?? 1);
  };
  const newTo = (patronAt: number, title: number, day: number): boolean => lendable(title, day) && !hadBefore(patronAt, title);

  /** The same title again, the next of its series, its twin in another material, or more by its creator. */
  function onward(patronAt: number, patron: Patron, day: number, again: boolean): number {
    const count = taken[patronAt]!;
    const last = history[historyStart[patronAt]! + count - 1 - below(random, Math.min(count, 8))]!;
    if (again) return lendable(last, day) ? last : -1;
    const next = catalogue.following[last]!;
    if (next >= 0 && random() < 0.8 && newTo(patronAt, next, day)) return next;
    const twin = catalogue.twin[last]!;
    if (twin >= 0 && random() < 0.5 && reads(patron, twin) && newTo(patronAt, twin, day) && fitsAge(patron, twin, patron.parent)) return twin;
    const creator = catalogue.creator[last]!;
    for (let turn = 0; turn < 3; turn += 1) {
      const other = drawFrom(catalogue.creators, creator, creator, random);
      if (newTo(patronAt, other, day) && fitsAge(patron, other, patron.parent)) return other;
    }
    return -1;
  }

  /** Anything by popularity, of the materials and languages the patron uses. */
  function anything(patronAt: number, patron: Patron, day: number, turns: number): number {
    for (let place = 0; place < places; place += 1) cells[place] = patron.habit[Math.floor(place / languageKinds)]! * patron.languages[place]! * (massOf(catalogue.byMaterial, place, place) > 0 ? 1 : 0);
    for (let turn = 0; turn < turns; turn += 1) {
      const place = weighted(random, cells);
      if (place < 0) return -1;
      const title = drawFrom(catalogue.byMaterial, place, place, random);
      if (newTo(patronAt, title, day) && fitsAge(patron, title, patron.parent)) return title;
    }
    return -1;
  }

  function fresh(patronAt: number, patron: Patron, day: number, taste: number): number {
    const list = catalogue.newTitles;
    const from = firstSince(catalogue, day - freshDays + 1);
    const to = firstSince(catalogue, day + 1);
    for (let turn = 0; turn < 8 && to > from; turn += 1) {
      const title = list[from + below(random, to - from)]!;
      if (catalogue.taste[title] === taste && reads(patron, title) && newTo(patronAt, title, day)) return title;
    }
    return -1;
  }

  function byTaste(patronAt: number, patron: Patron, day: number): number {
    const own = patron.tastes[weighted(random, patron.tastes.map((taste) => taste.weight))];
    if (own === undefined) return -1;
    const childrens = tastes[own.taste]?.audience === 'juvenile' && patron.parent;
    if (random() < shares.fresh) {
      const title = fresh(patronAt, patron, day, own.taste);
      if (title >= 0) return title;
    }
    for (let place = 0; place < places; place += 1) cells[place] = patron.habit[Math.floor(place / languageKinds)]! * patron.languages[place]! * pulls[own.taste * places + place]!;
    for (let turn = 0; turn < 16; turn += 1) {
      const place = weighted(random, cells);
      if (place < 0) return -1;
      const [low, high] = circleRange(own, turn);
      const material = Math.floor(place / languageKinds);
      const title = drawFrom(catalogue.byTaste, tasteKey(own.taste, material, place % languageKinds, low), tasteKey(own.taste, material, place % languageKinds, high), random);
      if (newTo(patronAt, title, day) && fitsAge(patron, title, childrens)) return title;
    }
    return -1;
  }

  /** The circles drawn from: the patron's own at first, all of them after some turns without success. */
  function circleRange(own: PatronTaste, turn: number): readonly [number, number] {
    const luck = random();
    if (turn > 9 || luck > shares.circle + shares.otherCircle) return [0, circles - 1];
    const circle = luck < shares.circle ? own.circle : own.otherCircle;
    return [circle, circle];
  }

  /** The last resort: the first title from a random place on that can be lent, of the patron's materials if there is one. */
  function anyLeft(patron: Patron, day: number): number {
    const start = below(random, catalogue.count);
    for (const strict of [true, false]) {
      for (let step = 0; step < catalogue.count; step += 1) {
        const title = (start + step) % catalogue.count;
        if (lendable(title, day) && (!strict || reads(patron, title))) return title;
      }
    }
    throw new Error('Every copy of every title is on loan: more titles or fewer loans are needed.');
  }

  function pick(patronAt: number, patron: Patron, day: number): number {
    const luck = random();
    const again = patron.group === 0 || patron.parent ? shares.childAgain : shares.again;
    if (luck < shares.noise) return anything(patronAt, patron, day, 10);
    if (luck < shares.noise + again + shares.onward && taken[patronAt]! > 0) {
      const title = onward(patronAt, patron, day, luck < shares.noise + again);
      if (title >= 0) return title;
    }
    return byTaste(patronAt, patron, day);
  }

  return {
    choose(patronAt, patron, day) {
      let title = pick(patronAt, patron, day);
      if (title < 0) title = anything(patronAt, patron, day, 30);
      if (title < 0) title = anyLeft(patron, day);
      history[historyStart[patronAt]! + taken[patronAt]!] = title;
      taken[patronAt]! += 1;
      return title;
    },
  };
}

/** For each taste and each material and language (taste * places + placeOf): how strongly it draws. */
function tastePulls(catalogue: Catalogue): Float64Array {
  const pulls = new Float64Array(tastes.length * places);
  for (let taste = 0; taste < tastes.length; taste += 1) {
    for (let material = 0; material < 3; material += 1) {
      const whole = massOf(catalogue.byTaste, tasteKey(taste, material, 0, 0), tasteKey(taste, material, languageKinds - 1, circles - 1));
      for (let language = 0; language < languageKinds && whole > 0; language += 1) {
        const mass = massOf(catalogue.byTaste, tasteKey(taste, material, language, 0), tasteKey(taste, material, language, circles - 1));
        pulls[taste * places + placeOf(material, language)] = catalogue.parts[taste * 3 + material]! * (mass / whole) ** 0.8;
      }
    }
  }
  return pulls;
}

/** The place in newTitles of the first that arrived on the day or later. */
function firstSince(catalogue: Catalogue, day: number): number {
  let low = 0;
  let high = catalogue.newTitles.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (catalogue.arrival[catalogue.newTitles[middle]!]! < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
