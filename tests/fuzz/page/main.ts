import { parseArgs } from 'node:util';
import { oneOf } from '#commands/usage.ts';
import { languages } from '#contract/settings.ts';
import { startApp } from '../../e2e/app.ts';
import { evaluateSome, importLibrary, makeMap, trainAndList } from '../../e2e/prepared.ts';
import { prepareDesk } from '../../e2e/scenes/at-the-desk.ts';
import { streamOf } from '../../generator/random.ts';
import { walk } from './walk.ts';

// npm run fuzz:page: someone who presses anything, on a small library. Nothing that is pressed may make the page throw, write an error or lose its content.
const usage = 'Usage: npm run fuzz:page -- [--minutes 5] [--seed N] [--language en|zh-CN]\n';

process.exitCode = await main(process.argv.slice(2));

async function main(words: string[]): Promise<number> {
  let given: { minutes: number; seed: number; language: (typeof languages)[number] };
  try {
    const { values } = parseArgs({ args: words, options: { minutes: { type: 'string' }, seed: { type: 'string' }, language: { type: 'string' } } });
    given = { minutes: Number(values.minutes ?? 5), seed: Number(values.seed ?? Date.now() % 1_000_000), language: oneOf(values.language, 'language', languages) ?? 'en' };
    if (!(given.minutes > 0) || !Number.isInteger(given.seed)) throw new Error('Minutes and seed are numbers.');
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n${usage}`);
    return 2;
  }
  const app = await startApp({ language: given.language });
  try {
    await importLibrary(app);
    const map = await makeMap(app, { books: 'Books', films: 'Films', music: 'Music' }, 'By format');
    await trainAndList(app, map);
    await evaluateSome(app, map);
    await prepareDesk(app);
    const random = streamOf(given.seed, 0);
    const { steps, faults } = await walk(app, given.minutes, (end) => Math.floor(random() * end));
    process.stdout.write(`${given.language}: seed ${String(given.seed)}, ${String(steps)} steps, ${String(faults.length)} faults\n`);
    for (const { what, after } of faults) process.stdout.write(`  ${what}\n    after ${after.join(' → ')}\n`);
    return faults.length > 0 || steps === 0 ? 1 : 0;
  } finally {
    await app.close().catch(() => undefined); // it says again what was told
  }
}
