import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { save } from '#services/domains.ts';
import { startTraining } from '#services/training.ts';
import type { OpenProgram } from '../../src-main/open-program.ts';
import type { Bench, Figure } from './bench.ts';
import { booksFromFilms, ended, importAll, libraryFiles, materials, openBench } from './tools/program.ts';

const sampleMs = 2;
const everyMs = 25;

/** How long the main process is deaf to a page while it imports and trains, and how long a page's calls hold it meanwhile. */
export const calls: Bench = {
  name: 'calls',
  about: 'the longest time the main process is held during an import and a training, with a page asking all along',
  async run(run) {
    const large = await openBench(join(run.folder, 'own'));
    const during = async (what: string, { gateway }: OpenProgram, work: () => Promise<unknown>): Promise<Figure[]> => {
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
        ...(answered.length > 0 ? [{ what: `${what}: a search answered after`, unit: 'ms', values: answered }] : []),
      ];
    };
    const files = await libraryFiles(run.shared, run.quick ? 'tiny' : 'large');
    const imported = await during('import', large, () => importAll(large.library, files));
    const assigned = await during('domains', large, () => ended(large.library, save(large.library, { replace: true, map: materials })));
    const { name, elapsedMs } = large.library.environment.longestCall();
    await large.library.close();

    // a smaller library: what the main process does for a training does not grow with it, and a long one would only take longer
    const small = await openBench(join(run.folder, 'small'));
    await importAll(small.library, await libraryFiles(run.shared, run.quick ? 'tiny' : 'small'));
    await ended(small.library, save(small.library, { replace: true, map: materials }));
    const trained = await during('training', small, () => ended(small.library, startTraining(small.library, { ...booksFromFilms(small.library), seed: 1 })));
    await small.library.close();
    return [...imported, ...assigned, ...trained, { what: `longest call of the page (${name})`, unit: 'ms', values: [elapsedMs] }];
  },
};

const words = ['the', 'river', 'a', '的', '红'];
let next = 0;

async function ask(gateway: (name: unknown, argument: unknown) => Promise<unknown>): Promise<void> {
  next += 1;
  await gateway('titles:search', { text: words[next % words.length], limit: 50 });
}
