/**
 * Numbers texts in the order in which they are first seen, 0 upwards, and counts the documents each stands in. A text itself is kept from its
 * second document on only, so that a catalogue's many words that occur once cost 16 bytes each. Texts are told apart by 64 bits of hash:
 * of five million texts two are mistaken for one with a probability under one in a million.
 */
export class TokenTable {
  /** Documents of each number. */
  documents = new Uint32Array(1024);
  size = 0;
  #slots = new Uint32Array(4096); // number + 1, 0 = free
  #low = new Uint32Array(1024);
  #high = new Uint32Array(1024);
  #last = new Uint32Array(1024); // document + 1 that was counted last
  readonly #texts: string[] = [];
  readonly #textAt = new Map<number, number>();

  /** The number of a text that stands in `document` (0 upwards, ascending); a repeat in the same document is not counted again. */
  add(text: string, document: number): number {
    let low = 0x811c9dc5;
    let high = 0x9e3779b9;
    for (let c = 0; c < text.length; c += 1) {
      const code = text.charCodeAt(c);
      low = Math.imul(low ^ code, 0x01000193);
      high = Math.imul(high ^ code, 0x85ebca6b);
      high ^= high >>> 15;
    }
    low = (low ^ (low >>> 15)) >>> 0;
    high >>>= 0;
    const mask = this.#slots.length - 1;
    let slot = (low ^ high) & mask;
    for (;;) {
      const held = this.#slots[slot]!;
      if (held === 0) return this.#put(slot, low, high, document);
      if (this.#low[held - 1] === low && this.#high[held - 1] === high) return this.#count(held - 1, document, text);
      slot = (slot + 1) & mask;
    }
  }

  /** The text of a number; empty while it stands in one document only. */
  textOf(number: number): string {
    return this.#texts[this.#textAt.get(number) ?? -1] ?? '';
  }

  #count(number: number, document: number, text: string): number {
    if (this.#last[number] !== document + 1) {
      this.#last[number] = document + 1;
      this.documents[number]! += 1;
      if (this.documents[number] === 2) {
        this.#textAt.set(number, this.#texts.length);
        this.#texts.push(text);
      }
    }
    return number;
  }

  #put(slot: number, low: number, high: number, document: number): number {
    const number = this.size;
    if (number === this.documents.length) this.#grow();
    this.#slots[slot] = number + 1;
    this.#low[number] = low;
    this.#high[number] = high;
    this.#last[number] = document + 1;
    this.documents[number] = 1;
    this.size += 1;
    if (this.size * 2 > this.#slots.length) this.#spread();
    return number;
  }

  #grow(): void {
    this.documents = doubled(this.documents);
    this.#low = doubled(this.#low);
    this.#high = doubled(this.#high);
    this.#last = doubled(this.#last);
  }

  #spread(): void {
    const slots = new Uint32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let number = 0; number < this.size; number += 1) {
      let slot = (this.#low[number]! ^ this.#high[number]!) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = number + 1;
    }
    this.#slots = slots;
  }
}

/** A copy of twice the length. */
export function doubled(array: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}
