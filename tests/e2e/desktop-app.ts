import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { ElectronApplication } from 'playwright-core';
import { launchElectron } from '../helpers/electron-app.ts';
import { callOf, endOf, usualSize, watch, type AppOptions, type BrowserApp, type SavedFile } from './app.ts';
import { ensureBuilt } from './host-process.ts';
import { wordsOf, type Words } from './words.ts';

const waitMs = 15_000;
const pauseMs = 200;

/** Starts the program in its own window, as `startApp` starts it in a browser; its dialog for saving chooses a folder by itself. */
export async function startDesktop({ home: given, language = 'en', dark = false, size = usualSize, zone = 'UTC', expected = [] }: AppOptions): Promise<BrowserApp> {
  await ensureBuilt();
  const home = given ?? mkdtempSync(join(tmpdir(), 'shelfbridge-desktop-'));
  const problems: string[] = [];
  const requests: string[] = [];
  const electron = await launchElectron(home, { language, zone });
  const context = electron.context();
  context.setDefaultTimeout(waitMs);
  const page = await electron.firstWindow();
  const origin = new URL(page.url()).href.replace(/\/[^/]*$/, '');
  const note = (problem: string): void => { if (!expected.some((pattern) => pattern.test(problem))) problems.push(problem); };
  watch(context, origin, requests, note);
  page.on('pageerror', (error) => note(`the page threw: ${error.message}`)); // it was there before the watch
  await electron.evaluate(({ BrowserWindow }, { width, height }) => BrowserWindow.getAllWindows()[0]?.setContentSize(width, height), size);
  if (dark) await page.emulateMedia({ colorScheme: 'dark' });
  await page.getByRole('main').waitFor();
  let saves = 0;
  const app: BrowserApp = {
    page, browser: context.browser()!, context, home, origin, requests, problems, words: wordsOf(language),
    host: { url: page.url(), pid: electron.process().pid ?? 0, output: () => '', stop: () => electron.close() },
    saved: (action) => savedTo(electron, join(home, `saved-${String(saves += 1)}`), action),
    call: (name, argument) => callOf(page, name, argument),
    ended: (jobId) => endOf(page, jobId),
    speak(next) { (app as { words: Words }).words = wordsOf(next); },
    async close() {
      await electron.close();
      if (given === undefined) rmSync(home, { recursive: true, force: true });
      if (problems.length > 0) throw new Error(`What should not happen in a page happened:\n${[...new Set(problems)].join('\n')}`);
    },
  };
  return app;
}

async function savedTo(electron: ElectronApplication, folder: string, action: () => Promise<void>): Promise<SavedFile> {
  mkdirSync(folder);
  await electron.evaluate(({ dialog }, into) => {
    const choose = (...asked: { defaultPath?: string }[]) => Promise.resolve({ canceled: false, filePath: `${into}/${asked.at(-1)?.defaultPath?.split(/[\\/]/).at(-1) ?? 'file'}` });
    dialog.showSaveDialog = choose as typeof dialog.showSaveDialog;
  }, folder);
  await action();
  return wholeFileIn(folder);
}

/** The file that is saved in a folder, once it has stopped growing. */
async function wholeFileIn(folder: string): Promise<SavedFile> {
  let bytes = -1;
  for (let waitedMs = 0; waitedMs < waitMs; waitedMs += pauseMs) {
    const [name] = readdirSync(folder);
    if (name !== undefined) {
      const path = join(folder, name);
      const now = statSync(path).size;
      if (now > 0 && now === bytes) return { name, path };
      bytes = now;
    }
    await wait(pauseMs);
  }
  throw new Error('Nothing was saved.');
}
