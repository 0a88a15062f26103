import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { startImport } from '#services/imports.ts';
import type { Bench } from './bench.ts';
import { makeFile } from './made-file.ts';
import { secondsOf } from './tools/measure.ts';
import { watchMemory } from './tools/process-memory.ts';
import { ended, openBench } from './tools/program.ts';
import { runNode } from './tools/run-node.ts';

/** Loans of one sheet of a workbook into an empty catalogue, all of it as with a text file. */
export const importXlsx: Bench = {
  name: 'import-xlsx',
  about: 'loans of an Excel workbook into an empty catalogue',
  async run({ folder, quick }) {
    const rows = quick ? 5000 : 1_000_000;
    const [table, workbook] = [join(folder, 'loans.csv'), join(folder, 'loans.xlsx')];
    await makeFile('koha', table, rows);
    const written = await runNode('tests/bench/workbook-of-csv.ts', [table, workbook]);
    if (written.code !== 0) throw new Error(`the workbook: ${written.stderr.trim()}`);
    rmSync(table);
    const { library } = await openBench(join(folder, 'own'));
    const memory = watchMemory(process.pid);
    const seconds = await secondsOf(() => ended(library, startImport(library, [{ path: workbook, name: 'loans.xlsx', kind: 'loans' }])));
    const peak = memory.stop();
    await library.close();
    return [
      { what: `import of a workbook of ${String(rows)} loans`, unit: 's', values: [seconds], bar: 180 },
      ...(peak === null ? [] : [{ what: 'memory of all processes at its height', unit: 'MB', values: [peak.together / 2 ** 20], bar: 600 }]),
    ];
  },
};
