import { join } from 'node:path';
import { CallClock } from '#gateway/call-clock.ts';
import { createGateway, type Gateway } from '#gateway/gateway.ts';
import type { CallInput, CallName, CallResult } from '#contract/calls.ts';
import { AppError, type Reply } from '#contract/errors.ts';
import type { AppEvent } from '#contract/events.ts';
import type { JobId } from '#contract/ids.ts';
import type { Job } from '#contract/jobs.ts';
import { childProcessLauncher, type WorkerLauncher } from '#jobs/worker-process.ts';
import { Library } from '#services/library.ts';
import { SettingsStore } from '#services/settings.ts';
import { temporaryFolder } from './library-folders.ts';

export const projectRoot = join(import.meta.dirname, '..', '..');
const workerEntry = join(projectRoot, 'src-main', 'worker', 'main.ts');

/** An open library as a host would hold it: real catalogue, real worker processes, and a record of everything it said. */
export interface TestLibrary {
  readonly library: Library;
  readonly gateway: Gateway;
  readonly folder: string;
  readonly clock: CallClock;
  readonly events: AppEvent[];
  readonly bugs: { readonly where: string; readonly error: unknown }[];
  /** Answers a call or throws its error as an AppError. */
  call<Name extends CallName>(name: Name, argument: CallInput<Name>): Promise<CallResult<Name>>;
  /** The job in its final state. */
  ended(started: { readonly jobId: JobId } | JobId): Promise<Job>;
}

const open = new Set<Library>();

/** Opens the catalogue in `folder` (a new one where it is left out). */
export function openTestLibrary({ folder = join(temporaryFolder(), 'catalog'), launchWorker = childProcessLauncher(workerEntry), onEvent }:
{ folder?: string; launchWorker?: WorkerLauncher; onEvent?: (event: AppEvent) => void } = {}): TestLibrary {
  const events: AppEvent[] = [];
  const bugs: { where: string; error: unknown }[] = [];
  const clock = new CallClock();
  const library = new Library({
    version: '0.0.0-test', host: 'browser', launchWorker, demoFolder: join(projectRoot, 'resources', 'demo'), templatesFolder: join(projectRoot, 'resources', 'templates'), sheetStyle: join(projectRoot, 'resources', 'sheets', 'sheet.css'), settings: new SettingsStore(join(temporaryFolder(), 'settings.json')), systemLanguage: 'en',
    emit: (event) => { events.push(event); onEvent?.(event); },
    noteBug: (where, error) => void bugs.push({ where, error }),
    longestCall: () => clock.longest,
    deliver: (path, name) => Promise.resolve({ kind: 'download', name, url: path }),
    dialogs: null,
  }, folder);
  open.add(library);
  const gateway = createGateway(library, clock);
  return {
    library, gateway, folder, clock, events, bugs,
    async call(name, argument) {
      const reply = await gateway(name, argument) as Reply<CallResult<typeof name>>;
      if (reply.ok) return reply.data;
      if (reply.error.code === 'internal') throw new Error(`a bug in ${name}`, { cause: bugs.at(-1)?.error });
      throw new AppError(reply.error.code, reply.error.values);
    },
    ended: (started) => library.jobs.ended(typeof started === 'object' ? started.jobId : started),
  };
}

/** Closes what a test left open; for `afterEach`. */
export async function closeLibraries(): Promise<void> {
  for (const library of [...open]) await closeLibrary(library);
}

export async function closeLibrary(library: Library): Promise<void> {
  open.delete(library);
  await library.close();
}
