import { worth } from './re-rank.ts';

/** One member's say: her titles best first, and which titles she would not mind. */
export interface Voice {
  readonly columns: Uint32Array;
  /** Mask of the columns in the better half of all she could be offered; null: she minds nothing. */
  readonly acceptable: Uint8Array | null;
}

export interface JointTitle {
  readonly column: number;
  /** Mean over the members of what its place with each is worth, 0 to 1. */
  readonly score: number;
  /** Members who have it among their best. */
  readonly fans: number;
}

/**
 * A ranking for several readers by the average without misery (Masthoff 2004): the mean of what the title's place in each member's ranking is worth
 * (1/log₂(place + 1), 0 below her best), without the titles that are in the worse half of anybody's ranking. Equal means: the title that more members have first, then the lower column.
 */
export function jointRanking(voices: readonly Voice[]): JointTitle[] {
  const sums = new Map<number, { score: number; fans: number }>();
  for (const { columns } of voices) {
    columns.forEach((column, place) => {
      const sum = sums.get(column) ?? { score: 0, fans: 0 };
      sums.set(column, { score: sum.score + worth(place), fans: sum.fans + 1 });
    });
  }
  return [...sums].filter(([column]) => voices.every(({ acceptable }) => acceptable === null || acceptable[column] === 1))
    .map(([column, { score, fans }]) => ({ column, score: score / voices.length, fans }))
    .sort((a, b) => b.score - a.score || b.fans - a.fans || a.column - b.column);
}
