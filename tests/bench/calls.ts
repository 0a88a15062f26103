import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { save } from '#services/domains.ts';
import { startImport } from '#services/imports.ts';
import { startTraining } from '#services/training.ts';
import type { Bench, Figure } from './bench.ts';
import { booksFromFilms, ended, libraryFiles, materials, openBench } from './tools/program.ts';

const sampleMs = 2;
const everyMs = 25;

/** How long the main process is deaf to a page while it imports and trains, and how long a page's calls hold it meanwhile. */
export const calls: Bench = {
  name: 'calls',
  about: 'the longest time the main process is held during an import and a training, with a page asking all along',
  async run(run) {
    const files = await libraryFiles(run);
    const { library, gateway } = openBench(join(run.folder, 'own'));
    const during = async (what: string, work: () => Promise<unknown>): Promise<Figure[]> => {
      const held = monitorEventLoopDelay({ resolution: sampleMs });
      const answered: number[] = [];
      let asking = Promise.resolve();
      const page = setInterval(() => {
        const startedAt = performance.now();
        asking = asking.then(() => ask(gateway)).then(() => void answered.push(performance.now() - startedAt));
      }, everyMs);
      held.enable();
      await work();
      held.disable();
      clearInterval(page);
      await asking;
      return [
        { what: `${what}: main process held, 99 times of 100`, unit: 'ms', values: [Math.max(0, held.percentile(99) / 1e6 - sampleMs)] },
        { what: `${what}: main process held at the longest`, unit: 'ms', values: [Math.max(0, held.max / 1e6 - sampleMs)] },
        { what: `${what}: a search answered after`, unit: 'ms', values: answered },
      ];
    };
    const imported = await during('import', async () => {
      await ended(library, startImport(library, Object.entries(files).map(([kind, path]) => ({ path, name: `${kind}.csv` }))));
    });
    const assigned = await during('domains', () => ended(library, save(library, { replace: true, map: materials })));
    const trained = await during('training', () => ended(library, startTraining(library, { ...booksFromFilms(library), seed: 1 })));
    const { name, elapsedMs } = library.environment.longestCall();
    await library.close();
    return [...imported, ...assigned, ...trained, { what: `longest call of the page (${name})`, unit: 'ms', values: [elapsedMs] }];
  },
};

const words = ['the', 'river', 'a', '的', '红'];
let next = 0;

async function ask(gateway: (name: unknown, argument: unknown) => Promise<unknown>): Promise<void> {
  next += 1;
  await gateway('titles:search', { text: words[next % words.length], limit: 50 });
}
