import './launch/require-node.ts';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { AppError } from '#contract/errors.ts';
import { sentences } from '#contract/sentences/sentences.ts';
import { BrowserHost } from '#hosts/browser/browser-host.ts';
import { hasDisplay, openBrowser } from '#hosts/browser/open-browser.ts';
import { programFiles } from '#hosts/folders.ts';
import type { Library } from '#services/library.ts';
import { watchTimes } from '#services/lists/list-schedule.ts';
import type { SettingsStore } from '#services/settings.ts';
import { languageOf, openProgram, openSettings, startFailure, type CatalogChoice } from './open-program.ts';

export interface ServeOptions extends CatalogChoice {
  /** Left out: any free port. */
  readonly port?: number | undefined;
  /** Opens the user's browser where there is a screen; true when left out. */
  readonly open?: boolean | undefined;
}

/** The running browser host. */
export interface Serving {
  /** Lets one browser in, once. */
  readonly url: string;
  readonly library: Library;
  close(): Promise<void>;
}

/**
 * Opens the catalogue and the page's server.
 * @throws AppError port-in-use, or as `openCatalog` does
 */
export async function startServing(settings: SettingsStore, options: ServeOptions): Promise<Serving> {
  const host = new BrowserHost(programFiles().pageFolder);
  const door = await host.listen(options.port ?? 0);
  try {
    const { library, gateway } = await openProgram({
      host: 'browser', emit: (event) => host.emit(event), deliver: (path, name) => host.deliver(path, name), dialogs: null, barred: ['files:receive'],
      updating: () => process.stderr.write(`${sentences[languageOf(settings)].terminal.updating}\n`),
    }, settings, options);
    watchTimes(library);
    door.letIn({ gateway, hold: (path, name, isCopy) => library.files.hold(path, name, isCopy) });
    const close = async (): Promise<void> => {
      await host.close();
      await library.close();
    };
    return { url: door.url, library, close };
  } catch (error) {
    await host.close();
    throw error;
  }
}

/** Serves until the program is told to stop: prints the address on a line of its own and opens the browser. @throws as `startServing` */
export async function serve(settings: SettingsStore, options: ServeOptions): Promise<void> {
  const serving = await startServing(settings, options);
  process.stdout.write(`Shelfbridge: ${serving.url}\n`);
  if (options.open !== false && hasDisplay()) await openBrowser(serving.url);
  await toldToStop();
  await serving.close();
}

/** Ctrl+C, the end of the session, or the window of the terminal closed. Another Ctrl+C a second later ends the program at once. */
function toldToStop(): Promise<void> {
  return new Promise((resolve) => {
    let firstAtMs: number | null = null;
    // the same Ctrl+C can arrive twice, from the terminal and from npm
    const stop = (): void => {
      firstAtMs ??= performance.now();
      if (performance.now() - firstAtMs > 1000) process.exit(130);
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  });
}

/** The options of `serve` as they are typed. @throws AppError usage */
export function serveOptions(typed: readonly string[]): ServeOptions {
  try {
    const { values } = parseArgs({
      args: [...typed], allowNegative: true,
      options: { port: { type: 'string' }, open: { type: 'boolean' }, catalog: { type: 'string' }, demo: { type: 'boolean' } },
    });
    const { port, ...rest } = values;
    if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) < 65_536)) throw new Error(`--port takes a number up to 65535, not "${port}".`);
    return { ...rest, ...(port !== undefined && { port: Number(port) }) };
  } catch (error) {
    throw new AppError('usage', { problem: error instanceof Error ? error.message : '' });
  }
}

async function main(): Promise<void> {
  const settings = openSettings();
  try {
    await serve(settings, serveOptions(process.argv.slice(2)));
    process.exit(0);
  } catch (error) {
    process.stderr.write(`${startFailure(error, languageOf(settings))}\n`);
    process.exit(error instanceof AppError && error.code === 'usage' ? 2 : 1);
  }
}

// by name: the bundler may move this module's code into a chunk that the command line shares
if (/^serve\.(ts|js)$/.test(basename(process.argv[1] ?? ''))) await main();
