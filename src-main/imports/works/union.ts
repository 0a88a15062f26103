/** Sets of titles that are joined two by two (Tarjan 1975, path halving); the root of a set is its first title. */
export class Union {
  #parent: Uint32Array;

  constructor(size: number) {
    this.#parent = new Uint32Array(size);
    for (let title = 0; title < size; title += 1) this.#parent[title] = title;
  }

  rootOf(title: number): number {
    const parent = this.#parent;
    let at = title;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  }

  join(a: number, b: number): void {
    const [one, other] = [this.rootOf(a), this.rootOf(b)];
    if (one < other) this.#parent[other] = one;
    else this.#parent[one] = other;
  }
}
