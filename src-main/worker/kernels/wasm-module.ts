import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setFlagsFromString } from 'node:v8';

/**
 * Off while the kernels are translated. A kernel is called once and runs for seconds: V8's quick first translation, made at the call,
 * would not be replaced within it.
 */
const EAGER = ['liftoff', 'wasm-lazy-compilation'];

/** The compiled kernels, looked for from a folder upwards: the program runs from its sources, from out/ or from a package; null where they were not built. */
export async function wasmModule(from: string): Promise<WebAssembly.Module | null> {
  for (let folder = from; dirname(folder) !== folder; folder = dirname(folder)) {
    const path = join(folder, 'out', 'kernels', 'kernels.wasm');
    if (!existsSync(path)) continue;
    const bytes = await readFile(path);
    for (const flag of EAGER) setFlagsFromString(`--no-${flag}`);
    try {
      return new WebAssembly.Module(bytes); // in one go: a compilation in the background would not keep a script alive
    } finally {
      for (const flag of EAGER) setFlagsFromString(`--${flag}`);
    }
  }
  return null;
}
