import type { WorkRecord } from '#contract/records.ts';
import { setImmediate as breathe } from 'node:timers/promises';
import type { Medium } from '#contract/titles.ts';
import { WorkFinder, type FoundWorks } from './clusters.ts';
import { packKeys } from './packed-keys.ts';
import { workKeys } from './work-keys.ts';

/** A number of something and what belongs to it. */
type Entry<Value> = readonly [id: number, value: Value];

/** Where titles and works are kept; every write is done when it returns. Ids are those of rows, ascending where lists are answered. */
export interface WorkStore {
  /** How and of how many titles works were last formed; null: never, or not to the end. */
  formed(): { readonly version: number; readonly titles: number } | null;
  noteFormed(formed: { readonly version: number; readonly titles: number } | null): void;
  /** The last title; 0: there is none. */
  lastTitle(): number;
  /** Titles between two ids (first excluded, last included) that have no keys. */
  keylessTitles(after: number, last: number): readonly (WorkRecord & { readonly id: number })[];
  keysBetween(after: number, last: number): readonly Entry<Uint8Array>[];
  putKeys(keysOf: readonly Entry<Uint8Array>[]): void;
  forgetKeys(): void;
  /** Works and their titles, after such a pair. */
  workTitlesAfter(after: Entry<number>, limit: number): readonly Entry<number>[];
  putWorks(works: readonly Entry<Medium>[]): void;
  /** Puts titles to works; 0: the title stands alone. */
  putWorksOf(workOf: readonly Entry<number>[]): void;
  workIds(): readonly number[];
  removeWorks(ids: readonly number[]): void;
  links(): readonly Entry<number>[];
  putLinks(pairs: readonly Entry<number>[]): void;
  removeLinks(pairs: readonly Entry<number>[]): void;
}

export interface WorksOptions {
  readonly signal?: AbortSignal;
  /** How far it is, from 0 to 1. */
  readonly report?: (value: number) => void;
}

/** Changes whenever keys are made in another way, so that those of an older program are made anew. */
const version = 1;

/** Titles looked at, and rows written, between two pauses: some milliseconds. */
const slice = 2000;
const writes = 500;

/**
 * Forms the works of all titles anew: makes keys for the titles that are new or have changed, finds what belongs together, and writes what differs
 * from what is stored, slice by slice. One that was stopped half-way is made good by the next. The same titles give the same works, whatever was stored.
 * @returns whether anything had changed
 */
export async function formWorks(store: WorkStore, { signal, report = () => {} }: WorksOptions = {}): Promise<boolean> {
  const pause: Pause = async (value) => {
    report(value);
    await breathe();
    signal?.throwIfAborted();
  };
  const before = store.formed();
  if (before !== null && before.version !== version) {
    store.noteFormed(null);
    store.forgetKeys();
  }
  const finder = new WorkFinder();
  const { ids, made } = await collectKeys(store, finder, pause);
  if (made === 0 && before?.version === version && before.titles === ids.length) return false;
  store.noteFormed(null);
  const steps = finder.find();
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) await pause(0.7);
  await writeWorks(store, ids, step.value, pause);
  store.noteFormed({ version, titles: ids.length });
  return true;
}

type Pause = (value: number) => Promise<void>;

/** Hands the keys of all titles to the finder and makes those that are missing; the ids of the titles in the same order, and how many keys were made. */
async function collectKeys(store: WorkStore, finder: WorkFinder, pause: Pause): Promise<{ ids: number[]; made: number }> {
  const ids: number[] = [];
  const last = store.lastTitle();
  let made = 0;
  for (let after = 0; after < last; after += slice) {
    const stored = store.keysBetween(after, after + slice);
    const fresh = store.keylessTitles(after, after + slice).map((title) => [title.id, packKeys(workKeys(title))] as const);
    if (fresh.length > 0) store.putKeys(fresh);
    const both = stored.length === 0 ? fresh : fresh.length === 0 ? stored : [...stored, ...fresh].sort(([a], [b]) => a - b);
    for (const [id, keys] of both) {
      ids.push(id);
      finder.add(keys);
    }
    made += fresh.length;
    await pause((0.6 * after) / last);
  }
  return { ids, made };
}

/** Writes the works that differ from those stored, the titles that change their work, and the links; what is no longer needed goes last. */
async function writeWorks(store: WorkStore, ids: readonly number[], { workOf, mediums, adaptations }: FoundWorks, pause: Pause): Promise<void> {
  const firstOf = new Array<number>(mediums.length + 1).fill(0); // of each work the id of its first title, which is its own, so that they ascend; 0 of no work
  workOf.forEach((work, at) => { if (work > 0 && firstOf[work] === 0) firstOf[work] = ids[at]!; });
  function* works(): Generator<Entry<Medium>> { for (const [at, medium] of mediums.entries()) yield [firstOf[at + 1]!, medium]; }
  await inPieces(works(), pause, (piece) => store.putWorks(piece));
  const { known, undescribed } = await storedWorks(store, ids, pause);
  function* moved(): Generator<Entry<number>> {
    for (const id of undescribed) yield [id, 0];
    for (const [at, id] of ids.entries()) if (firstOf[workOf[at]!] !== known[at]) yield [id, firstOf[workOf[at]!]!];
  }
  await inPieces(moved(), pause, (piece) => store.putWorksOf(piece));
  const links = new Map(adaptations.map(([a, b]) => [firstOf[a]!, firstOf[b]!] as const).map((pair) => [pair.join(' '), pair]));
  await inPieces(store.links().filter((pair) => !links.has(pair.join(' '))), pause, (pairs) => store.removeLinks(pairs));
  await inPieces([...links.values()], pause, (pairs) => store.putLinks(pairs));
  await inPieces(store.workIds().filter((id) => placeOf(firstOf, id) < 0), pause, (unused) => store.removeWorks(unused));
}

async function inPieces<Item>(items: Iterable<Item>, pause: Pause, put: (piece: readonly Item[]) => void): Promise<void> {
  let piece: Item[] = [];
  for (const item of items) {
    if (piece.push(item) < writes) continue;
    put(piece);
    piece = [];
    await pause(0.8);
  }
  if (piece.length > 0) put(piece);
}

/** The stored work of each title (0: none), and titles that have a work though nothing describes them any more. */
async function storedWorks(store: WorkStore, ids: readonly number[], pause: Pause): Promise<{ known: Uint32Array; undescribed: number[] }> {
  const known = new Uint32Array(ids.length);
  const undescribed: number[] = [];
  let after: Entry<number> = [0, 0];
  for (;;) {
    const found = store.workTitlesAfter(after, 2 * slice);
    if (found.length === 0) return { known, undescribed };
    for (const [work, title] of found) {
      const at = placeOf(ids, title);
      if (at >= 0) known[at] = work;
      else undescribed.push(title);
    }
    after = found.at(-1)!;
    await pause(0.75);
  }
}

/** The place of a number among ascending ones; -1: it is not there. */
function placeOf(ids: readonly number[], id: number): number {
  let [low, high] = [0, ids.length - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = ids[middle]!;
    if (found === id) return middle;
    if (found < id) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
