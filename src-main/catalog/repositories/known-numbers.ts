import { plainNumber } from './loan-columns.ts';

/** Numbers with letters or leading zeros, which take more room. */
const mostOther = 150_000;

/**
 * Remembers two row ids by the library's number of a thing. Most libraries' numbers are plain ones, and are kept as such, in a few bytes; when
 * there are too many, all are forgotten and looked up again as they come.
 */
export class KnownNumbers {
  readonly #mostBits: number;
  #bits = 12;
  #keys = new Float64Array(2 ** 12);
  #ids = new Int32Array(2 * 2 ** 12);
  #used = 0;
  readonly #others = new Map<string, readonly [number, number]>();
  /** The second id of the number that was found last. */
  second = 0;

  /** @param mostBits of the table's size: it grows to 2 to that power slots of 16 bytes, of which four in five are used */
  constructor(mostBits: number) { this.#mostBits = mostBits; }

  /** The first id of a number; 0: not known. */
  get(number: string | number): number {
    if (typeof number === 'string' && !plainNumber.test(number)) {
      const found = this.#others.get(number);
      if (found === undefined) return 0;
      this.second = found[1];
      return found[0];
    }
    const at = this.#slot(Number(number));
    this.second = this.#ids[2 * at + 1]!;
    return this.#ids[2 * at]!;
  }

  set(number: string | number, first: number, second = 0): void {
    if (typeof number === 'string' && !plainNumber.test(number)) {
      if (this.#others.size >= mostOther) this.#others.clear();
      this.#others.set(number, [first, second]);
      return;
    }
    if (this.#used >= 0.8 * this.#keys.length) this.#makeRoom();
    const key = Number(number);
    const at = this.#slot(key);
    if (this.#keys[at] === 0) this.#used += 1;
    this.#keys[at] = key;
    this.#ids[2 * at] = first;
    this.#ids[2 * at + 1] = second;
  }

  /** Grows the table; one that may not grow is emptied. */
  #makeRoom(): void {
    const [keys, ids] = [this.#keys, this.#ids];
    if (this.#bits === this.#mostBits) {
      keys.fill(0);
      ids.fill(0);
      this.#used = 0;
      return;
    }
    this.#bits += 1;
    this.#keys = new Float64Array(2 * keys.length);
    this.#ids = new Int32Array(2 * ids.length);
    for (const [slot, key] of keys.entries()) {
      if (key === 0) continue;
      const at = this.#slot(key);
      this.#keys[at] = key;
      this.#ids[2 * at] = ids[2 * slot]!;
      this.#ids[2 * at + 1] = ids[2 * slot + 1]!;
    }
  }

  /** Where a number stands, or would stand. */
  #slot(key: number): number {
    let at = Math.imul(key ^ (key / 4_294_967_296), 2_654_435_761) >>> (32 - this.#bits);
    const last = this.#keys.length - 1;
    while (this.#keys[at] !== 0 && this.#keys[at] !== key) at = (at + 1) & last;
    return at;
  }
}
