import { setTimeout as rest } from 'node:timers/promises';
import { indexOlderTitles, sortOlderAuthors } from '#catalog/repositories/title-indexing.ts';
import type { Library } from './library.ts';

/** How long a slice may hold the main process, and the rest it gives after it. */
const sliceMs = 12;
const restMs = 6;

/** Gives titles from before this version their pinyin and sort keys, slice by slice beside everything else; goes on where it was left. */
export async function indexTitles(library: Library): Promise<void> {
  const { db, closing } = library;
  let limit = 50;
  let changed = false;
  try {
    for (;;) {
      const giveBack = await library.turns.take();
      try {
        if (closing.aborted) return;
        const startedAt = performance.now();
        if (indexOlderTitles(db, limit) === 0 && sortOlderAuthors(db, limit) === 0) break;
        changed = true;
        limit = Math.max(10, Math.min(2000, Math.round(limit * Math.min(2, sliceMs / Math.max(0.1, performance.now() - startedAt)))));
      } finally {
        giveBack();
      }
      await rest(restMs, undefined, { ref: false });
    }
    if (changed) library.changed('titles');
  } catch (error) {
    library.environment.noteBug('index-titles', library.explained(error)); // what is missing is made when the catalogue is opened again
  }
}
