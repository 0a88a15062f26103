import { join } from 'node:path';
import { startImport } from '#services/imports.ts';
import type { Bench } from './bench.ts';
import { makeFile } from './made-file.ts';
import { secondsOf } from './tools/measure.ts';
import { watchMemory } from './tools/process-memory.ts';
import { ended, openBench } from './tools/program.ts';

/** Records of a library's whole stock with their copies, into an empty catalogue. */
export const importMarc: Bench = {
  name: 'import-marc',
  about: 'MARC records with copies into an empty catalogue',
  async run({ folder, quick }) {
    const records = quick ? 3000 : 1_000_000;
    const file = join(folder, 'records.mrc');
    await makeFile('marc', file, records);
    const { library } = await openBench(join(folder, 'own'));
    const memory = watchMemory(process.pid);
    const seconds = await secondsOf(() => ended(library, startImport(library, [{ path: file, name: 'records.mrc' }])));
    const peak = memory.stop();
    await library.close();
    return [
      { what: `import of ${String(records)} MARC records`, unit: 's', values: [seconds], bar: 600 },
      ...(peak === null ? [] : [{ what: 'memory of all processes at its height', unit: 'MB', values: [peak.together / 2 ** 20], bar: 600 }]),
    ];
  },
};
