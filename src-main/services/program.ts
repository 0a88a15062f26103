import type { ProgramInfo } from '#contract/settings.ts';
import type { Library } from './library.ts';

/** What the program is, where its catalogue lies and how much is in it. */
export async function info(library: Library): Promise<ProgramInfo> {
  const { version, host, dialogs, longestCall } = library.environment;
  return {
    version, host, catalogFolder: library.folder, counts: await library.counts.read(),
    can: { chooseFiles: dialogs !== null, chooseFolder: dialogs !== null }, longestCall: longestCall(),
  };
}

/** Opens another catalogue folder and remembers it. @throws AppError as `openCatalog` does, job-busy */
export async function openFolder(library: Library, folder: string): Promise<ProgramInfo> {
  await library.switchTo(folder);
  library.environment.settings.change({ catalogFolder: folder, mapId: null });
  library.changed('settings');
  return info(library);
}
