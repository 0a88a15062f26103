import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { BatchId } from '#contract/ids.ts';
import { startImport } from '#services/imports.ts';
import { runCli } from '../helpers/cli.ts';
import { csvRecords, csvText } from '../helpers/csv.ts';
import { dump } from '../helpers/library-dump.ts';
import { fileWith, filesOf, importAll, imported, importTables, type Rows } from '../helpers/library-files.ts';
import { temporaryFolder } from '../helpers/library-folders.ts';
import { closeLibraries, closeLibrary, openTestLibrary, projectRoot, type TestLibrary } from '../helpers/library-open.ts';

afterEach(closeLibraries);

const loanHeader = ['patron_id', 'item_barcode', 'title_id', 'branch', 'loan_at', 'due_at', 'returned_at', 'patron_group'];
const day = (at: number): string => new Date(Date.UTC(2020, 0, 1) + at * 86_400_000).toISOString().slice(0, 10);
/** Loans of new patrons and titles, each loan a row of its own. */
const manyLoans = (count: number, from = 0): Rows => [loanHeader, ...Array.from({ length: count }, (_, at) => {
  const n = at + from;
  return [`P${String(n % 997)}`, `I${String(n)}`, `T${String(n % 4001)}`, 'MAIN', day(n % 1500), '', n % 3 === 0 ? day((n % 1500) + 9) : '', 'adult'];
})];
const titleRows = (count: number, word: string): Rows => [['title_id', 'title', 'author'], ...Array.from({ length: count }, (_, at) => [`T${String(at)}`, `${word} ${String(at)}`, '曹雪芹'])];

/** Rows that the last imports had written before they failed. */
const rowsRead = async (test: TestLibrary): Promise<number> =>
  (await test.call('imports:list', {})).filter(({ status }) => status !== 'finished').reduce((sum, batch) => sum + batch.rows, 0);

/** A small library that later imports overlap with. */
async function startedLibrary(folder?: string): Promise<TestLibrary> {
  const test = openTestLibrary(folder === undefined ? {} : { folder });
  await imported(test, { titles: titleRows(200, 'Old'), loans: manyLoans(400) });
  const map = { map: 'all', domains: [{ name: 'everything', any: [{ branch: ['MAIN'] }] }] };
  await test.ended(await test.call('domains:save', { map }));
  return test;
}

