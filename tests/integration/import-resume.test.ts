import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { catalogFile } from '#catalog/folder.ts';
import { seededRandom } from '#engine/matrix/random.ts';
import type { BatchId } from '#contract/ids.ts';
import { resumeImport, startImport, type ImportFile } from '#services/imports.ts';
import { csvText } from '../helpers/csv.ts';
import { dump } from '../helpers/library-dump.ts';
import { filesOf, importAll, imported, type Rows, type Tables } from '../helpers/library-files.ts';
import { temporaryFolder } from '../helpers/library-folders.ts';
import { closeLibraries, closeLibrary, openTestLibrary, type TestLibrary } from '../helpers/library-open.ts';
import { workerInProcess } from '../helpers/worker-in-process.ts';

afterEach(closeLibraries);

const steps = { chunkRows: 5, commitRows: 45 }; // loans come in several blocks then
const open = (folder?: string): TestLibrary => openTestLibrary({ launchWorker: workerInProcess, ...(folder !== undefined && { folder }) });
const day = (at: number): string => new Date(Date.UTC(2022, 0, 1) + at * 86_400_000).toISOString().slice(0, 10);
const rowsOf = (header: string[], count: number, row: (at: number, random: () => number) => (string | number)[], seed: number): Rows => {
  const random = seededRandom(seed);
  return [header, ...Array.from({ length: count }, (_, at) => row(at, random))];
};
const any = (random: () => number, most: number): number => Math.floor(random() * most);

/** Files that name one another's titles, copies and patrons, with rows that are turned away, and copies that no file describes. */
const tables: Tables = {
  titles: rowsOf(['title_id', 'title', 'author', 'isbn'], 150, (at) => [`T${String(at)}`, at % 40 === 3 ? '' : `Title ${String(at % 120)}`, '曹雪芹', ''], 1),
  items: rowsOf(['item_id', 'item_barcode', 'title_id', 'branch'], 250, (at) => [`${String(at)}`, `B${String(at)}`, `T${String(at % 150)}`, at % 2 === 0 ? 'MAIN' : 'EAST'], 2),
  patrons: rowsOf(['patron_id', 'group', 'birth_year'], 60, (at) => [`P${String(at)}`, 'adult', 1950 + at], 3),
  loans: rowsOf(['loan_id', 'patron_id', 'item_id', 'loan_at', 'returned_at'], 1200, (at, random) => [at, `P${String(any(random, 80))}`, any(random, 300), at % 97 === 5 ? 'soon' : day(at % 400), at % 3 === 0 ? '' : day(410)], 4),
  events: rowsOf(['event_type', 'event_at', 'patron_id', 'item_barcode'], 900, (at, random) => [['issue', 'return', 'renew', 'issue'][any(random, 4)]!, `${day(420 + Math.floor(at / 3))} 10:00`, `P${String(any(random, 60))}`, `B${String(any(random, 260))}`], 5),
};
/** What was there before: loans that the import closes and adds to. */
const earlier: Tables = { loans: rowsOf(['loan_id', 'patron_id', 'item_id', 'loan_at', 'returned_at'], 300, (at, random) => [at, `P${String(any(random, 80))}`, any(random, 300), day(at % 400), ''], 4) };

const outcome = async (test: TestLibrary): Promise<unknown> => ({
  catalogue: dump(test.library.db),
  batches: await Promise.all((await test.call('imports:list', {})).map(async ({ id, kind, rows, added, updated, unchanged, rejected, ignored, undescribed, from, to }) => {
    const report = await test.call('imports:report', { batchId: id });
    return { id, kind, rows, added, updated, unchanged, rejected, ignored, undescribed, from, to, report: report && { ...report, batch: null }, rejects: (await test.call('imports:rejects', { batchId: id, limit: 500 })).rows };
  })),
});

async function prepared(): Promise<{ folder: string; files: ImportFile[] }> {
  const folder = join(temporaryFolder(), 'catalog');
  const test = open(folder);
  await imported(test, earlier);
  await closeLibrary(test.library);
  return { folder, files: filesOf(tables) };
}

/** Imports, or goes on, in a process that is killed after a while; null: it came to its end before. */
async function killed(folder: string, files: readonly ImportFile[], resume: BatchId | null, afterMs: number): Promise<boolean> {
  const child = fork(new URL('../helpers/import-child.ts', import.meta.url), [JSON.stringify({ folder, files, resume, steps })], { execArgv: [] });
  await once(child, 'message');
  const over = once(child, 'message');
  const exit = once(child, 'exit');
  const wasInTime = await Promise.race([sleep(afterMs).then(() => true), over.then(() => false)]);
  if (wasInTime) child.kill('SIGKILL');
  await exit;
  return wasInTime;
}

