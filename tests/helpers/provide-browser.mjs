import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { nodeProgram } from '../../src-main/launch/node-program.mjs';
import { inRoot } from '../../src-main/launch/places.mjs';
import { runProcess } from '../../src-main/launch/run-process.mjs';
import { say } from '../../src-main/launch/say.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'msedge', 'microsoft-edge'];
const usualPlaces = {
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((base) => process.env[base] === undefined ? [] : [
    join(process.env[base], 'Google', 'Chrome', 'Application', 'chrome.exe'), join(process.env[base], 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
  ]),
  darwin: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'],
};
const ownFolder = inRoot('node_modules', '.browsers');
const fetchLimitMs = 180_000;
const installLimitMs = 420_000;

const isRootOnDebian = () => process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

/** A Chromium for the tests of the page: one that is here, or one that can be had. null where there is none, which the tests of the page will say. */
export async function provideBrowser() {
  const browser = found() ?? await fetched() ?? await installed();
  await provideChineseFont();
  if (browser === null) {
    say('No Chromium was found and none could be had, so the tests of the page fail. Install Chromium or name one in CHROME_PATH.',
      '未找到 Chromium，也无法获取，因此页面测试会失败。请安装 Chromium，或用 CHROME_PATH 指定。');
  }
  return browser;
}

/** Whether it starts: a file of that name may be a stub, or lack its libraries. Windows' browsers print no version. */
const starts = (path) => existsSync(path) && (process.platform === 'win32' || spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0);

function found() {
  const onPath = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const candidates = [process.env.CHROME_PATH ?? '', ...names.flatMap((name) => onPath.map((folder) => join(folder, name))), ...(usualPlaces[process.platform] ?? []), ...ownBrowsers()];
  return candidates.find((path) => path !== '' && starts(path)) ?? null;
}

/** What Playwright has put into our folder. */
function ownBrowsers() {
  if (!existsSync(ownFolder)) return [];
  return readdirSync(ownFolder, { recursive: true }).filter((name) => /(^|[\\/])(chrome-)?headless[-_]shell(\.exe)?$/.test(name)).map((name) => join(ownFolder, name));
}

async function fetched() {
  say('Fetching a Chromium for the tests (at most 3 minutes) …', '正在下载测试用的 Chromium（最多 3 分钟）……');
  const [node] = nodeProgram();
  await runProcess(node, [inRoot('node_modules', 'playwright-core', 'cli.js'), 'install', 'chromium-headless-shell'], {
    shown: false, timeoutMs: fetchLimitMs, env: { ...process.env, PLAYWRIGHT_BROWSERS_PATH: ownFolder },
  });
  return ownBrowsers().find(starts) ?? null;
}

async function installed() {
  if (!isRootOnDebian()) return null;
  say('Installing Chromium with apt-get …', '正在用 apt-get 安装 Chromium……');
  await aptInstall('chromium');
  return found();
}

/** Without one, Chinese text is drawn as boxes, and pictures of the page show nothing of it. */
async function provideChineseFont() {
  if (!isRootOnDebian() || spawnSync('fc-list', [':lang=zh']).stdout?.length > 0) return;
  await aptInstall('fonts-wqy-zenhei');
}

async function aptInstall(name) {
  const options = { shown: false, timeoutMs: installLimitMs, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  await runProcess('apt-get', ['update'], options);
  await runProcess('apt-get', ['install', '-y', '--no-install-recommends', name], options);
}
