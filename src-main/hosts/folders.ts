import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';

/** Where this user's things lie when nothing else is said. */
export interface UserFolders {
  readonly catalog: string;
  /** Catalogue of the demo library, apart from the library's own. */
  readonly demo: string;
  readonly settingsFile: string;
  /** What the desktop window's engine keeps for itself. */
  readonly windowFolder: string;
}

type Variables = Readonly<Record<string, string | undefined>>;

/** The user's folders on this system; `SHELFBRIDGE_HOME` puts everything into one folder. */
export function userFolders(variables: Variables = process.env, platform: NodeJS.Platform = process.platform, home = homedir()): UserFolders {
  const own = variables['SHELFBRIDGE_HOME'];
  const [data, config] = own ? [own, own] : bases(variables, platform, home).map((base) => join(base, 'Shelfbridge')) as [string, string];
  return { catalog: join(data, 'catalog'), demo: join(data, 'demo'), settingsFile: join(config, 'settings.json'), windowFolder: join(config, 'window') };
}

function bases(variables: Variables, platform: NodeJS.Platform, home: string): readonly [data: string, config: string] {
  // the XDG specification: a relative path counts as not set
  const folder = (name: string, usual: string): string => {
    const value = variables[name];
    return value !== undefined && isAbsolute(value) ? value : usual;
  };
  if (platform === 'win32') {
    const roaming = variables['APPDATA'] || join(home, 'AppData', 'Roaming');
    return [roaming, roaming];
  }
  if (platform === 'darwin') {
    const support = join(home, 'Library', 'Application Support');
    return [support, support];
  }
  return [folder('XDG_DATA_HOME', join(home, '.local', 'share')), folder('XDG_CONFIG_HOME', join(home, '.config'))];
}

/** What the program itself brings: the same files whether it runs from its sources, from `out/` or from a package. */
export interface ProgramFiles {
  readonly version: string;
  readonly demoFolder: string;
  readonly templatesFolder: string;
  readonly sheetStyle: string;
  /** The built page. */
  readonly pageFolder: string;
  readonly preload: string;
  /** Entry of the worker process: built where the program is built, TypeScript where it runs from its sources. */
  readonly worker: string;
}

export function programFiles(from = import.meta.dirname): ProgramFiles {
  let root = from;
  while (!existsSync(join(root, 'package.json'))) {
    if (dirname(root) === root) throw new Error(`no package.json above ${from}`);
    root = dirname(root);
  }
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const built = from.startsWith(join(root, 'out'));
  return {
    version, demoFolder: join(root, 'resources', 'demo'), templatesFolder: join(root, 'resources', 'templates'), sheetStyle: join(root, 'resources', 'sheets', 'sheet.css'), pageFolder: join(root, 'out', 'renderer'), preload: join(root, 'out', 'preload', 'preload.cjs'),
    worker: built ? join(root, 'out', 'main', 'worker.js') : join(root, 'src-main', 'worker', 'main.ts'),
  };
}
