import type { ReadableDB, WritableDB } from '#catalog/database.ts';
import { candidates, keyedTitles, putWorksAround, searchesFor, titlesOfWorks, worksOf, type KeyedTitle } from '#catalog/repositories/works-around.ts';
import { mostOfName } from '#imports/works/adaptations.ts';
import { groupKeys, type GroupKeys } from '#imports/works/group-keys.ts';
import { packKeys } from '#imports/works/packed-keys.ts';
import { workKeys } from '#imports/works/work-keys.ts';
import { worksAround } from '#imports/works/works-around.ts';

interface Looked { readonly title: KeyedTitle; readonly keys: Uint8Array; readonly group: GroupKeys }

/** Titles that are looked at as one work and its like, at most. */
const mostMembers = 400;
/** Titles that are compared with them, at most: some 20 milliseconds. */
const mostLooked = 800;

/** Titles, all that may be one work with them, and further ones of the same name. */
class Kin {
  readonly members = new Map<number, Looked>();
  readonly namesakes = new Map<number, Looked>();
  readonly #db: ReadableDB;
  readonly #known = new Map<number, Looked>();
  readonly #found = new Map<string, readonly number[]>();
  #isTooMuch = false;

  constructor(db: ReadableDB) { this.#db = db; }

  isDescribed(id: number): boolean { return this.#known.has(id); }

  /** Takes titles in, with whatever may be one work with them and then whatever shares a name that tells stories in several media; false: they are too many. */
  take(ids: readonly number[]): boolean { return this.#takeAll(ids) && this.#takeAll(this.#besideStories()); }

  #takeAll(ids: readonly number[]): boolean {
    for (let waiting = ids; waiting.length > 0;) {
      this.#look(waiting);
      const fresh = [...new Set(waiting)].flatMap((id) => (this.members.has(id) ? [] : this.#known.get(id) ?? []));
      for (const one of fresh) this.members.set(one.title.id, one);
      if (this.members.size > mostMembers) return false;
      const next = new Set([...titlesOfWorks(this.#db, fresh.map(({ title }) => title.work).filter((work) => work > 0)), ...fresh.flatMap((one) => this.#groupedWith(one))]);
      if (this.#isTooMuch) return false;
      waiting = [...next].filter((id) => !this.members.has(id));
    }
    return true;
  }

  #look(ids: readonly number[]): void {
    for (const title of keyedTitles(this.#db, ids.filter((id) => !this.#known.has(id)))) {
      const keys = title.keys ?? packKeys(workKeys(title)); // not kept: by those that are missing the next import sees what has changed
      this.#known.set(title.id, { title, keys, group: groupKeys(keys) });
    }
  }

  #groupedWith({ title, group }: Looked): number[] {
    if (this.#isTooMuch) return [];
    const ids = searchesFor(title).flatMap((search) => {
      const key = search.narrowed ?? search.query;
      if (!this.#found.has(key)) {
        const found = candidates(this.#db, search);
        this.#isTooMuch ||= found === null;
        this.#found.set(key, found ?? []);
      }
      return this.#found.get(key)!;
    });
    if (this.#known.size > mostLooked) this.#isTooMuch = true;
    if (this.#isTooMuch) return [];
    this.#look(ids);
    const [groups, forms] = [new Set(group.groups), new Set(group.forms)];
    return ids.filter((id) => {
      const other = this.#known.get(id);
      if (other === undefined) return false;
      if (other.group.groups.some((key) => groups.has(key))) return true;
      if (other.group.forms.some((key) => forms.has(key))) this.namesakes.set(id, other);
      return false;
    });
  }

  /** Titles of one name of which stories are told in several media, where they are few enough to be linked: one more or less of them changes their links. */
  #besideStories(): number[] {
    const names = new Set([...this.members.values()].flatMap(({ group }) => group.forms));
    return [...names].flatMap((name) => {
      const has = ({ group }: Looked): boolean => group.forms.includes(name);
      const [own, others] = [[...this.members.values()].filter(has), [...this.namesakes.values()].filter(has)];
      const mediums = new Set([...own, ...others].map(({ group }) => group.medium));
      return mediums.size > 1 && others.length <= mostOfName + 1 ? others.map(({ title }) => title.id) : [];
    });
  }
}

/** The titles around some, and the works they belonged to. */
export interface Around { readonly titles: readonly number[]; readonly works: readonly number[] }

/** What hangs together with titles before they change or go; null: too many titles do. */
export function titlesAround(db: ReadableDB, titleIds: readonly number[]): Around | null {
  const kin = new Kin(db);
  const works = worksOf(db, titleIds);
  if (!kin.take([...titleIds, ...titlesOfWorks(db, works)])) return null;
  const titles = [...kin.members.keys()];
  return { titles, works: worksOf(db, [...titleIds, ...titles]) };
}

/**
 * Forms the works of titles that have come, changed or gone anew, and of what they were or will be one work with; nothing else is read.
 * @param before what hung together with them before
 * @returns false, and nothing is done, where too many titles hang together
 */
export function reformWorks(db: WritableDB, titleIds: readonly number[], before: Around | null): boolean {
  if (before === null) return false;
  const kin = new Kin(db);
  const touched = [...new Set([...titleIds, ...before.titles, ...titlesOfWorks(db, before.works)])];
  if (!kin.take(touched)) return false;
  const inOrder = (some: Iterable<Looked>): Looked[] => [...some].sort((a, b) => a.title.id - b.title.id);
  const members = inOrder(kin.members.values());
  const around = worksAround(
    members.map(({ title: { id }, keys }) => ({ id, keys })),
    inOrder(kin.namesakes.values()).filter(({ title }) => !kin.members.has(title.id)).map(({ title: { id, work }, keys }) => ({ id, work, keys })),
  );
  const undescribed = touched.filter((id) => !kin.isDescribed(id)).map((id) => [id, 0] as const);
  putWorksAround(db, { ...around, workOf: [...around.workOf, ...undescribed] }, [...new Set([...before.works, ...members.map(({ title }) => title.work).filter((work) => work > 0)])]);
  return true;
}
