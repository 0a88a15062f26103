/** A few of many things, from all over the catalogue and the same ones each time: those whose ids come first in an order that only looks like chance. */
export class SpreadSamples<Thing> {
  readonly #most: number;
  #kept: { readonly place: number; readonly thing: Thing }[] = [];

  constructor(most: number) { this.#most = most; }

  /** `make` is asked only for what is kept so far. */
  add(id: number, make: () => Thing): void {
    const place = Math.imul(id, 0x9e3779b1) >>> 0; // Knuth's multiplicative hash
    if (this.#kept.length === this.#most && place > this.#kept.at(-1)!.place) return;
    this.#kept = [...this.#kept, { place, thing: make() }].sort((a, b) => a.place - b.place).slice(0, this.#most);
  }

  get list(): Thing[] { return this.#kept.map(({ thing }) => thing); }
}
