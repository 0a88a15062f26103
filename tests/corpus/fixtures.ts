import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportBatch } from '#contract/imports.ts';
import { errorCodes } from '#contract/errors.ts';
import { CommandLine } from './command-line.ts';
import type { Corpus, CorpusRun } from './corpus.ts';
import { addsUp } from './import-check.ts';
import { sideBySide, lanes } from './side-by-side.ts';
import { tableRows } from './tables.ts';

const mostMs = 20_000;
const refusals: readonly string[] = errorCodes.filter((code) => /^(file|columns|mapping|kind)-/.test(code));

/** Exports of many systems, whole and damaged: each is read, or refused with a reason; none ends in a crash or goes on for ever. */
export const fixtures: Corpus = {
  name: 'fixtures/csv',
  needs: ['fixtures/MANIFEST.csv', 'fixtures/csv'],
  async run(run) {
    const files: { path: string; origin: string }[] = [];
    for await (const row of tableRows(join(run.data, 'fixtures', 'MANIFEST.csv'))) {
      const [path = '', origin = ''] = Object.values(row);
      if (path.startsWith('csv/')) files.push({ path, origin });
    }
    await sideBySide(files, lanes(), ({ path, origin }) => tryFile(run, path, origin));
  },
};

async function tryFile({ data, folder, report }: CorpusRun, path: string, origin: string): Promise<void> {
  const name = `${path.replace('csv/', '')} (${origin})`;
  const file = join(data, 'fixtures', path);
  if (!existsSync(file)) { report.skip(fixtures.name, `${path} is in the manifest but not there`); return; }
  const own = join(folder, path.replaceAll('/', '_'));
  const rejects = join(own, 'rejects.csv');
  const { document, error, seconds } = await new CommandLine(own).run<{ imports: ImportBatch[] }>(['import', file, '--rejects', rejects], mostMs);
  const took = `${seconds.toFixed(1)} s`;
  const bar = 'read, or refused with a reason, within 20 s';
  if (document === null) {
    report.check(fixtures.name, name, refusals.includes(error ?? ''), `${error ?? 'no reason'}, ${took}`, bar);
    return;
  }
  const [batch] = document.imports;
  if (batch === undefined) { report.check(fixtures.name, name, false, `no import, ${took}`, bar); return; }
  const written = (await Array.fromAsync(tableRows(rejects))).length;
  const isRight = batch.status === 'finished' && addsUp(batch) && written === batch.rejected;
  report.check(fixtures.name, name, isRight, `${batch.kind}: ${batch.rows} rows, ${batch.rejected} refused${written === batch.rejected ? '' : ` but ${written} in the file of refused rows`}, ${took}`, bar);
}
