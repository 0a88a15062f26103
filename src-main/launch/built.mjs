import { createHash } from 'node:crypto';
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { areKernelsBuilt, buildKernels } from './kernels.mjs';
import { nodeProgram } from './node-program.mjs';
import { inRoot, root } from './places.mjs';
import { runProcess } from './run-process.mjs';
import { say } from './say.mjs';

const stamp = inRoot('out', 'sources.sha256');
const outputs = ['out/main/electron.js', 'out/main/serve.js', 'out/main/cli.js', 'out/main/worker.js', 'out/main/kernel-thread.js', 'out/main/read-thread.js', 'out/main/preview-thread.js', 'out/preload/preload.cjs', 'out/renderer/index.html'];
const sources = ['src-main', 'src-renderer', 'electron.vite.config.ts', 'package.json', 'package-lock.json', 'tsconfig.base.json'];

/** A digest of everything that the build reads. */
function sourcesDigest() {
  const hash = createHash('sha256');
  for (const source of sources) {
    const isFile = /\.(ts|json)$/.test(source);
    const files = isFile ? [source] : readdirSync(inRoot(source), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.mjs')).map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)).sort();
    for (const file of files) hash.update(`${file}\0`).update(readFileSync(inRoot(file)));
  }
  return hash.digest('hex');
}

/** Whether `out/` was built from the sources as they are. */
export function isBuilt() {
  return outputs.every((output) => existsSync(inRoot(output))) && areKernelsBuilt() && existsSync(stamp) && readFileSync(stamp, 'utf8') === sourcesDigest();
}

/** Builds `out/` and answers `{ code, output }`. */
export async function build({ shown }) {
  const digest = sourcesDigest();
  const kernels = await buildKernels();
  if (kernels.code !== 0) {
    if (shown) process.stderr.write(kernels.output);
    return kernels;
  }
  const [node, ...options] = nodeProgram();
  const result = await runProcess(node, [...options, inRoot('node_modules', 'electron-vite', 'bin', 'electron-vite.js'), 'build'], { shown });
  if (result.code === 0) {
    chmodSync(inRoot('out', 'main', 'cli.js'), 0o755);
    writeFileSync(stamp, digest);
  }
  return result;
}

/** Builds where the sources have changed. Ends the program where that fails. */
export async function ensureBuilt() {
  if (isBuilt()) return;
  say('Building the program …', '正在构建程序……');
  const { code, output } = await build({ shown: false });
  if (code === 0) return;
  process.stderr.write(output);
  say('The build did not succeed; its reasons are above.', '构建未成功，原因见上。');
  process.exit(1);
}
