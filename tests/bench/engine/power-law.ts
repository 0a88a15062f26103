import { seededRandom } from '#engine/matrix/random.ts';
import type { SparsePattern } from '#engine/matrix/sparse.ts';

/** Made-up pairs with the shape of a large ratings set of books (goodbooks-10k), and two more titles of every patron that are held out. */
export interface PowerLaw {
  readonly pairs: SparsePattern & { readonly weight: null };
  /** Two columns a row. */
  readonly held: Uint32Array;
}

/** Tastes a title can belong to; a patron has one to three of them. */
const TASTES = 60;

/** The r-th title is borrowed with probability proportional to (r + SHIFT)^−FAME. */
const FAME = 1;
const SHIFT = 60;

/**
 * Each patron borrows between about a sixth and twice the mean number of titles, two thirds of them within her tastes, more famous ones more
 * often. @param loans pairs altogether, the held out ones among them
 */
export function powerLaw(patrons: number, titles: number, loans: number, seed: number): PowerLaw {
  const random = seededRandom(seed);
  const tasteOf = Uint8Array.from({ length: titles }, () => Math.floor(random() * TASTES));
  const byTaste = Array.from({ length: TASTES }, (_, taste) => Uint32Array.from(tasteOf.keys()).filter((title) => tasteOf[title] === taste));
  const all = Uint32Array.from({ length: titles }, (_, title) => title);
  const drawAny = drawer(all, random);
  const drawOf = byTaste.map((own) => drawer(own, random));
  const mean = loans / patrons;
  const start = new Uint32Array(patrons + 1);
  const index = new Uint32Array(loans + 4 * patrons);
  const held = new Uint32Array(2 * patrons);
  const seen = new Uint32Array(titles);
  let size = 0;
  for (let u = 0; u < patrons; u += 1) {
    const most = Math.min(titles / 2, Math.max(4, Math.round(mean * (0.16 + 1.68 * random()))));
    const tastes = Array.from({ length: 1 + Math.floor(random() * 3) }, () => Math.floor(random() * TASTES));
    let own = 0;
    for (let tries = 0; own < most && tries < 40 * most; tries += 1) {
      const title = random() < 0.67 ? drawOf[tastes[Math.floor(random() * tastes.length)]!]!() : drawAny();
      if (seen[title] === u + 1) continue;
      seen[title] = u + 1;
      if (own < 2) held[2 * u + own] = title;
      else index[size++] = title;
      own += 1;
    }
    start[u + 1] = size;
  }
  return { pairs: { rowCount: patrons, columnCount: titles, start, index: index.slice(0, size), weight: null }, held };
}

/** Draws titles of a list by their fame. */
function drawer(list: Uint32Array, random: () => number): () => number {
  const sums = new Float64Array(list.length);
  let sum = 0;
  for (let r = 0; r < list.length; r += 1) sums[r] = sum += (list[r]! + SHIFT) ** -FAME;
  return () => {
    const wanted = random() * sum;
    let low = 0;
    let high = list.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle]! < wanted) low = middle + 1;
      else high = middle;
    }
    return list[low]!;
  };
}