describe('an import that does not come to its end', () => {
  it('leaves nothing behind when it is cancelled in the middle', async () => {
    const test = await startedLibrary();
    const before = dump(test.library.db);
    const id = startImport(test.library, filesOf({ titles: titleRows(3000, 'New'), loans: manyLoans(20_000) }));
    await until(() => (test.library.jobs.list().find((job) => job.id === id)?.progress.done ?? 0) > 5000);
    expect((await test.call('jobs:cancel', { jobId: id })).status).toBe('cancelling');
    expect(await test.ended(id)).toMatchObject({ status: 'cancelled', error: { code: 'cancelled' } });
    expect(dump(test.library.db)).toEqual(before);
    expect((await test.call('imports:list', {})).slice(0, 2).map(({ status }) => status)).toEqual(['cancelled', 'cancelled']);
    expect((await importTables(test, { loans: manyLoans(500) })).status).toBe('finished');
  });

  it('leaves nothing behind when the third of three files is cut off', async () => {
    const test = await startedLibrary();
    const before = dump(test.library.db);
    const whole = gzipSync(csvText(manyLoans(30_000)));
    const [titles, patrons] = filesOf({ titles: titleRows(500, 'New'), patrons: [['patron_id', 'group'], ['P1', 'staff'], ['P99999', 'staff']] });
    const path = fileWith(whole.subarray(0, Math.floor(whole.length * 0.8)), 'loans.csv.gz');
    const job = await importAll(test, [titles!, patrons!, { path, name: 'loans.csv.gz' }]);
    expect(job).toMatchObject({ status: 'failed', error: { code: 'file-truncated', values: { file: 'loans.csv.gz' } } });
    expect((await rowsRead(test))).toBeGreaterThan(500);
    expect(dump(test.library.db)).toEqual(before);
  });

  it('waits when the process was killed, and is taken back when asked', async () => {
    const folder = join(temporaryFolder(), 'catalog');
    const test = await startedLibrary(folder);
    const before = dump(test.library.db);
    await closeLibrary(test.library);
    const files = filesOf({ titles: titleRows(3000, 'New'), loans: manyLoans(200_000) });
    const killed = await runCli(['import', ...files.map(({ path }) => path), '--catalog', folder], {
      onStderr: (text, child) => { if (/Adding rows [4-9]\d/.test(text)) child.kill('SIGKILL'); },
    });
    expect(killed.signal).toBe('SIGKILL');
    const again = openTestLibrary({ folder });
    const found = (await again.call('imports:list', {})).slice(0, 2);
    expect(found.map(({ status }) => status)).toEqual(['interrupted', 'interrupted']);
    expect((await again.call('jobs:list', {}))[0]).toMatchObject({ kind: 'import', status: 'failed', error: { code: 'job-interrupted' } });
    expect(await again.ended(await again.call('imports:undo', { batchId: found[0]!.id }))).toMatchObject({ status: 'finished' });
    expect(dump(again.library.db)).toEqual(before);
    expect((await again.call('imports:list', {})).slice(0, 2).map(({ status }) => status)).toEqual(['cancelled', 'cancelled']);
    expect(again.bugs).toEqual([]);
  });

  it('is taken back to its end when the undoing was killed', async () => {
    const folder = join(temporaryFolder(), 'catalog');
    const test = await startedLibrary(folder);
    const before = dump(test.library.db);
    const [batch] = await imported(test, { loans: manyLoans(50_000) });
    await closeLibrary(test.library);
    const killed = await runCli(['imports', 'undo', String(batch), '--catalog', folder], {
      onStderr: (text, child) => { if (text.includes('Taking rows out')) setTimeout(() => child.kill('SIGKILL'), 100); },
    });
    expect(killed.signal).toBe('SIGKILL');
    const again = openTestLibrary({ folder });
    const recovery = (await again.call('jobs:list', {})).find((job) => job.endedAt === null);
    expect(recovery).toMatchObject({ kind: 'undo' });
    expect(await again.ended(recovery!.id)).toMatchObject({ status: 'finished' });
    expect(dump(again.library.db)).toEqual(before);
    expect((await again.call('imports:list', {}))[0]).toMatchObject({ id: batch, status: 'undone' });
  });
});

describe('an import that finds the disk full', () => {
  it('changes nothing on a disk that is really full', async (context) => {
    const mount = tinyDisk(25);
    if (mount === null) { console.log('not run: this user cannot mount a small file system'); context.skip(); return; }
    try {
      const test = await startedLibrary(join(mount, 'catalog'));
      const before = dump(test.library.db);
      const job = await importTables(test, { titles: titleRows(4000, 'New'), loans: manyLoans(60_000) });
      expect(job).toMatchObject({ status: 'failed', error: { code: 'disk-full' } });
      expect(await rowsRead(test)).toBeGreaterThan(1000);
      expect(dump(test.library.db)).toEqual(before);
      expect((await test.call('imports:list', {})).slice(0, 2).map(({ status }) => status)).toEqual(['failed', 'failed']);
      expect((await test.call('jobs:list', {}))[0]).toMatchObject({ status: 'failed', error: { code: 'disk-full' } });
      expect((await importTables(test, { patrons: [['patron_id', 'group'], ['P1', 'staff']] })).status).toBe('finished');
    } finally {
      await closeLibraries();
      execFileSync('umount', [mount]);
    }
  });
});

