import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '#contract/settings.ts';
import { _electron, type ElectronApplication } from 'playwright-core';

const root = join(import.meta.dirname, '..', '..');
const electron = join(root, 'node_modules', 'electron');

/** Electron's program; null where its binary was never fetched. */
function electronBinary(): string | null {
  const path = existsSync(join(electron, 'path.txt')) ? join(electron, 'dist', readFileSync(join(electron, 'path.txt'), 'utf8')) : '';
  return existsSync(path) ? path : null;
}

/** Why the desktop program cannot be started here; null where it can. */
export function whyNoElectron(): string | null {
  if (electronBinary() === null) return 'the Electron binary is not in node_modules/electron/dist (node node_modules/electron/install.js fetches it)';
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) return 'there is no display (xvfb-run lends one)';
  return null;
}

/** Starts the built desktop program on a folder of its own, on a system of that language. */
export function launchElectron(home: string, { language = 'en', zone = 'UTC' }: { readonly language?: Language; readonly zone?: string } = {}): Promise<ElectronApplication> {
  const isRoot = process.getuid?.() === 0;
  const environment = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[0] !== 'ELECTRON_RENDERER_URL');
  return _electron.launch({
    executablePath: electronBinary() ?? '', args: [...(isRoot ? ['--no-sandbox'] : []), root],
    env: { ...Object.fromEntries(environment), SHELFBRIDGE_HOME: home, TZ: zone, LC_ALL: '', LANG: language === 'en' ? 'en_GB.UTF-8' : 'zh_CN.UTF-8' },
  });
}
