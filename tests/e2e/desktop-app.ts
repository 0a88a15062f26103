import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Language } from '#contract/settings.ts';
import { launchElectron } from '../helpers/electron-app.ts';
import type { App, SavedFile } from './app.ts';
import { ensureBuilt } from './host-process.ts';
import { wordsOf } from './words.ts';

/** The program in its own window, on a folder of its own. */
export interface DesktopApp extends App {
  readonly home: string;
  close(): Promise<void>;
}

const waitMs = 15_000;
const pauseMs = 200;

/** Starts the desktop program in a language; its save dialog chooses a folder by itself. */
export async function startDesktop(language: Language): Promise<DesktopApp> {
  await ensureBuilt();
  const home = mkdtempSync(join(tmpdir(), 'shelfbridge-desktop-'));
  const electron = await launchElectron(home, { language });
  const page = await electron.firstWindow();
  page.setDefaultTimeout(waitMs);
  await page.getByRole('main').waitFor();
  let saves = 0;
  return {
    page, home, words: wordsOf(language),
    async saved(action) {
      saves += 1;
      const folder = join(home, `saved-${saves}`);
      mkdirSync(folder);
      await electron.evaluate(({ dialog }, into) => {
        const choose = (...given: { defaultPath?: string }[]) => Promise.resolve({ canceled: false, filePath: `${into}/${given.at(-1)?.defaultPath?.split(/[\\/]/).at(-1) ?? 'file'}` });
        dialog.showSaveDialog = choose as typeof dialog.showSaveDialog;
      }, folder);
      await action();
      return wholeFileIn(folder);
    },
    async close() {
      await electron.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
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
