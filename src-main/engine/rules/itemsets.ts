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
    this.support.push(support);
    if (b < 0) this.items.push(a, -1, -1);
    else if (c < 0) this.items.push(Math.min(a, b), Math.max(a, b), -1);
    else {
      const [least, most] = [Math.min(a, b, c), Math.max(a, b, c)];
      this.items.push(least, a + b + c - least - most, most);
    }
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
