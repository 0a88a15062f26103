import { doubled, TokenTable } from './token-table.ts';

/** Finds which titles are editions of one work. */
export interface Works {
  /** A title (0 upwards, ascending) with the keys it goes by. */
  add(title: number, keys: readonly string[]): void;
  /** One work number a title, the same for all that are joined by keys directly or through others; 0 for a title that stands alone. */
  numbers(titles: number): Uint32Array;
}

/** Joins titles by shared keys: a union–find over titles (Tarjan 1975, path halving). */
export function createWorks(): Works {
  const keys = new TokenTable();
  let parent = new Uint32Array(1024);
  let firstTitle = new Uint32Array(1024); // of each key
  const rootOf = (title: number): number => {
    let at = title;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  };
  return {
    add(title, own) {
      while (title >= parent.length) parent = doubled(parent);
      parent[title] = title;
      for (const key of own) {
        const known = keys.size;
        const number = keys.add(key, title);
        if (number === known) {
          if (number === firstTitle.length) firstTitle = doubled(firstTitle);
          firstTitle[number] = title;
          continue;
        }
        const a = rootOf(title);
        const b = rootOf(firstTitle[number]!);
        if (a < b) parent[b] = a;
        else parent[a] = b;
      }
    },
    numbers(titles) {
      const size = new Uint32Array(titles);
      for (let title = 0; title < titles; title += 1) size[rootOf(title)]! += 1;
      const numbers = new Uint32Array(titles);
      let works = 0;
      for (let title = 0; title < titles; title += 1) {
        const root = rootOf(title);
        if (size[root]! < 2) continue;
        if (root === title) numbers[title] = works += 1;
        else numbers[title] = numbers[root]!;
      }
      return numbers;
    },
  };
}
