import { listMaps } from '#catalog/repositories/domains.ts';
import { putAssignments, ruledTitles } from '#catalog/repositories/assignments.ts';
import { transaction, type WritableDB } from '#catalog/database.ts';
import { runTask } from '#jobs/worker-process.ts';
import { assignmentsOf } from './domain-assigning.ts';
import { inTurns } from './in-turns.ts';
import type { Library } from './library.ts';
import { needOf, readyRule } from './rule-matching.ts';
import { reformWorks, titlesAround } from './title-works.ts';

/** Titles that are made, changed or go: `described` where works are formed of what changes, `placed` where domains go by it. */
export interface TouchedTitles { readonly described: readonly number[]; readonly placed: readonly number[] }
export const noTitles: TouchedTitles = { described: [], placed: [] };
export const wholly = (ids: readonly number[]): TouchedTitles => ({ described: ids, placed: ids });

/**
 * Changes titles by hand, and puts them into their works and domains at once: a part of the transaction that `change` belongs to.
 * @param made titles that `change` has made
 */
export function placingTitles<T>(library: Library, touched: TouchedTitles, change: () => T, made: (answer: T) => TouchedTitles = () => noTitles): T {
  const { db } = library;
  const before = touched.described.length === 0 ? { titles: [], works: [] } : titlesAround(db, touched.described);
  const answer = change();
  const more = made(answer);
  const described = [...touched.described, ...more.described];
  if (described.length > 0 && !reformWorks(db, described, before)) queueMicrotask(() => formAllWorks(library));
  const assign = assigner(db);
  for (const id of [...touched.placed, ...more.placed]) assign(id);
  return answer;
}

/** Sorts one title after the other into the domains of all maps; the counts of the domains stay as they were. */
function assigner(db: WritableDB): (titleId: number) => void {
  const maps = listMaps(db).map((map) => ({
    id: map.id, need: needOf(map.domains.flatMap((domain) => domain.any)), domains: map.domains.map((domain) => ({ domain, ready: domain.any.map(readyRule) })),
  }));
  return (titleId) => {
    for (const { id, need, domains } of maps) {
      const title = ruledTitles(db, titleId - 1, 1, need)[0];
      putAssignments(db, id, titleId - 1, titleId, title?.id === titleId ? assignmentsOf(title, domains, need.branches) : []);
    }
  };
}

/** Sorts many titles into the domains of all maps, some at a time. */
export async function placeMany(library: Library, titleIds: readonly number[]): Promise<void> {
  const assign = assigner(library.db);
  let at = 0;
  await inTurns(library, (limit) => transaction(library.db, () => {
    const some = titleIds.slice(at, at + limit);
    some.forEach(assign);
    at += some.length;
    return some.length;
  }));
}

/** Forms all works anew in a worker process, unless that is waited for already. */
export function formAllWorks(library: Library): void {
  if (library.jobs.list().some(({ kind, status }) => kind === 'works' && status === 'queued')) return;
  library.start('works', '', async ({ signal, report }) => {
    await runTask(library.environment.launchWorker, { type: 'works', folder: library.folder }, signal, (message) => {
      if (message.type === 'progress') report(message.step, message.value, message.done);
    }, library.turns);
    library.changed('titles');
    return {};
  });
}
