import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { withTemporaryFolder } from '../bench/tools/temporary-folder.ts';
import { inputOf } from './mutate.ts';
import { runTarget } from './run-target.ts';
import { targets } from './targets.ts';

// npm run fuzz: the readers on damaged files. No crash, no hang (2 s of processor time an input), memory bounded. Every failure says how to have it again.
const usage = `Usage: npm run fuzz -- [NAME…] [--minutes 10] [--seed N]
       npm run fuzz -- NAME --seed N --case NUMBER [--keep FILE]   tries one input again, and keeps it
Readers: ${targets.map(({ name }) => name).join(', ')}.
`;

process.exitCode = await main(process.argv.slice(2));

async function main(words: string[]): Promise<number> {
  let given: { names: readonly string[]; minutes: number; seed: number; single: number | null; keep: string | null };
  try {
    given = readWords(words);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n${usage}`);
    return 2;
  }
  const chosen = targets.filter(({ name }) => given.names.length === 0 || given.names.includes(name));
  let failed = 0;
  await withTemporaryFolder('fuzz', async (folder) => {
    for (const target of chosen) {
      if (given.single !== null) {
        const bytes = inputOf(target, target.seeds(), given.seed, given.single);
        if (given.keep !== null) writeFileSync(given.keep, bytes);
        await target.run(join(folder, 'input'), bytes);
        process.stdout.write(`${target.name} ${String(given.single)}: ${String(bytes.length)} bytes, passed\n`);
        continue;
      }
      const { tries, peakBytes, failures } = await runTarget(target.name, { seed: given.seed, minutes: given.minutes, folder });
      failed += failures.length + (tries === 0 ? 1 : 0);
      process.stdout.write(`${target.name}: seed ${String(given.seed)}, ${String(tries)} inputs, ${String(failures.length)} failures, at most ${String(Math.round(peakBytes / 1e6))} MB\n`);
      for (const { number, what } of failures) process.stdout.write(`  npm run fuzz -- ${target.name} --seed ${String(given.seed)} --case ${String(number)}: ${what}\n`);
    }
  });
  return failed > 0 ? 1 : 0;
}

function readWords(words: string[]): { names: readonly string[]; minutes: number; seed: number; single: number | null; keep: string | null } {
  const { values, positionals } = parseArgs({ args: words, allowPositionals: true, options: { minutes: { type: 'string' }, seed: { type: 'string' }, case: { type: 'string' }, keep: { type: 'string' } } });
  const unknown = positionals.find((name) => !targets.some((target) => target.name === name));
  if (unknown !== undefined) throw new Error(`There is no reader "${unknown}".`);
  const [minutes, seed, single] = [Number(values.minutes ?? 10), Number(values.seed ?? Date.now() % 1_000_000), values.case === undefined ? null : Number(values.case)];
  if (!(minutes > 0) || !Number.isInteger(seed) || (single !== null && !Number.isInteger(single))) throw new Error('Minutes, seed and case are numbers.');
  if (single !== null && positionals.length !== 1) throw new Error('Name the one reader of the case.');
  return { names: positionals, minutes, seed, single, keep: values.keep ?? null };
}
