import type { ReadableDB } from '#catalog/database.ts';
import { countRowsAfter } from '#catalog/repositories/counts.ts';
import { inSlices } from '#jobs/slices.ts';

export interface Counts { readonly patrons: number; readonly titles: number; readonly loans: number }

/** How many patrons, titles and loans there are: counted once in slices, and again after a change. */
export class CatalogCounts {
  readonly #db: ReadableDB;
  #counting: Promise<Counts> | null = null;

  constructor(db: ReadableDB) { this.#db = db; }

  read(): Promise<Counts> {
    this.#counting ??= this.#count();
    return this.#counting;
  }

  forget(): void { this.#counting = null; }

  /** Single rows that came or went: nothing has to be counted anew. */
  add(part: keyof Counts, rows: number): void {
    this.#counting = this.#counting?.then((counts) => ({ ...counts, [part]: counts[part] + rows })) ?? null;
  }

  async #count(): Promise<Counts> {
    const counted = { patrons: 0, titles: 0, loans: 0 };
    for (const [name, table] of [['patrons', 'patron'], ['titles', 'title'], ['loans', 'loan']] as const) {
      let after = 0;
      await inSlices((limit) => {
        const slice = countRowsAfter(this.#db, table, after, limit * 20);
        counted[name] += slice.count;
        after = slice.last;
        return slice.count;
      });
    }
    return counted;
  }
}
