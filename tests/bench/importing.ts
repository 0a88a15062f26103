import { spawnSync } from 'node:child_process';
import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Library } from '#services/library.ts';
import type { Gateway } from '#gateway/gateway.ts';
import { startImport } from '#services/imports.ts';
import type { Bench, Figure } from './bench.ts';
import { makeFile } from './made-file.ts';
import { secondsOf } from './tools/measure.ts';
import { watchMemory } from './tools/process-memory.ts';
import { ended, openBench } from './tools/program.ts';

interface Imported { readonly seconds: number; readonly peakBytes: number | null; readonly longestHoldMs: number; readonly longestWaitMs: number }

/** Loans of one file into an empty catalogue, with patrons, copies, indexes, works and checks, beside sqlite3's own .import into one bare table with the same two indexes. */
export const importing: Bench = {
  name: 'import',
  about: 'loans of Koha’s old_issues into an empty catalogue, beside sqlite3 .import into one bare table with the same two indexes',
  async run({ folder, quick }) {
    const rows = quick ? 20_000 : Number(process.env['SHELFBRIDGE_BENCH_LOANS'] ?? 6_000_000);
    const file = join(folder, 'old_issues.csv');
    await makeFile('koha', file, rows);
    const hasPeer = spawnSync('sqlite3', ['--version']).status === 0;
    const own = await imported(join(folder, 'own'), file);
    const peer = hasPeer ? [await secondsOf(() => bareTable(join(folder, 'peer.sqlite'), file))] : undefined;
    const figures: Figure[] = [
      { what: `import of ${rows} loans, whole`, unit: 's', values: [own.seconds], ...(peer && { peer: { name: 'sqlite3 .import and two indexes', values: peer }, bar: 4 }) },
      { what: 'microseconds a loan', unit: 'µs', values: [(own.seconds * 1e6) / rows], ...(!quick && { bar: 1e6 / 120_000 }) },
      { what: 'loans a second', unit: 'rows/s', isRate: true, values: [rows / own.seconds] },
      { what: 'longest hold of the main process', unit: 'ms', values: [own.longestHoldMs], bar: 50 },
      { what: 'longest wait of a call that writes', unit: 'ms', values: [own.longestWaitMs], bar: 300 },
      { what: 'size of the file', unit: 'MB', values: [statSync(file).size / 2 ** 20] },
    ];
    if (own.peakBytes !== null) figures.push({ what: 'most memory of all processes, this bench with them', unit: 'MB', values: [own.peakBytes / 2 ** 20], bar: 600 });
    return figures;
  },
};

/** An import while a page reads, and saves a mapping now and then. */
async function imported(folder: string, file: string): Promise<Imported> {
  const { library, gateway } = await openBench(folder);
  const memory = watchMemory(process.pid, 200);
  const hold = watchHolds();
  let isRunning = true;
  const writing = (async () => {
    let longest = 0;
    while (isRunning) {
      await sleep(700);
      longest = Math.max(longest, await millisecondsOfCall(gateway, 'imports:save-mapping', { name: 'mine', kind: 'loans', mapping: {}, fixed: {}, options: {}, header: [] }));
      await millisecondsOfCall(gateway, 'patrons:search', { text: '1', limit: 50 });
    }
    return longest;
  })();
  const seconds = await secondsOf(() => wholeImport(library, file));
  isRunning = false;
  const longestWaitMs = await writing;
  const longestHoldMs = hold();
  const peakBytes = memory.stop()?.together ?? null;
  await library.close();
  rmSync(folder, { recursive: true });
  return { seconds, peakBytes, longestHoldMs, longestWaitMs };
}

const wholeImport = (library: Library, file: string): Promise<unknown> => ended(library, startImport(library, [{ path: file, name: 'old_issues.csv' }]));

async function millisecondsOfCall(gateway: Gateway, name: string, argument: object): Promise<number> {
  const startedAt = performance.now();
  const reply = await gateway(name, argument);
  if (!reply.ok) throw new Error(`${name}: ${reply.error.code}`);
  return performance.now() - startedAt;
}

/** Watches how long this process is held by its own work; time in which it had no processor does not count. */
function watchHolds(): () => number {
  let longest = 0;
  let last = performance.now();
  let cpu = process.threadCpuUsage();
  const timer = setInterval(() => {
    const used = process.threadCpuUsage(cpu);
    longest = Math.max(longest, Math.min(performance.now() - last - 5, (used.user + used.system) / 1000));
    last = performance.now();
    cpu = process.threadCpuUsage();
  }, 5);
  return () => { clearInterval(timer); return longest; };
}

function bareTable(database: string, file: string): void {
  const { status, stderr } = spawnSync('sqlite3', [database, 'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;', '.mode csv', `.import '${file}' loans`,
    'CREATE UNIQUE INDEX identity ON loans (borrowernumber, issuedate, itemnumber, issue_id); CREATE INDEX by_item ON loans (itemnumber, issuedate);'], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`sqlite3: ${stderr}`);
  for (const end of ['', '-wal', '-shm']) rmSync(`${database}${end}`, { force: true });
}
