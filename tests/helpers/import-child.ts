import { join } from 'node:path';
import type { BatchId } from '#contract/ids.ts';
import { resumeImport, startImport, type ImportFile } from '#services/imports.ts';
import { SettingsStore } from '#services/settings.ts';
import { openProgram } from '../../src-main/open-program.ts';
import { workerInProcess } from './worker-in-process.ts';

/** A process that imports in small steps, or goes on with an import, until it is killed: it says when it begins and when it has ended. */
const { folder, files, resume, steps } = JSON.parse(process.argv[2]!) as { folder: string; files: ImportFile[]; resume: BatchId | null; steps: { chunkRows: number; commitRows: number } };
const { library } = await openProgram({ host: 'browser', dialogs: null, deliver: () => Promise.reject(new Error('nothing is handed out here')), emit: () => {}, launchWorker: workerInProcess },
  new SettingsStore(join(folder, 'settings.json')), { catalog: folder });
const id = resume === null ? startImport(library, files, steps) : resumeImport(library, resume, steps);
process.send!('begun');
const job = await library.jobs.ended(id);
process.send!(job.status);
await library.close();
process.disconnect();
