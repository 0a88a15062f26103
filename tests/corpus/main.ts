import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { machineLine } from '../bench/tools/machine.ts';
import { withTemporaryFolder } from '../bench/tools/temporary-folder.ts';
import { amazon } from './amazon.ts';
import { bookcrossing } from './bookcrossing.ts';
import type { Corpus } from './corpus.ts';
import { fixtures } from './fixtures.ts';
import { marcFixtures } from './marc-fixtures.ts';
import { Report } from './report.ts';
import { scale } from './scale.ts';
import { swiss } from './swiss.ts';

// npm run test:corpus -- DIR: the program on real data. Nothing of it is kept: all that is made lies in a temporary folder.
const corpora: readonly Corpus[] = [swiss, amazon, bookcrossing, fixtures, marcFixtures, scale];

const usage = `Usage: npm run test:corpus -- DIR [--only NAME]… [--long] [--json]
Runs the corpora that lie in DIR: ${corpora.map(({ name }) => name).join(', ')}.
--long also measures what takes too long for every change.
`;

process.exitCode = await main(process.argv.slice(2));

async function main(words: string[]): Promise<number> {
  let given: { data: string; only: readonly string[]; json: boolean; long: boolean };
  try {
    given = readWords(words);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n${usage}`);
    return 2;
  }
  const report = new Report();
  const startedAt = performance.now();
  await withTemporaryFolder('corpus', async (folder) => {
    for (const corpus of corpora.filter(({ name }) => given.only.length === 0 || given.only.includes(name))) {
      const missing = corpus.needs.find((path) => !existsSync(join(given.data, path)));
      if (missing !== undefined) { report.skip(corpus.name, `${missing} is not there`); continue; }
      const own = join(folder, corpus.name.replaceAll('/', '_'));
      mkdirSync(own);
      try {
        await corpus.run({ data: given.data, folder: own, report, long: given.long });
      } catch (error) {
        report.check(corpus.name, 'ran to its end', false, (error as Error).message);
      }
    }
  });
  const [passed, failed] = [report.count('passed'), report.count('failed')];
  const seconds = (performance.now() - startedAt) / 1000;
  if (given.json) process.stdout.write(`${JSON.stringify({ machine: machineLine(), seconds, passed, failed, findings: report.findings })}\n`);
  else process.stdout.write(`${report.text()}\n${machineLine()}; ${seconds.toFixed(0)} s\n${passed} passed, ${failed} failed\n`);
  return failed > 0 ? 1 : 0;
}

function readWords(words: string[]): { data: string; only: readonly string[]; json: boolean; long: boolean } {
  const { values, positionals } = parseArgs({ args: words, allowPositionals: true, options: { json: { type: 'boolean' }, long: { type: 'boolean' }, only: { type: 'string', multiple: true } } });
  const [dir, ...rest] = positionals;
  if (dir === undefined || rest.length > 0) throw new Error('Name the one folder that the corpora lie in.');
  const data = resolve(dir);
  if (!existsSync(data) || !statSync(data).isDirectory()) throw new Error(`There is no folder ${data}.`);
  const unknown = values.only?.find((name) => !corpora.some((corpus) => corpus.name === name));
  if (unknown !== undefined) throw new Error(`There is no corpus "${unknown}".`);
  return { data, only: values.only ?? [], json: values.json ?? false, long: values.long ?? false };
}
