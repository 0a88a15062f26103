import { HEAD } from './packed-keys.ts';

/** The packed keys of many titles in one array, by the number of the title (0 upwards). */
export class KeyRows {
  #start = new Uint32Array(1025);
  #words = new Uint32Array(16_384);
  #bytes = new Uint8Array(this.#words.buffer);
  #rows = 0;

  get size(): number { return this.#rows; }

  /** Adds the keys of a title as `packKeys` packed them, given as bytes. */
  push(packed: Uint8Array): void {
    const from = this.#start[this.#rows]!;
    const to = from + packed.length / 4;
    while (to > this.#words.length) {
      this.#words = grown(this.#words);
      this.#bytes = new Uint8Array(this.#words.buffer);
    }
    this.#bytes.set(packed, from * 4);
    this.#rows += 1;
    if (this.#rows === this.#start.length) this.#start = grown(this.#start);
    this.#start[this.#rows] = to;
  }

  get words(): Uint32Array { return this.#words; }

  medium(row: number): number { return this.#words[this.#start[row]!]! & 0xff; }
  isTelling(row: number): boolean { return (this.#words[this.#start[row]!]! & 0x100) !== 0; }
  authors(row: number): number { return (this.#words[this.#start[row]!]! >>> 16) & 0xff; }
  forms(row: number): number { return this.#words[this.#start[row]!]! >>> 24; }
  isbns(row: number): number { return this.#words[this.#start[row]! + 1]!; }

  /** Places of the hashes: each is two words. */
  volumeAt(row: number): number { return this.#start[row]! + 2; }
  mainAt(row: number): number { return this.#start[row]! + 4; }
  subAt(row: number): number { return this.#start[row]! + 6; }
  bareAt(row: number): number { return this.#start[row]! + 8; }
  authorAt(row: number, n: number): number { return this.#start[row]! + HEAD + 2 * n; }
  formAt(row: number, n: number): number { return this.authorAt(row, this.authors(row) + n); }
  isbnAt(row: number, n: number): number { return this.authorAt(row, this.authors(row) + this.forms(row) + n); }

  /** Is the hash at one place that at the other? */
  same(a: number, b: number): boolean { return this.#words[a] === this.#words[b] && this.#words[a + 1] === this.#words[b + 1]; }
  /** Is the hash at this place that of nothing? */
  none(at: number): boolean { return this.#words[at] === 0 && this.#words[at + 1] === 0; }
}

const grown = (old: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> => {
  const larger = new Uint32Array(old.length * 2);
  larger.set(old);
  return larger;
};
