import type { Handlers } from '#contract/calls.ts';
import { openDemo } from '#services/demo.ts';
import { findDevices } from '#services/devices.ts';
import type { Library } from '#services/library.ts';
import * as program from '#services/program.ts';

export const programHandlers = (library: Library) => ({
  'program:info': () => program.info(library),
  'settings:read': ({ shown }) => {
    if (shown !== undefined) library.shownLanguage = shown;
    return library.environment.settings.forPage;
  },
  'settings:write': (change) => {
    const { settings } = library.environment;
    settings.change(Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)));
    library.changed('settings');
    return settings.forPage;
  },
  'devices:find': () => findDevices(library),
  'catalog:open': ({ folder, create }) => program.openFolder(library, folder, create),
  'catalog:choose-folder': async () => ({ folder: await library.environment.dialogs?.chooseFolder() ?? null }),
  'catalog:demo': () => ({ jobId: openDemo(library) }),
  'files:receive': ({ paths }) => paths.map((path) => library.files.hold(path)),
  'files:choose': async () => (await library.environment.dialogs?.chooseFiles() ?? []).map((path) => library.files.hold(path)),
  'jobs:list': () => library.jobs.list(),
  'jobs:cancel': ({ jobId, keep }) => library.jobs.cancel(jobId, keep),
}) satisfies Partial<Handlers>;
