import { mediums, type Medium } from '#contract/titles.ts';
import { Groups } from './groups.ts';
import type { KeyRows } from './key-rows.ts';
import { MixedKey } from './key-table.ts';
import type { Union } from './union.ts';

const numbersOf = (...names: Medium[]): ReadonlySet<number> => new Set(names.map((name) => mediums.indexOf(name)));
/** Media that tell stories; the second kind is looked for where the first has the title. */
const shown = numbersOf('film', 'game');
const told = numbersOf('text', 'film', 'game');

/** Titles of one name that are compared at most. */
export const mostOfName = 60;
/** Films or games of one text by title alone: remakes. */
const mostShown = 4;
const stretch = 5000;

/**
 * Pairs of works (by the roots of their titles) in two media that tell one story: a form of the title is the same and so is a name (the author of
 * the book among those of the film), or the title is telling and only one work of the other medium has it.
 */
export function* adaptations(rows: KeyRows, union: Union): Generator<undefined, (readonly [number, number])[]> {
  const groups = new Groups();
  const key = new MixedKey();
  const collect = function* (media: (medium: number) => boolean, onlyKnown: boolean): Generator<undefined, void> {
    for (let title = 0; title < rows.size; title += 1) {
      if (title % stretch === 0) yield;
      if (!media(rows.medium(title))) continue;
      for (let f = 0; f < rows.forms(title); f += 1) {
        const at = rows.formAt(title, f);
        key.begin(0).add(rows.words[at]!, rows.words[at + 1]!);
        if (!onlyKnown || groups.has(key)) groups.add(key, title);
      }
    }
  };
  yield* collect((medium) => shown.has(medium), false);
  if (groups.size === 0) return [];
  yield* collect((medium) => told.has(medium) && !shown.has(medium), true);
  const found = new Map<string, readonly [number, number]>();
  for (let group = 0; group < groups.size; group += 1) {
    if (group % stretch === 0) yield;
    for (const [a, b] of pairsOf(rows, union, groups.members(group, mostOfName) ?? [])) {
      const pair = a < b ? [a, b] as const : [b, a] as const;
      found.set(pair.join('/'), pair);
    }
  }
  return [...found.values()];
}

function* pairsOf(rows: KeyRows, union: Union, titles: readonly number[]): Generator<readonly [number, number]> {
  const works = new Map<number, Set<number>>(); // of each medium
  for (const title of titles) {
    const medium = rows.medium(title);
    works.set(medium, (works.get(medium) ?? new Set()).add(union.rootOf(title)));
  }
  if (works.size < 2) return;
  for (const [at, a] of titles.entries()) {
    for (const b of titles.slice(at + 1)) {
      if (rows.medium(a) === rows.medium(b) || !volumesAgree(rows, a, b)) continue;
      if (shareAuthor(rows, a, b) || isOnlyStory(rows, works, a, b)) yield [union.rootOf(a), union.rootOf(b)];
    }
  }
}

/** Has one of the two media just one work of this name, and the other few? */
function isOnlyStory(rows: KeyRows, works: ReadonlyMap<number, ReadonlySet<number>>, a: number, b: number): boolean {
  if (!rows.isTelling(a) || !rows.isTelling(b)) return false;
  const [source, version] = rows.medium(a) < rows.medium(b) ? [a, b] : [b, a]; // text before film before game
  return works.get(rows.medium(source))!.size === 1 && works.get(rows.medium(version))!.size <= mostShown;
}

const volumesAgree = (rows: KeyRows, a: number, b: number): boolean =>
  rows.none(rows.volumeAt(a)) || rows.none(rows.volumeAt(b)) || rows.same(rows.volumeAt(a), rows.volumeAt(b));

function shareAuthor(rows: KeyRows, a: number, b: number): boolean {
  for (let i = 0; i < rows.authors(a); i += 1) for (let j = 0; j < rows.authors(b); j += 1) if (rows.same(rows.authorAt(a, i), rows.authorAt(b, j))) return true;
  return false;
}
