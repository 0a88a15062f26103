import { existsSync } from 'node:fs';
import { AppError } from '#contract/errors.ts';
import type { ProgramInfo } from '#contract/settings.ts';
import { catalogFile } from '#catalog/folder.ts';
import type { Library } from './library.ts';

/** What the program is, where its catalogue lies and how much is in it. */
export async function info(library: Library): Promise<ProgramInfo> {
  const { version, host, dialogs, longestCall } = library.environment;
  return {
    version, host, catalogFolder: library.folder, counts: await library.counts.read(),
    can: { chooseFiles: dialogs !== null, chooseFolder: dialogs !== null }, longestCall: longestCall(),
  };
}

/** Opens another catalogue folder and remembers it; makes a catalogue there only if asked to. @throws AppError as `openCatalog` does, catalog-not-found, job-busy */
export async function openFolder(library: Library, folder: string, create: boolean): Promise<ProgramInfo> {
  if (!create && !existsSync(catalogFile(folder))) throw new AppError('catalog-not-found', { folder });
  await library.switchTo(folder);
  library.environment.settings.change({ catalogFolder: folder, mapId: null });
  library.changed('settings');
  return info(library);
}
