import { copyFile, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { BaseWindow, Dialog, OpenDialogOptions } from 'electron';
import { AppError } from '#contract/errors.ts';
import { importExtensions, type Delivery } from '#contract/files.ts';
import type { Words } from './words.ts';

/** What the dialogs need of the window they stand before. */
export interface DialogHost {
  readonly dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>;
  readonly window: () => BaseWindow | null;
  readonly words: () => Words;
  readonly downloadsFolder: string;
}

/** The system's own dialogs, as the services call them. */
export function nativeDialogs(host: DialogHost) {
  const ask = async (options: OpenDialogOptions): Promise<readonly string[]> => {
    const window = host.window();
    const { canceled, filePaths } = window === null ? await host.dialog.showOpenDialog(options) : await host.dialog.showOpenDialog(window, options);
    return canceled ? [] : filePaths;
  };
  return {
    chooseFiles(): Promise<readonly string[]> {
      const { tables, allFiles } = host.words();
      return ask({ properties: ['openFile', 'multiSelections'], filters: [{ name: tables, extensions: [...importExtensions] }, { name: allFiles, extensions: ['*'] }] });
    },
    async chooseFolder(): Promise<string | null> {
      return (await ask({ properties: ['openDirectory', 'createDirectory'] }))[0] ?? null;
    },
  };
}

/** Asks where to save a finished file and moves it there. @throws AppError disk-full, file-unwritable */
export async function saveDelivery(host: DialogHost, path: string, name: string): Promise<Delivery> {
  const options = { defaultPath: join(host.downloadsFolder, name) };
  const window = host.window();
  try {
    const { canceled, filePath } = window === null ? await host.dialog.showSaveDialog(options) : await host.dialog.showSaveDialog(window, options);
    if (canceled || filePath === '') return { kind: 'cancelled' };
    await copyFile(path, filePath).catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'ENOSPC' || error.code === 'EDQUOT' ? new AppError('disk-full') : new AppError('file-unwritable', { file: basename(filePath) });
    });
    return { kind: 'saved', name: basename(filePath) };
  } finally {
    await rm(path, { force: true });
    await rmdir(dirname(path)).catch(() => undefined); // the folder was made for this file alone
  }
}
