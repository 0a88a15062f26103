import type { CallName } from '#contract/calls.ts';
import { bugNote, errorReply } from '#contract/errors.ts';
import { errorSentence } from '#contract/sentences/sentences.ts';
import type { Language } from '#contract/settings.ts';
import { isEmpty } from '#catalog/repositories/counts.ts';
import { CallClock } from '#gateway/call-clock.ts';
import { createGateway, type Gateway } from '#gateway/gateway.ts';
import { programFiles, userFolders } from '#hosts/folders.ts';
import { systemLanguage } from '#hosts/system-language.ts';
import { childProcessLauncher, type WorkerLauncher } from '#jobs/worker-process.ts';
import { bringUpToDate } from '#services/catalog-update.ts';
import { openDemo } from '#services/demo.ts';
import { Library, type Environment } from '#services/library.ts';
import { SettingsStore } from '#services/settings.ts';

/** What differs from host to host. */
export interface Hosting extends Pick<Environment, 'host' | 'emit' | 'deliver' | 'dialogs'> {
  /** Left out: a child process. */
  readonly launchWorker?: WorkerLauncher;
  /** Calls that pages of this host may not make. */
  readonly barred?: readonly CallName[];
  /** Called when the catalogue is of an older program and has to be brought up to date first. */
  readonly updating?: () => void;
}

/** Which catalogue to open. Left out: the one that was open last, or the usual one. */
export interface CatalogChoice {
  readonly catalog?: string | undefined;
  /** The demo library in a catalogue of its own, filled where it is empty. */
  readonly demo?: boolean | undefined;
}

export interface OpenProgram {
  readonly library: Library;
  readonly gateway: Gateway;
}

/** This user's settings; never fails. */
export const openSettings = (): SettingsStore => new SettingsStore(userFolders().settingsFile);

/** The language chosen in the settings, or the system's. */
export const languageOf = (settings: SettingsStore): Language => settings.all.language ?? systemLanguage();

/**
 * Opens a catalogue and the gateway to it: what every composition root begins with.
 * @throws AppError as `openCatalog` and `bringUpToDate` do
 */
export async function openProgram(hosting: Hosting, settings: SettingsStore, choice: CatalogChoice): Promise<OpenProgram> {
  const folders = userFolders();
  const { version, demoFolder, templatesFolder, sheetStyle, worker } = programFiles();
  const clock = new CallClock();
  const { launchWorker = childProcessLauncher(worker), barred, updating, ...rest } = hosting;
  const folder = choice.catalog ?? (choice.demo === true ? folders.demo : settings.all.catalogFolder ?? folders.catalog);
  await bringUpToDate(folder, launchWorker, updating);
  const library = new Library({ ...rest, version, demoFolder, templatesFolder, sheetStyle, settings, systemLanguage: systemLanguage(), launchWorker, noteBug, longestCall: () => clock.longest }, folder);
  if (choice.demo === true && isEmpty(library.db)) openDemo(library);
  return { library, gateway: createGateway(library, clock, barred) };
}

/** A failure at the start, as a sentence for the user. A bug is noted first. */
export function startFailure(error: unknown, language: Language): string {
  const reply = errorReply(error);
  if (reply.code === 'internal') noteBug('start', error);
  return errorSentence(reply, language);
}

/** Notes a bug on the standard error. */
export function noteBug(where: string, error: unknown): void {
  process.stderr.write(`Shelfbridge: ${bugNote(where, error)}\n`);
}
