import { join } from 'node:path';
import { openCatalog } from '#catalog/open.ts';

const entries = 10;

/** A list of ten titles for every patron, unless there are lists: as after a night in which lists were made for everybody. Whom they suit is of no matter here. */
export function makeManyLists(home: string): void {
  const { db, close } = openCatalog(join(home, 'catalog'));
  try {
    if (db.prepare('SELECT EXISTS (SELECT 1 FROM reading_list)').pluck().get() === 1) return;
    const titles = db.prepare('SELECT max(id) FROM title').pluck().get();
    db.transaction(() => {
      db.prepare("INSERT INTO reading_list (kind, target_id, patron_id, made_at) SELECT 'patron', (SELECT min(id) FROM domain), id, 1700000000 + id FROM patron").run();
      db.prepare(`
        WITH RECURSIVE rank (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM rank WHERE n < ?)
        INSERT OR IGNORE INTO reading_list_entry (list_id, title_id, state, rank, slot, score, method, source_share, reason)
        SELECT list.id, title.id, 'listed', n, 'ranked', 1.0 / n, 'popularity', 0, '{"kind":"popular"}' FROM reading_list AS list, rank JOIN title ON title.id = 1 + (list.id * 7919 + n * 104729) % ?`).run(entries, titles);
    })();
  } finally {
    close();
  }
}