describe('an import that is killed', () => {
  it('goes on where it was, whenever that happens, and comes to the same catalogue, counts and report as one that was not', async () => {
    const { folder, files } = await prepared();
    const base = join(temporaryFolder(), 'base');
    cpSync(folder, base, { recursive: true });
    const clean = open(folder);
    const startedAt = performance.now();
    expect(await clean.ended(startImport(clean.library, files, steps))).toMatchObject({ status: 'finished' });
    const cleanMs = performance.now() - startedAt;
    const expected = await outcome(clean);
    await closeLibrary(clean.library);

    const random = seededRandom(20);
    let kills = 0;
    for (let round = 0; kills < 20; round += 1) {
      const own = join(temporaryFolder(), `round-${String(round)}`);
      cpSync(base, own, { recursive: true });
      let resume: BatchId | null = null;
      for (let times = 0; times < 3; times += 1) { // some are killed again while they go on
        const inTime = await killed(own, files, resume, random() * cleanMs * (times === 0 ? 1 : 0.7));
        if (!inTime) break;
        kills += 1;
        const look = open(own);
        const found = (await look.call('imports:list', {}))[0]!;
        await closeLibrary(look.library);
        if (found.status !== 'interrupted') break; // killed before it had noted its files, or after its end
        resume = found.id;
      }
      const again = open(own);
      const newest = (await again.call('imports:list', {}))[0]!;
      if (newest.status === 'interrupted') expect(await again.ended(resumeImport(again.library, newest.id, steps))).toMatchObject({ status: 'finished', error: null });
      else if (newest.kind === 'loans' && newest.rows === 300) await importAll(again, files);
      expect(await outcome(again), `round ${String(round)}`).toEqual(expected);
      await closeLibrary(again.library);
      expect(round).toBeLessThan(60);
    }
  }, 300_000);

  it('goes on also when an older version of the program has begun it, and is taken back as a whole', async () => {
    const { folder, files } = await prepared();
    const [base, first] = [join(temporaryFolder(), 'base'), files.filter(({ kind }) => kind === 'loans')];
    cpSync(folder, base, { recursive: true });
    const clean = open(folder);
    const before = dump(clean.library.db);
    expect(await clean.ended(startImport(clean.library, first, steps))).toMatchObject({ status: 'finished' });
    const expected = dump(clean.library.db);
    await closeLibrary(clean.library);

    for (const written of [1, 300, 700]) {
      const own = join(temporaryFolder(), `older-${String(written)}`);
      cpSync(base, own, { recursive: true });
      const begun = open(own);
      const id = startImport(begun.library, first, steps);
      const newest = async () => (await begun.call('imports:list', {}))[0]!;
      const isUnderWay = async (): Promise<boolean> => (await begun.call('jobs:list', {})).some((job) => job.id === id && job.endedAt === null);
      while (await isUnderWay() && await newest().then(({ fileName, added }) => fileName !== first[0]?.name || added < written)) await sleep(1);
      await begun.call('jobs:cancel', { jobId: id, keep: true });
      await begun.ended(id);
      const { id: batchId, status, added } = await newest();
      expect({ status, some: added > 0 }).toEqual({ status: 'interrupted', some: true });
      await closeLibrary(begun.library);
      // what it noted of how far it had come was made otherwise
      const db = new Database(catalogFile(own));
      const { progress } = db.prepare('SELECT progress FROM import_batch WHERE id = ?').get(batchId) as { progress: string };
      const { blocks, sum, ...older } = JSON.parse(progress) as Record<string, unknown>;
      expect([typeof blocks, typeof sum]).toEqual(['number', 'number']);
      db.prepare('UPDATE import_batch SET progress = ? WHERE id = ?').run(JSON.stringify({ ...older, order: Number(older['order']) - 1 }), batchId);
      db.close();

      const again = open(own);
      expect(await again.ended(resumeImport(again.library, batchId, steps))).toMatchObject({ status: 'finished', error: null });
      expect(dump(again.library.db), `after ${String(written)}`).toEqual(expected);
      expect(await again.ended(await again.call('imports:undo', { batchId }))).toMatchObject({ status: 'finished' });
      expect(dump(again.library.db), `taken back after ${String(written)}`).toEqual(before);
      await closeLibrary(again.library);
    }
  }, 60_000);

  it('is refused when its file has changed, and can be taken back', async () => {
    const test = open();
    const path = join(temporaryFolder(), 'loans.csv');
    writeFileSync(path, csvText(tables.loans as Rows));
    const before = dump(test.library.db);
    const id = startImport(test.library, [{ path, name: 'loans.csv' }], steps);
    while (((await test.call('imports:list', {}))[0]?.rows ?? 0) < 100) await sleep(1);
    await test.call('jobs:cancel', { jobId: id, keep: true });
    expect(await test.ended(id)).toMatchObject({ status: 'cancelled' });
    const [batch] = await test.call('imports:list', {});
    expect(batch).toMatchObject({ status: 'interrupted' });
    expect(batch!.rows).toBeGreaterThan(50);
    utimesSync(path, 1, 1);
    expect(await test.ended(await test.call('imports:resume', { batchId: batch!.id }))).toMatchObject({ status: 'failed', error: { code: 'file-changed', values: { file: 'loans.csv' } } });
    expect((await test.call('imports:list', {}))[0]).toMatchObject({ status: 'interrupted' });
    expect(await test.ended(await test.call('imports:undo', { batchId: batch!.id }))).toMatchObject({ status: 'finished' });
    expect(dump(test.library.db)).toEqual(before);
    await expect(test.call('imports:resume', { batchId: batch!.id })).rejects.toMatchObject({ code: 'batch-not-interrupted' });
  });
});
