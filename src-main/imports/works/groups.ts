import { KeyTable, type MixedKey } from './key-table.ts';

/** Titles by a key that they share. */
export class Groups {
  #keys = new KeyTable();
  #head = new Int32Array(1024);
  #next = new Int32Array(1024);
  #title = new Uint32Array(1024);
  #nodes = 0;

  get size(): number { return this.#keys.size; }

  has(key: MixedKey): boolean { return this.#keys.find(key.high, key.low) >= 0; }

  add(key: MixedKey, title: number): void {
    const known = this.#keys.size;
    const group = this.#keys.add(key.high, key.low);
    if (group === this.#head.length) this.#head = grown(this.#head, new Int32Array(group * 2));
    if (this.#nodes === this.#title.length) {
      this.#next = grown(this.#next, new Int32Array(this.#nodes * 2));
      this.#title = grown(this.#title, new Uint32Array(this.#nodes * 2));
    }
    this.#next[this.#nodes] = group === known ? -1 : this.#head[group]!;
    this.#title[this.#nodes] = title;
    this.#head[group] = this.#nodes;
    this.#nodes += 1;
  }

  /** The titles of a group, each once, the latest first; null where they are fewer than two or more than `most`. */
  members(group: number, most: number): number[] | null {
    const found: number[] = [];
    for (let node = this.#head[group]!; node >= 0; node = this.#next[node]!) {
      const title = this.#title[node]!;
      if (found.at(-1) !== title) found.push(title); // a title's own keys come one after the other
      if (found.length > most) return null;
    }
    return found.length < 2 ? null : found;
  }
}

function grown<T extends Uint32Array | Int32Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}
