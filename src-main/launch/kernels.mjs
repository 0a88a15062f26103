import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from './places.mjs';

const sources = inRoot('src-main', 'engine', 'kernels', 'assembly');
const output = inRoot('out', 'kernels', 'kernels.wasm');
const stamp = inRoot('out', 'kernels', 'sources.sha256');

/** How the kernels are compiled: SIMD and threads over an imported shared memory of up to 4 GB; no run-time library, no relaxed SIMD. */
const options = [
  '-O3', '--noAssert', '--runtime', 'stub', '--importMemory', '--sharedMemory', '--initialMemory', '1', '--maximumMemory', '65536', '--memoryBase', '4096',
  '--enable', 'simd', '--enable', 'threads',
];

/** A digest of the kernels' sources, of how they are compiled and of the compiler's version. */
function kernelsDigest() {
  const hash = createHash('sha256').update(JSON.stringify(options)).update(readFileSync(inRoot('node_modules', 'assemblyscript', 'package.json')));
  for (const name of readdirSync(sources).filter((file) => file.endsWith('.ts')).sort()) hash.update(`${name}\0`).update(readFileSync(join(sources, name)));
  return hash.digest('hex');
}

/** Compiles the AssemblyScript kernels into `out/kernels/kernels.wasm` and answers `{ code, output }`. The file is whole or the one before. */
export async function buildKernels() {
  const digest = kernelsDigest();
  const { main } = await import('assemblyscript/asc');
  let said = '';
  const say = { write: (text) => { said += text; return true; } };
  let wasm = null;
  const { error } = await main([join(sources, 'index.ts'), '--outFile', 'kernels.wasm', ...options], {
    stdout: say, stderr: say, writeFile: (name, contents) => { if (name.endsWith('.wasm')) wasm = contents; },
  });
  if (error !== null || wasm === null) return { code: 1, output: `${said}${error?.message ?? ''}\n` };
  mkdirSync(inRoot('out', 'kernels'), { recursive: true });
  const own = `${output}.${process.pid}`;
  writeFileSync(own, wasm);
  renameSync(own, output);
  writeFileSync(stamp, digest);
  return { code: 0, output: said };
}

/** Whether the kernels were compiled from the sources as they are. */
export function areKernelsBuilt() {
  return existsSync(output) && existsSync(stamp) && readFileSync(stamp, 'utf8') === kernelsDigest();
}

/** Compiles the kernels where their sources have changed. @throws Error with what the compiler said */
export async function ensureKernels() {
  if (areKernelsBuilt()) return;
  const { code, output: said } = await buildKernels();
  if (code !== 0) throw new Error(said);
}
