import { mediums, type Medium } from '#contract/titles.ts';
import { adaptations } from './adaptations.ts';
import { Groups } from './groups.ts';
import { KeyRows } from './key-rows.ts';
import { KeyTable, MixedKey } from './key-table.ts';
import { Union } from './union.ts';

/** Works found among titles. */
export interface FoundWorks {
  /** The work of each title in the order they were added, 1 upwards by the first title; 0: it stands alone and is linked to nothing. */
  readonly workOf: Uint32Array;
  /** The medium of each work, by its number less 1. */
  readonly mediums: readonly Medium[];
  /** Pairs of works that tell one story in two media, each once, the smaller number first. */
  readonly adaptations: readonly (readonly [number, number])[];
}

/** Titles that share an ISBN, at most: more of them, and it is no ISBN of one edition. */
const mostOfIsbn = 12;
/** Titles without an author that a bare title joins, at most. */
const mostOfBare = 20;
/** Titles looked at between two pauses. */
const stretch = 5000;

/**
 * Finds the works among titles. Two titles are one work where medium and volume are the same and
 * - an author and a form of the title (proper, parallel, original) are the same, or
 * - an author and the title before the subtitle are, and only one subtitle is known of it ("Sapiens", "Sapiens: a brief history of humankind"), or
 * - an ISBN is, and all titles of that ISBN agree in volume, title and, where known, author: an ISBN of a set or one used twice joins nothing;
 * titles without an author also where title and, of texts and music, publisher are the same, and nobody else is known by that title. One that might belong to
 * works of two authors belongs to neither. The outcome depends on the titles alone, not on their order.
 */
export class WorkFinder {
  readonly #rows = new KeyRows();

