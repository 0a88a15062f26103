import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { nodeProgram } from './node-program.mjs';
import { inRoot } from './places.mjs';
import { runProcess } from './run-process.mjs';
import { inWords, say } from './say.mjs';

const fetchLimitMs = 120_000;
const dayMs = 24 * 3600_000;
/** Its age says when Electron could last not be fetched. */
const notFetched = inRoot('node_modules', '.electron-not-fetched');

/** Electron's program, or null where its binary has not been fetched. */
export function electronBinary() {
  try {
    const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? inRoot('node_modules', 'electron', 'dist');
    const path = `${dist}/${readFileSync(inRoot('node_modules', 'electron', 'path.txt'), 'utf8')}`;
    return existsSync(path) ? path : null;
  } catch {
    return null;
  }
}

/** Why no window of its own can be opened here; null where one can. */
export function whyNoWindow(env = process.env, platform = process.platform) {
  if (platform !== 'linux') return null;
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY) return inWords('there is no screen', '没有图形显示');
  if (process.getuid?.() === 0) return inWords('Electron does not protect a program run by root', 'Electron 无法保护以 root 运行的程序');
  return sandboxIsClosed() ? inWords("this system does not allow Electron's sandbox to ordinary users", '此系统不允许普通用户使用 Electron 沙箱') : null;
}

/** Some systems deny ordinary users the namespaces that the sandbox is made of, unless its helper belongs to root. */
function sandboxIsClosed() {
  const says = (name, value) => {
    try {
      return readFileSync(`/proc/sys/kernel/${name}`, 'utf8').trim() === value;
    } catch {
      return false;
    }
  };
  if (!says('apparmor_restrict_unprivileged_userns', '1') && !says('unprivileged_userns_clone', '0')) return false;
  try {
    const { uid, mode } = statSync(inRoot('node_modules', 'electron', 'dist', 'chrome-sandbox'));
    return uid !== 0 || (mode & 0o4000) === 0;
  } catch {
    return true;
  }
}

/** Fetches Electron's binary where that may be done and has not failed today; answers why there is none, or null. */
export async function fetchElectron(env = process.env) {
  if (electronBinary() !== null) return null;
  if (env.ELECTRON_SKIP_BINARY_DOWNLOAD || env.CI) return inWords('Electron is not to be fetched here', '此处不下载 Electron');
  if (!env.ELECTRON_MIRROR && existsSync(notFetched) && Date.now() - statSync(notFetched).mtimeMs < dayMs) {
    return inWords('Electron could not be fetched today (node node_modules/electron/install.js tries again)', '今天未能下载 Electron（可运行 node node_modules/electron/install.js 重试）');
  }
  say('Fetching Electron for the desktop window, some 110 MB, once (at most 2 minutes; Ctrl+C stops it) …', '正在下载桌面窗口所需的 Electron，约 110 MB，仅此一次（最多 2 分钟，Ctrl+C 可停止）……');
  const [node] = nodeProgram();
  const { code } = await runProcess(node, [inRoot('node_modules', 'electron', 'install.js')], { shown: false, timeoutMs: fetchLimitMs });
  if (code === 0 && electronBinary() !== null) return null;
  try {
    writeFileSync(notFetched, '');
  } catch { /* the next start tries again */ }
  return inWords('Electron could not be fetched (ELECTRON_MIRROR names another source)', '未能下载 Electron（可用 ELECTRON_MIRROR 指定其他来源）');
}