/** A file system of so many megabytes, where this user may mount one. */
function tinyDisk(megabytes: number): string | null {
  const folder = join(temporaryFolder(), 'disk');
  mkdirSync(folder);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${String(megabytes)}m`, 'tmpfs', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    return null;
  }
}

describe('rows that are turned away', () => {
  const bad = csvText([loanHeader, ['P1', 'I1', 'T1', 'MAIN', '2024-01-02', '', '', ''], ['P2', 'I2', 'T2', 'MAIN', 'soon', '', '', 'a, "b"'], ['P3', '', '', 'MAIN', '2024-01-02', '', '', '']]);

  it('are kept with line, code and reason, and come in once their file is mended', async () => {
    const test = openTestLibrary();
    const [batch] = await imported(test, { loans: bad });
    const batchId = batch as BatchId;
    expect((await test.call('imports:rejects', { batchId })).rows).toEqual([
      { line: 3, code: 'bad-date', field: 'loan_at', cells: ['P2', 'I2', 'T2', 'MAIN', 'soon', '', '', 'a, "b"'] },
      { line: 4, code: 'missing-value', field: 'title_id', cells: ['P3', '', '', 'MAIN', '2024-01-02', '', '', ''] },
    ]);
    expect((await test.call('imports:list', {}))[0]).toMatchObject({ rows: 3, added: 1, rejected: 2 });
    const file = await test.call('imports:export-rejects', { batchId });
    if (file.kind !== 'download') throw new Error('not delivered');
    const text = readFileSync(file.url, 'utf8');
    expect(csvRecords(text)).toMatchObject([{ line: '3', code: 'bad-date', patron_id: 'P2' }, { line: '4', code: 'missing-value' }]);
    expect(csvRecords(text)[0]?.['reason']).toMatch(/date/);
    const mended = fileWith(text.replace('soon', '2024-01-05').replace('P3,,', 'P3,I3,T3'), 'mended.csv');
    expect(await importAll(test, [{ path: mended, name: 'mended.csv' }])).toMatchObject({ status: 'finished' });
    expect((await test.call('imports:list', {}))[0]).toMatchObject({ added: 2, rejected: 0 });
    expect(dump(test.library.db).loans).toHaveLength(3);
  });

  it('are paged by line', async () => {
    const test = openTestLibrary();
    const rows: Rows = [loanHeader, ...Array.from({ length: 120 }, (_, at) => [`P${String(at)}`, '', 'T', 'MAIN', 'never mind', '', '', ''])];
    const [batch] = await imported(test, { loans: rows });
    const first = await test.call('imports:rejects', { batchId: batch as BatchId, limit: 100 });
    const second = await test.call('imports:rejects', { batchId: batch as BatchId, limit: 100, ...(first.next !== null && { after: first.next }) });
    expect([...first.rows, ...second.rows].map(({ line }) => line)).toEqual(Array.from({ length: 120 }, (_, at) => at + 2));
    expect(second.next).toBeNull();
  });
});

describe('a large import', () => {
  it('takes no more memory than a small one', () => {
    const peakMegabytes = (count: number): number => {
      const home = temporaryFolder();
      const path = join(home, 'loans.csv');
      writeFileSync(path, csvText(manyLoans(count)));
      const atExit = "process.on('exit',()=>process.stderr.write('RSS '+process.resourceUsage().maxRSS))";
      const { stdout, stderr } = spawnSync(process.execPath, ['--import', `data:text/javascript,${atExit}`, join(projectRoot, 'src-main', 'cli.ts'), 'import', path, '--json'], {
        env: { ...process.env, SHELFBRIDGE_HOME: home, NODE_OPTIONS: '' }, encoding: 'utf8',
      });
      expect(JSON.parse(stdout)).toMatchObject({ imports: [{ added: count }] });
      return Number(/RSS (\d+)/.exec(stderr)?.[1]) / 1024;
    };
    const small = peakMegabytes(20_000);
    const large = peakMegabytes(200_000);
    console.log(`peak memory of an import: ${small.toFixed(0)} MB for 20,000 loans, ${large.toFixed(0)} MB for 200,000`);
    // The page cache of the database may fill up to its 180 MB; the rows themselves must not add up.
    expect(large - small).toBeLessThan(250);
  });
});

async function until(holds: () => boolean, waitMs = 20_000): Promise<void> {
  const startedAt = performance.now();
  while (!holds()) {
    if (performance.now() - startedAt > waitMs) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
