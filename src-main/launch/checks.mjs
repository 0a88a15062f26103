import { freemem } from 'node:os';
import { nodeProgram } from './node-program.mjs';
import { inRoot } from './places.mjs';
import { runProcess } from './run-process.mjs';

const tool = (...parts) => inRoot('node_modules', ...parts);

/** What the sources are held to, beside the tests. */
const checks = [
  { name: 'lint', args: [tool('eslint', 'bin', 'eslint.js'), '.', '--max-warnings=0'] },
  { name: 'types', args: [tool('typescript', 'bin', 'tsc'), '-p', 'tsconfig.main.json', '--noEmit'] },
  { name: 'types of the page', args: [tool('vue-tsc', 'bin', 'vue-tsc.js'), '-p', 'tsconfig.page.json', '--noEmit'] },
];

/** Each of them takes up to a gigabyte. */
const enoughBytes = 4_000_000_000;

/** Runs all checks, side by side where there is room, and answers each one's `{ name, ok, output }`. */
export async function runChecks() {
  const [node, ...options] = nodeProgram();
  const run = async ({ name, args }) => {
    const { code, output } = await runProcess(node, [...options, ...args], { shown: false });
    return { name, ok: code === 0, output };
  };
  if (freemem() > enoughBytes) return Promise.all(checks.map(run));
  const results = [];
  for (const check of checks) results.push(await run(check));
  return results;
}

/** Prints the results, and what was found wrong. */
export function printChecks(results) {
  for (const { name, ok, output } of results) process.stdout.write(ok ? `ok      ${name}\n` : `FAILED  ${name}\n${output.trimEnd()}\n`);
}
