/** How the places of many lists fall to the titles of the catalogue (engine notes 3.4). */
export interface Exposure {
  /** Titles that stand in at least one list ÷ all titles. */
  readonly coverage: number;
  /** Gini coefficient of places a title over all titles: Σ_i (2i − n − 1)·x_i ÷ (n·Σx), x ascending, i from 1. 0 = equal, near 1 = all to one. */
  readonly gini: number;
  /** Shannon entropy −Σ s·log2 s of the titles' shares s of all places, bits. */
  readonly entropy: number;
}

/** The exposure from the number of places of each title. */
export function exposureOf(places: Uint32Array): Exposure {
  const shown = places.filter((count) => count > 0).sort();
  const n = places.length;
  const total = shown.reduce((sum, count) => sum + count, 0);
  if (n === 0 || total === 0) return { coverage: 0, gini: 0, entropy: 0 };
  let weighted = 0;
  let entropy = 0;
  shown.forEach((count, at) => {
    weighted += (2 * (n - shown.length + at + 1) - n - 1) * count;
    entropy -= (count / total) * Math.log2(count / total);
  });
  return { coverage: shown.length / n, gini: weighted / (n * total), entropy };
}
