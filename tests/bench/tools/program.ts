import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DomainMapFile } from '#contract/domains.ts';
import type { AppEvent } from '#contract/events.ts';
import type { DomainId, JobId, MapId } from '#contract/ids.ts';
import type { Job, JobStep } from '#contract/jobs.ts';
import { startImport } from '#services/imports.ts';
import type { Library } from '#services/library.ts';
import { SettingsStore } from '#services/settings.ts';
import { findDomains, save } from '#services/domains.ts';
import { openProgram, type OpenProgram } from '../../../src-main/open-program.ts';
import type { BenchRun, Figure } from '../bench.ts';
import { runNode } from './run-node.ts';

/** Opens the program over a catalogue in `folder`, as its roots do. */
export function openBench(folder: string, emit: (event: AppEvent) => void = () => {}): Promise<OpenProgram> {
  mkdirSync(folder, { recursive: true });
  const hosting = { host: 'browser', dialogs: null, deliver: () => Promise.reject(new Error('nothing is handed out here')), emit } as const;
  return openProgram(hosting, new SettingsStore(join(folder, 'settings.json')), { catalog: join(folder, 'catalog') });
}

/** The job once it has ended well. */
export async function ended(library: Library, id: JobId): Promise<Job> {
  const job = await library.jobs.ended(id);
  if (job.status !== 'finished') throw new Error(`${job.kind} ended ${job.status}: ${job.error?.code ?? ''}`);
  return job;
}

/** Notes when a job goes from one step to the next. */
export class StepClock {
  readonly #seconds = new Map<JobStep, number>();
  #step: JobStep | null = null;
  #sinceMs = 0;

  readonly listen = (event: AppEvent): void => {
    if (event.name !== 'job:changed' || event.data.progress.step === this.#step) return;
    const nowMs = performance.now();
    if (this.#step !== null) this.#seconds.set(this.#step, (this.#seconds.get(this.#step) ?? 0) + (nowMs - this.#sinceMs) / 1000);
    this.#step = event.data.progress.step;
    this.#sinceMs = nowMs;
  };

  /** The named steps, each over `runs` runs; one too short to be told of is left out. */
  figures(names: Partial<Record<JobStep, string>>, runs = 1): Figure[] {
    return Object.entries(names).flatMap(([step, name]) => {
      const seconds = this.#seconds.get(step as JobStep);
      return seconds === undefined ? [] : [{ what: `of it ${name}`, unit: 's', values: [seconds / runs] }];
    });
  }
}

export const materials: DomainMapFile = {
  map: 'materials', domains: ['book', 'film', 'music'].map((material) => ({ name: `${material}s`, any: [{ material: [material] }] })),
};
export const booksFromFilms = (library: Library): { mapId: MapId; targetId: DomainId; sourceIds: DomainId[] } => findDomains(library, materials.map, 'books', ['films']);

/** Patrons, titles and loans of the seeded libraries. */
const sizes = { tiny: ['500', '1500', '10000'], small: ['2000', '6000', '60000'], large: ['20000', '50000', '600000'] } as const;

/** Files of a seeded library; several benches share them. */
export async function libraryFiles(shared: string, name: keyof typeof sizes): Promise<Record<'titles' | 'patrons' | 'loans', string>> {
  const out = join(shared, `${name}-library-files`);
  if (!existsSync(out)) {
    const size = sizes[name];
    await generated(['--out', out, '--patrons', size[0], '--titles', size[1], '--loans', size[2]]);
  }
  return { titles: join(out, 'titles.csv'), patrons: join(out, 'patrons.csv'), loans: join(out, 'loans.csv') };
}

export async function generated(words: readonly string[]): Promise<void> {
  const run = await runNode('tests/generator/main.ts', words);
  if (run.code !== 0) throw new Error(`the generator: ${run.stderr.trim()}`);
}

export const importAll = (library: Library, files: Readonly<Record<string, string>>): Promise<Job> =>
  ended(library, startImport(library, Object.entries(files).map(([kind, path]) => ({ path, name: `${kind}.csv` }))));

/** A folder with the large library (--quick: the tiny one) in its catalogue and its domains made: a copy of the one made first. */
export async function preparedLibrary(run: BenchRun, name: string): Promise<string> {
  const made = join(run.shared, 'library');
  if (!existsSync(made)) {
    const files = await libraryFiles(run.shared, run.quick ? 'tiny' : 'large');
    const { library } = await openBench(made);
    await importAll(library, files);
    await ended(library, save(library, { replace: true, map: materials }));
    await library.close();
  }
  const own = join(run.folder, name);
  cpSync(made, own, { recursive: true });
  return own;
}
