import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { save } from '#services/domains.ts';
import type { BenchRun } from '../bench.ts';
import { ended, generated, importAll, materials, openBench } from '../tools/program.ts';

/** What the program is designed for: 100,000 patrons, 500,000 titles, 5 million loans. */
const designPoint = ['--patrons', '100000', '--titles', '500000', '--loans', '5000000'] as const;
const quickSize = ['--patrons', '500', '--titles', '1500', '--loans', '10000'] as const;

/**
 * A folder of the program with a library of the design point (--quick: a tiny one), its catalogue imported and its domains counted.
 * It takes ten minutes to make. `SHELFBRIDGE_BENCH_HOME` names a folder where it is kept from one run to the next.
 */
export async function largeHome({ shared, quick }: BenchRun): Promise<string> {
  const kept = process.env['SHELFBRIDGE_BENCH_HOME'];
  const home = join(kept !== undefined && !quick ? kept : shared, 'ui-home');
  if (existsSync(home)) return home;
  const files = join(shared, 'ui-files');
  await generated(['--out', files, ...(quick ? quickSize : designPoint)]);
  const making = `${home}.part`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true });
  const { library } = await openBench(making);
  await importAll(library, { titles: join(files, 'titles.csv'), patrons: join(files, 'patrons.csv'), loans: join(files, 'loans.csv') });
  await ended(library, save(library, { replace: true, map: materials }));
  await library.close();
  renameSync(making, home);
  return home;
}
