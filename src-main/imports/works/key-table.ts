import { mixed } from './hash.ts';

const EMPTY = 0;

/** Numbers keys of 64 bits from 0 upwards in the order they come. A key is given as its two halves, and never both 0. */
export class KeyTable {
  #high = new Uint32Array(1024);
  #low = new Uint32Array(1024);
  #number = new Uint32Array(1024);
  #size = 0;

  get size(): number { return this.#size; }

  /** The number of a key; -1 where it is not there. */
  find(high: number, low: number): number {
    const slot = this.#slotOf(high, low);
    return this.#isFree(slot) ? -1 : this.#number[slot]!;
  }

  /** The number of a key, which gets the next one where it is new. */
  add(high: number, low: number): number {
    let slot = this.#slotOf(high, low);
    if (!this.#isFree(slot)) return this.#number[slot]!;
    if (this.#size * 4 >= this.#high.length * 3) {
      this.#grow();
      slot = this.#slotOf(high, low);
    }
    this.#high[slot] = high;
    this.#low[slot] = low;
    this.#number[slot] = this.#size;
    this.#size += 1;
    return this.#size - 1;
  }

  #isFree(slot: number): boolean { return this.#high[slot] === EMPTY && this.#low[slot] === EMPTY; }

  #slotOf(high: number, low: number): number {
    const mask = this.#high.length - 1;
    let slot = low & mask;
    while (!this.#isFree(slot) && (this.#low[slot] !== low || this.#high[slot] !== high)) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const [high, low, number] = [this.#high, this.#low, this.#number];
    this.#high = new Uint32Array(high.length * 2);
    this.#low = new Uint32Array(high.length * 2);
    this.#number = new Uint32Array(high.length * 2);
    for (let slot = 0; slot < high.length; slot += 1) {
      if (high[slot] === EMPTY && low[slot] === EMPTY) continue;
      const free = this.#slotOf(high[slot]!, low[slot]!);
      this.#high[free] = high[slot]!;
      this.#low[free] = low[slot]!;
      this.#number[free] = number[slot]!;
    }
  }
}

/** A key put together of several. */
export class MixedKey {
  high = 0;
  low = 0;

  begin(seed: number): this {
    this.high = mixed(seed + 0x51ed270b);
    this.low = mixed(seed + 0x9e3779b1);
    return this;
  }

  /** Puts two further halves in; the order counts. */
  add(high: number, low: number): this {
    this.high = mixed((Math.imul(this.high, 31) + high) ^ low);
    this.low = (mixed((Math.imul(this.low, 37) + low) ^ Math.imul(high, 0x27d4eb2f)) | 1) >>> 0; // never the empty key
    return this;
  }
}
