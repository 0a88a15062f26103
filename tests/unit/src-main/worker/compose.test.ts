import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { usualWishes } from '#contract/list-wishes.ts';
import { seriesInOrder } from '#engine/lists/series-order.ts';
import { compose, type Workshop } from '#worker/lists/compose.ts';
import { factsOfTitles } from '#worker/lists/reader-facts.ts';
import type { Stock } from '#worker/lists/stock.ts';
import '../../../helpers/properties.ts';

const size = 60;
/** Titles of which each third is a volume of one of four series, by authors of whom each has three titles; two neighbours are one work now and then. */
function shopOf(works: readonly number[], fresh: readonly number[]): Workshop {
  const places = Array.from({ length: size }, (_, place) => place);
  const volumes = places.filter((place) => place % 3 === 0).map((place) => ({ series: `s${String(place % 4)}`, number: 1 + Math.floor(place / 12), author: '', column: place }));
  const placesOfWork = Map.groupBy(places.filter((place) => works[place] !== 0), (place) => works[place]!);
  const stock = {
    titles: Int32Array.from(places, (place) => place + 100), placeOf: new Map(places.map((place) => [place + 100, place])), present: new Uint8Array(size).fill(1),
    workId: Int32Array.from(works), placesOfWork, seriesOf: new Map(volumes.map(({ column, series, number }) => [column, { series, number }])), series: seriesInOrder(volumes),
  } as unknown as Stock;
  return { stock, newPlaces: fresh, records: (ids) => ids.map((id) => ({ author: `a${String(Math.floor((id - 100) / 3))}`, tokens: Uint32Array.of(id % 7, 10 + (id % 5)) })) };
}

describe('a list', () => {
  it('keeps every condition at once, is full where it can be, and goes through a series in order', () => {
    const mask = fc.uniqueArray(fc.nat(size - 1), { maxLength: 40 });
    fc.assert(fc.property(
      fc.array(fc.integer({ min: 0, max: 25 }), { minLength: size, maxLength: size }), mask, fc.uniqueArray(fc.nat(size - 1), { maxLength: 10 }), fc.integer({ min: 1, max: 20 }),
      fc.option(fc.integer({ min: 1, max: 3 })), fc.option(fc.integer({ min: 1, max: 3 })), fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(3),
      (works, out, fresh, length, perAuthor, perSeries, surprise, newTitles) => {
        const shop = shopOf(works, fresh);
        const wishes = { ...usualWishes, length, perAuthor, perSeries, surprise, newTitles };
        const marks = new Uint8Array(size);
        for (const place of out) marks[place] = 1;
        const order = { wishes, facts: factsOfTitles(shop.stock, [], [], 'off'), mask: { out: marks, counts: new Map() }, pinned: [], spares: 3, rank: (k: number, left: Uint8Array) => Array.from({ length: size }, (_, place) => place).filter((place) => left[place] === 0).slice(0, k) };
        const { picks, shortfall } = compose(shop, order);
        const columns = picks.map(({ column }) => column);
        expect(columns.length).toBeLessThanOrEqual(length);
        expect(new Set(columns).size).toBe(columns.length);
        expect(columns.filter((column) => marks[column] === 1)).toEqual([]);
        const known = columns.map((column) => works[column]!).filter((work) => work !== 0);
        expect(new Set(known).size).toBe(known.length);
        for (const [, own] of Map.groupBy(picks, ({ author }) => author)) expect(own.length).toBeLessThanOrEqual(perAuthor ?? Infinity);
        const volumes = Map.groupBy(columns.flatMap((column) => shop.stock.seriesOf.get(column) ?? []), ({ series }) => series);
        for (const [, own] of volumes) {
          expect(own.length).toBeLessThanOrEqual(perSeries ?? Infinity);
          expect(own.map(({ number }) => number)).toEqual(Array.from(own.keys(), (at) => at + 1)); // 1, 2, 3, never 3 before 1
        }
        expect(shortfall === null).toBe(columns.length === length);
      },
    ));
  });
});
