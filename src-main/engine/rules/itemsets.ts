/** Sets of one to three items with the number of transactions that hold them. */
export class Itemsets {
  /** Three entries a set: its items in ascending order, −1 where it has fewer. */
  readonly items: number[] = [];
  readonly support: number[] = [];

  get size(): number {
    return this.support.length;
  }

  /** Adds a set in any order of its items. */
  add(support: number, a: number, b = -1, c = -1): void {
    const set = [a, b, c].filter((item) => item >= 0).sort((x, y) => x - y);
    this.items.push(set[0]!, set[1] ?? -1, set[2] ?? -1);
    this.support.push(support);
  }
}

/** Thrown where more sets are frequent than can be kept. */
export class TooManyItemsets extends Error {}

/** What mining is limited to. */
export interface MiningLimits {
  /** Transactions a set must be in. */
  readonly support: number;
  /** Most sets to find; one more throws `TooManyItemsets`. */
  readonly most: number;
}
