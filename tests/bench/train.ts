import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { startTraining } from '#services/training.ts';
import type { Bench } from './bench.ts';
import { secondsOf } from './tools/measure.ts';
import { watchMemory } from './tools/process-memory.ts';
import { booksFromFilms, ended, openBench, preparedLibrary, StepClock } from './tools/program.ts';

/** A training of books from films, step by step, in the worker process. */
export const train: Bench = {
  name: 'train',
  about: 'a training, step by step, and the memory of its worker process',
  async run(run) {
    const clock = new StepClock();
    const folder = await preparedLibrary(run, 'own');
    const { library } = await openBench(folder, clock.listen);
    const memory = watchMemory(process.pid);
    const total = await secondsOf(() => ended(library, startTraining(library, { ...booksFromFilms(library), seed: 1 })));
    const peak = memory.stop();
    await library.close();
    cpSync(folder, join(run.shared, 'trained'), { recursive: true });
    return [
      { what: 'training, books from films', unit: 's', values: [total] },
      ...clock.figures({ loading: 'loading', selecting: 'choosing methods', testing: 'testing', fitting: 'the final fit', saving: 'saving' }),
      ...(peak === null ? [] : [{ what: 'peak memory of the worker', unit: 'MB', values: [peak.largestChild / 2 ** 20] }]),
    ];
  },
};
