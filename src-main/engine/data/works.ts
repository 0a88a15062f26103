/** Numbers the works of titles that are added one after the other. */
export class WorkNumbers {
  readonly #workOf: number[] = [];

  /** Adds the next title: its row id, and the catalogue's number of its work (0: none). Titles are one work by that number, or as the same title in two domains. */
  add(id: number, workId: number): void {
    this.#workOf.push(workId > 0 ? workId : -id);
  }

  /** One number a title, from 1 in the order of the first titles; 0 for a title that stands alone. */
  numbers(): Uint32Array {
    const titles = new Map<number, number>();
    for (const work of this.#workOf) titles.set(work, (titles.get(work) ?? 0) + 1);
    const numberOf = new Map<number, number>();
    return Uint32Array.from(this.#workOf, (work) => {
      if (titles.get(work)! < 2) return 0;
      if (!numberOf.has(work)) numberOf.set(work, numberOf.size + 1);
      return numberOf.get(work)!;
    });
  }
}
