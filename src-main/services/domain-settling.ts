import type { MapId } from '#contract/ids.ts';
import { transaction } from '#catalog/database.ts';
import { domainsOfPatrons } from '#catalog/repositories/assignments.ts';
import {
  addToCounts, countedPatrons, dropDuePatrons, isManyTitles, markMapUncounted, nextDuePatrons, nextDueTitle, noteBorrowers, noteSorted, putCountedPatron,
  type DueTitle,
} from '#catalog/repositories/domain-patrons.ts';
import { byPatron, CountSums } from './count-sums.ts';
import { recount } from './domains.ts';
import { inTurns } from './in-turns.ts';
import type { Library } from './library.ts';
import { assigner } from './placing-titles.ts';

/** Changes that come one after the other, as at the desk, are counted together. */
const pauseMs = 150;
/** After a change of more titles than these a map is counted anew, as a job: nearly every patron would have to be looked at. */
const manyTitles = 5000;

/** How long a slice may hold the main process, and what is done between two looks at the clock. */
const sliceMs = 10;
const patronsAtOnce = 20;
const rowsAtOnce = 200;

const waiting = new WeakMap<Library, { again: boolean }>();

/** Brings the counts of domains up to date in a moment, as far as single changes have touched them: only the patrons concerned are looked at. */
export function settleSoon(library: Library): void {
  const known = waiting.get(library);
  if (known !== undefined) { known.again = true; return; }
  const state = { again: false };
  waiting.set(library, state);
  setTimeout(() => {
    const { closing } = library;
    void settle(library, closing).catch((error: unknown) => { if (!closing.aborted) library.environment.noteBug('domain-settling', error); }).finally(() => {
      waiting.delete(library);
      if (state.again && !library.closing.aborted) settleSoon(library);
    });
  }, pauseMs).unref();
}

/** Looks again at all patrons whom changes have touched. */
async function settle(library: Library, closing: AbortSignal): Promise<void> {
  if (closing.aborted || (nextDueTitle(library.db) === null && nextDuePatrons(library.db, 1) === null)) return;
  const { db } = library;
  const sortAgain = assigner(library);
  /** Maps of which few titles wait. */
  const looked = new Set<MapId>();

  function settlePatrons(limit: number): number {
    const due = nextDuePatrons(db, limit);
    if (due === null) return 0;
    const { mapId, patronIds } = due;
    const sums = new CountSums();
    const before = countedPatrons(db, mapId, patronIds);
    const now = byPatron(domainsOfPatrons(db, mapId, patronIds));
    for (const id of patronIds) {
      const [was, is] = [before.get(id) ?? [], now.get(id) ?? []];
      if (JSON.stringify(was) === JSON.stringify(is)) continue;
      sums.add(was, -1);
      sums.add(is, 1);
      putCountedPatron(db, mapId, id, is);
    }
    addToCounts(db, mapId, sums);
    dropDuePatrons(db, mapId, patronIds);
    return patronIds.length;
  }

  function settleTitle(title: DueTitle, limit: number): number {
    const { mapId, titleId } = title;
    if (title.unsorted === 1) {
      noteSorted(db, mapId, titleId);
      sortAgain(titleId);
      return 1;
    }
    if (!looked.has(mapId) && isManyTitles(db, mapId, manyTitles)) {
      markMapUncounted(db, mapId);
      queueMicrotask(() => recount(library, mapId));
      return 1;
    }
    looked.add(mapId);
    return noteBorrowers(db, title, limit);
  }

  /** Titles first, as they say which patrons. A patron takes a hundred times as long as a row of a title, so that a slice goes by the clock and not by rows. */
  function step(): number {
    const endsAt = performance.now() + sliceMs;
    let done = 0;
    for (let some = 1; some > 0 && performance.now() < endsAt; done += some) {
      const title = nextDueTitle(db);
      some = title === null ? settlePatrons(patronsAtOnce) : settleTitle(title, rowsAtOnce);
    }
    return done;
  }
  await inTurns(library, () => transaction(db, step), closing);
  library.changed('domains');
}