  /** Adds a title by its packed keys. */
  add(packed: Uint8Array): void { this.#rows.push(packed); }

  /** Ends in the works; yields now and then, for the caller to let others work. */
  * find(): Generator<undefined, FoundWorks> {
    const union = yield* this.join();
    const links = yield* adaptations(this.#rows, union);
    return numbered(this.#rows, union, links);
  }

  /** Ends in the titles that are one work, whatever is linked; yields now and then. */
  * join(): Generator<undefined, Union> {
    const rows = this.#rows;
    const union = new Union(rows.size);
    yield* joinByAuthor(rows, union);
    yield* joinBySubtitle(rows, union);
    const isbns = yield* isbnGroups(rows);
    joinAuthors(rows, union, isbns);
    yield;
    yield* joinAuthorless(rows, union, isbns);
    return union;
  }
}

function* joinByAuthor(rows: KeyRows, union: Union): Generator<undefined, void> {
  const table = new KeyTable();
  const first: number[] = [];
  const key = new MixedKey();
  for (let title = 0; title < rows.size; title += 1) {
    if (title % stretch === 0) yield;
    const forms = rows.forms(title);
    for (let a = 0; a < rows.authors(title); a += 1) {
      for (let f = 0; f < forms; f += 1) {
        const number = numberOf(table, authored(rows, key, title, a, rows.formAt(title, f)));
        if (number === first.length) first.push(title);
        else union.join(title, first[number]!);
      }
    }
  }
}

/** Several subtitles are known of an author's title: titles of that name are joined to none of them. */
const SEVERAL = -2;
const NONE = -1;

/** Joins a title without subtitle to the one with a subtitle, where the author has only that one of this name. */
function* joinBySubtitle(rows: KeyRows, union: Union): Generator<undefined, void> {
  const table = new KeyTable();
  const first: number[] = [];
  const subtitled: number[] = []; // of each author's title: one that has a subtitle
  const key = new MixedKey();
  for (let title = 0; title < rows.size; title += 1) {
    if (title % stretch === 0) yield;
    if (rows.none(rows.mainAt(title))) continue;
    const at = rows.subAt(title);
    for (let a = 0; a < rows.authors(title); a += 1) {
      const group = numberOf(table, authored(rows, key, title, a, rows.mainAt(title)));
      if (group === first.length) {
        first.push(title);
        subtitled.push(NONE);
      }
      const known = subtitled[group]!;
      if (rows.none(at) || known === SEVERAL) continue;
      subtitled[group] = known === NONE || rows.same(rows.subAt(known), at) ? title : SEVERAL;
    }
  }
  for (let title = 0; title < rows.size; title += 1) {
    if (title % stretch === 0) yield;
    if (rows.none(rows.mainAt(title))) continue;
    for (let a = 0; a < rows.authors(title); a += 1) {
      const group = numberOf(table, authored(rows, key, title, a, rows.mainAt(title)));
      if (subtitled[group]! >= 0) union.join(title, first[group]!);
    }
  }
}

/** The groups of titles that an ISBN joins. */
function* isbnGroups(rows: KeyRows): Generator<undefined, number[][]> {
  const groups = new Groups();
  const key = new MixedKey();
  for (let title = 0; title < rows.size; title += 1) {
    if (title % stretch === 0) yield;
    for (let n = 0; n < rows.isbns(title); n += 1) {
      const at = rows.isbnAt(title, n);
      groups.add(key.begin(rows.medium(title)).add(rows.words[at]!, rows.words[at + 1]!), title);
    }
  }
  const joining: number[][] = [];
  for (let group = 0; group < groups.size; group += 1) {
    if (group % stretch === 0) yield;
    const members = groups.members(group, mostOfIsbn);
    if (members !== null && members.every((a, at) => members.slice(at + 1).every((b) => agree(rows, a, b)))) joining.push(members);
  }
  return joining;
}

/** Do two titles of one ISBN speak of the same book? */
function agree(rows: KeyRows, a: number, b: number): boolean {
  if (!rows.same(rows.volumeAt(a), rows.volumeAt(b))) return false;
  if (rows.authors(a) > 0 && rows.authors(b) > 0 && !haveCommon(rows, a, b, rows.authors(a), rows.authors(b), (title, n) => rows.authorAt(title, n))) return false;
  if (rows.forms(a) === 0 || rows.forms(b) === 0) return true; // only the ISBN of one is known so far
  if (haveCommon(rows, a, b, rows.forms(a), rows.forms(b), (title, n) => rows.formAt(title, n))) return true;
  return !rows.none(rows.mainAt(a)) && rows.same(rows.mainAt(a), rows.mainAt(b)) && (rows.none(rows.subAt(a)) || rows.none(rows.subAt(b)));
}

function haveCommon(rows: KeyRows, a: number, b: number, countA: number, countB: number, at: (title: number, n: number) => number): boolean {
  for (let i = 0; i < countA; i += 1) for (let j = 0; j < countB; j += 1) if (rows.same(at(a, i), at(b, j))) return true;
  return false;
}

function joinAuthors(rows: KeyRows, union: Union, groups: readonly (readonly number[])[]): void {
  for (const members of groups) {
    const named = members.filter((title) => rows.authors(title) > 0);
    for (const title of named) union.join(title, named[0]!);
  }
}

/** Joins titles without an author to each other, and to the one work of a known author that they may be editions of. */
function* joinAuthorless(rows: KeyRows, union: Union, isbns: readonly (readonly number[])[]): Generator<undefined, void> {
  const own = new Union(rows.size);
  const candidates: (readonly [title: number, named: number])[] = [];
  const bridge = (members: readonly number[]): void => {
    const nameless = members.filter((title) => rows.authors(title) === 0);
    const works = new Set(members.filter((title) => rows.authors(title) > 0).map((title) => union.rootOf(title)));
    if (nameless.length === 0 || works.size > 1) return;
    for (const title of nameless) own.join(title, nameless[0]!);
    for (const work of works) candidates.push([nameless[0]!, work]);
  };
  for (const members of isbns) bridge(members);
  const groups = yield* bareGroups(rows);
  for (let group = 0; group < groups.size; group += 1) {
    if (group % stretch === 0) yield;
    const members = groups.members(group, mostOfBare);
    if (members !== null) bridge(members);
  }
  const workOf = new Map<number, number>(); // of each group of titles without an author; -1: there are several
  for (const [title, work] of candidates) {
    const root = own.rootOf(title);
    const known = workOf.get(root);
    workOf.set(root, known === undefined || known === work ? work : -1);
  }
  for (let title = 0; title < rows.size; title += 1) {
    if (title % stretch === 0) yield;
    if (rows.authors(title) > 0) continue;
    const root = own.rootOf(title);
    union.join(title, root);
    const work = workOf.get(root) ?? -1;
    if (work >= 0) union.join(title, work);
  }
}

function* bareGroups(rows: KeyRows): Generator<undefined, Groups> {
  const groups = new Groups();
  const key = new MixedKey();
  for (let title = 0; title < rows.size; title += 1) {
    if (title % stretch === 0) yield;
    const [at, volume] = [rows.bareAt(title), rows.volumeAt(title)];
    if (rows.none(at)) continue;
    groups.add(key.begin(rows.medium(title)).add(rows.words[volume]!, rows.words[volume + 1]!).add(rows.words[at]!, rows.words[at + 1]!), title);
  }
  return groups;
}

/** The key of what an author of this medium and volume has written under the hash at `at`. */
function authored(rows: KeyRows, key: MixedKey, title: number, author: number, at: number): MixedKey {
  const { words } = rows;
  const [volume, name] = [rows.volumeAt(title), rows.authorAt(title, author)];
  return key.begin(rows.medium(title)).add(words[volume]!, words[volume + 1]!).add(words[name]!, words[name + 1]!).add(words[at]!, words[at + 1]!);
}

const numberOf = (table: KeyTable, key: MixedKey): number => table.add(key.high, key.low);

/** Numbers the works that are needed: of two titles and more, or linked. */
function numbered(rows: KeyRows, union: Union, links: readonly (readonly [number, number])[]): FoundWorks {
  const titles = new Uint32Array(rows.size);
  for (let title = 0; title < rows.size; title += 1) titles[union.rootOf(title)]! += 1;
  const isLinked = new Set(links.flat());
  const numberOfRoot = new Uint32Array(rows.size);
  const workOf = new Uint32Array(rows.size);
  const media: Medium[] = [];
  for (let title = 0; title < rows.size; title += 1) {
    const root = union.rootOf(title);
    if (titles[root]! < 2 && !isLinked.has(root)) continue;
    if (numberOfRoot[root] === 0) numberOfRoot[root] = media.push(mediums[rows.medium(root)]!);
    workOf[title] = numberOfRoot[root]!;
  }
  const pairs = links.map(([a, b]) => [numberOfRoot[a]!, numberOfRoot[b]!] as const); // numbers go up with the first titles
  return { workOf, mediums: media, adaptations: pairs.sort((x, y) => x[0] - y[0] || x[1] - y[1]) };
}
