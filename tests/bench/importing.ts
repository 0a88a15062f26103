import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { startImport } from '#services/imports.ts';
import type { Bench } from './bench.ts';
import { writeKohaFile } from './koha-file.ts';
import { secondsOf } from './tools/measure.ts';
import { ended, openBench } from './tools/program.ts';

/** Loans of one file into an empty catalogue, with patrons, titles, copies, indexes and search, beside sqlite3's own .import into one bare table. */
export const importing: Bench = {
  name: 'import',
  about: 'loans of a Koha report into an empty catalogue, beside sqlite3 .import into one bare table',
  async run({ folder, quick }) {
    const rows = quick ? 5000 : 500_000;
    const file = join(folder, 'loans.csv');
    await writeKohaFile(file, rows);
    const hasPeer = spawnSync('sqlite3', ['--version']).status === 0;
    const own: number[] = [];
    const peer: number[] = [];
    for (let run = 0; run < 3; run += 1) {
      own.push(rows / await secondsOf(() => imported(join(folder, 'own'), file)));
      if (hasPeer) peer.push(rows / await secondsOf(() => bareTable(join(folder, 'peer.sqlite'), file)));
    }
    return [{ what: `import of ${rows} loans`, unit: 'rows/s', isRate: true, values: own, ...(hasPeer && { peer: { name: 'sqlite3 .import', values: peer } }) }];
  },
};

async function imported(folder: string, file: string): Promise<void> {
  const { library } = openBench(folder);
  await ended(library, startImport(library, [{ path: file, name: 'loans.csv', kind: 'loans' }]));
  await library.close();
  rmSync(folder, { recursive: true });
}

function bareTable(database: string, file: string): void {
  const { status, stderr } = spawnSync('sqlite3', [database, '.mode csv', `.import '${file}' loans`], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`sqlite3: ${stderr}`);
  rmSync(database);
}
