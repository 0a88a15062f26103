import { setImmediate as breathe } from 'node:timers/promises';
import { transaction, type WritableDB } from '#catalog/database.ts';
import * as store from '#catalog/repositories/works.ts';
import { WorkFinder, type FoundWorks } from '#imports/works/clusters.ts';
import { packKeys } from '#imports/works/packed-keys.ts';
import { workKeys } from '#imports/works/work-keys.ts';

/** Changes whenever keys are made in another way, so that those of an older program are made anew. */
const version = 1;

export interface WorksOptions {
  readonly signal?: AbortSignal;
  /** How far it is, from 0 to 1. */
  readonly report?: (value: number) => void;
}

/** Titles looked at in one go: well below 50 ms. */
const slice = 2000;
/** Rows written in one go. */
const writes = 500;

/**
 * Forms the works of all titles anew: makes keys for the titles that are new or have changed, finds what belongs together, and writes what differs
 * from what is stored. Goes in slices of some milliseconds and commits each; one that was stopped half-way is made good by the next.
 * @returns how many titles there are in works of several titles
 */
export async function refreshWorks(db: WritableDB, { signal, report = () => {} }: WorksOptions = {}): Promise<number> {
  const pause = async (value: number): Promise<void> => {
    report(value);
    await breathe();
    signal?.throwIfAborted();
  };
  const before = store.formedWorks(db);
  if (before !== null && before.version !== version) transaction(db, () => { store.noteFormedWorks(db, null); store.forgetKeys(db); });
  const finder = new WorkFinder();
  const { ids, made } = await collectKeys(db, finder, pause);
  if (made === 0 && before?.version === version && before.titles === ids.length) return 0;
  transaction(db, () => { store.noteFormedWorks(db, null); });
  const steps = finder.find();
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) await pause(0.7);
  await writeWorks(db, ids, step.value, pause);
  transaction(db, () => { store.noteFormedWorks(db, { version, titles: ids.length }); });
  return step.value.workOf.filter((work) => work > 0).length;
}

type Pause = (value: number) => Promise<void>;

/** Hands the keys of all titles to the finder and makes those that are missing; the row ids of the titles in the same order, and how many keys were made. */
async function collectKeys(db: WritableDB, finder: WorkFinder, pause: Pause): Promise<{ ids: number[]; made: number }> {
  const ids: number[] = [];
  const last = store.lastTitle(db);
  let made = 0;
  for (let after = 0; after < last; after += slice) {
    const stored = store.keysBetween(db, after, after + slice);
    const fresh = store.keylessTitles(db, after, after + slice).map((title) => [title.id, packKeys(workKeys(title))] as const);
    if (fresh.length > 0) transaction(db, () => store.putKeys(db, fresh));
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
async function writeWorks(db: WritableDB, ids: readonly number[], { workOf, mediums, adaptations }: FoundWorks, pause: Pause): Promise<void> {
  const firstOf = new Array<number>(mediums.length + 1).fill(0); // row id of the first title, by work: the id of the work; 0 of no work
  workOf.forEach((work, at) => { if (work > 0 && firstOf[work] === 0) firstOf[work] = ids[at]!; });
  const works = mediums.map((medium, at) => [firstOf[at + 1]!, medium] as const);
  await inPieces(works, pause, db, ([id, medium]) => store.putWork(db, id, medium));
  const known = await storedWorks(db, ids, pause);
  const moved: number[] = [];
  for (let at = 0; at < ids.length; at += 1) if (firstOf[workOf[at]!] !== known[at]) moved.push(at);
  await inPieces(moved, pause, db, (at) => store.putWorkOf(db, ids[at]!, firstOf[workOf[at]!]!));
  const links = new Map(adaptations.map(([a, b]) => [firstOf[a]!, firstOf[b]!] as const).map((pair) => [pair.join(' '), pair]));
  await inPieces(store.workLinks(db).filter((pair) => !links.has(pair.join(' '))), pause, db, ([a, b]) => store.removeLink(db, a, b));
  await inPieces([...links.values()], pause, db, ([a, b]) => store.putLink(db, a, b));
  const used = new Set(firstOf);
  await inPieces(store.workIds(db).filter((id) => !used.has(id)), pause, db, (id) => store.removeWork(db, id));
}

async function inPieces<Item>(items: readonly Item[], pause: Pause, db: WritableDB, put: (item: Item) => void): Promise<void> {
  for (let from = 0; from < items.length; from += writes) {
    transaction(db, () => { for (const item of items.slice(from, from + writes)) put(item); });
    await pause(0.8);
  }
}

/** The stored work of each title; 0: none. */
async function storedWorks(db: WritableDB, ids: readonly number[], pause: Pause): Promise<Uint32Array> {
  const known = new Uint32Array(ids.length);
  let after: readonly [work: number, title: number] = [0, 0];
  for (;;) {
    const found = store.workTitlesAfter(db, after, 2 * slice);
    if (found.length === 0) return known;
    for (const [work, title] of found) {
      const at = placeOf(ids, title);
      if (at >= 0) known[at] = work;
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
