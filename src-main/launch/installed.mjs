import { lstatSync, readFileSync } from 'node:fs';
import { inRoot } from './places.mjs';
import { runProcess } from './run-process.mjs';
import { say } from './say.mjs';

const packagesOf = (path) => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages ?? {};
  } catch {
    return null;
  }
};

/**
 * Whether what npm notes in `node_modules` (it does so last, so not after a broken install) is what the lock file asks for.
 * Optional packages for other systems may be missing.
 */
export function isInstalled(wanted = packagesOf(inRoot('package-lock.json')), found = packagesOf(inRoot('node_modules', '.package-lock.json'))) {
  if (wanted === null || found === null) return false;
  const agrees = ([path, entry]) => path === '' || found[path]?.version === entry.version || (entry.optional === true && found[path] === undefined);
  return Object.entries(wanted).every(agrees) && Object.keys(found).every((path) => wanted[path] !== undefined);
}

/** Whether `node_modules` only points to another copy's, which an installation from here would delete. */
const isBorrowed = () => lstatSync(inRoot('node_modules'), { throwIfNoEntry: false })?.isSymbolicLink() === true;

/** Installs what the lock file names, where that has not been done. Ends the program where it cannot be done. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  if (isBorrowed()) {
    say('What is installed is not what package-lock.json names; node_modules is a link and is left as it is. Install where it points to.', '已安装的组件与 package-lock.json 不一致；node_modules 是一个链接，保持不变。请在它指向的位置安装。');
    return;
  }
  say('Installing what Shelfbridge is built with (npm ci); the first time this takes a minute or two …', '正在安装 Shelfbridge 所需的组件（npm ci），首次约需一两分钟……');
  const args = ['ci', '--include=dev', '--include=optional', '--no-fund', '--no-audit', '--loglevel=error']; // warnings about the user's Node are not for her
  const npm = process.env.npm_execpath;
  // npm's own script needs no shell; npm.cmd on Windows does, and these arguments need no quotes
  const { code } = npm !== undefined && /\.c?js$/.test(npm)
    ? await runProcess(process.execPath, [npm, ...args], { onStderr: true })
    : await runProcess(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { onStderr: true, shell: process.platform === 'win32' });
  if (code === 0) return;
  say(`npm ci did not succeed (exit code ${code}); its reasons are above. Check the network and the free space, then try again.`,
    `npm ci 未成功（退出码 ${code}），原因见上。请检查网络和磁盘空间后重试。`);
  process.exit(1);
}
