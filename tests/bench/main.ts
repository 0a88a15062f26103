import { parseArgs } from 'node:util';
import { judged, type Figure } from './bench.ts';
import { benches } from './benches.ts';
import { figuresTable } from './figures-table.ts';
import { machineLine } from './tools/machine.ts';
import { runNode } from './tools/run-node.ts';
import { withTemporaryFolder } from './tools/temporary-folder.ts';

// npm run bench: how fast the program is, beside a peer where there is one. Each bench is a process of its own.
// A name also stands for all benches that begin with it and a hyphen: `engine` for what the engine has to show.
const usage = `Usage: npm run bench -- [NAME…] [--quick] [--json]
${benches.map(({ name, about }) => `  ${name.padEnd(20)} ${about}\n`).join('')}`;

process.exitCode = await main(process.argv.slice(2));

async function main(words: string[]): Promise<number> {
  let given: { names: readonly string[]; quick: boolean; json: boolean };
  try {
    given = readWords(words);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n${usage}`);
    return 2;
  }
  const measured: { bench: string; seconds: number; figures: Figure[] }[] = [];
  let failed = 0;
  await withTemporaryFolder('bench', async (folder) => {
    for (const { name } of benches.filter((bench) => given.names.length === 0 || given.names.some((name) => isMeant(name, bench.name)))) {
      process.stderr.write(`${name} …`);
      const run = await runNode('tests/bench/one.ts', [name, folder, ...(given.quick ? ['--quick'] : [])], { timeoutMs: 3_600_000 });
      process.stderr.write(` ${run.seconds.toFixed(1)} s\n`);
      if (run.code === 0) {
        measured.push({ bench: name, seconds: run.seconds, figures: JSON.parse(run.stdout) as Figure[] });
        process.stderr.write(run.stderr);
      }
      else {
        failed += 1;
        process.stderr.write(`${name} failed: ${run.stderr.trim()}\n`);
      }
    }
  });
  if (given.json) process.stdout.write(`${JSON.stringify({ machine: machineLine(), quick: given.quick, benches: measured.map((bench) => ({ ...bench, figures: bench.figures.map((figure) => ({ ...figure, ...judged(figure) })) })) })}\n`);
  else process.stdout.write(`${machineLine()}${given.quick ? '; --quick: small loads, the figures say little' : ''}\n\n${figuresTable(measured)}`);
  return failed > 0 ? 1 : 0;
}

function readWords(words: string[]): { names: readonly string[]; quick: boolean; json: boolean } {
  const { values, positionals } = parseArgs({ args: words, allowPositionals: true, options: { quick: { type: 'boolean' }, json: { type: 'boolean' } } });
  const unknown = positionals.find((name) => !benches.some((bench) => isMeant(name, bench.name)));
  if (unknown !== undefined) throw new Error(`There is no bench "${unknown}".`);
  return { names: positionals, quick: values.quick ?? false, json: values.json ?? false };
}

function isMeant(name: string, bench: string): boolean {
  return bench === name || bench.startsWith(`${name}-`);
}
