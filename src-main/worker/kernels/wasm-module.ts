import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** The compiled kernels, wherever the program runs from; null where they were not built. */
export async function wasmModule(from = import.meta.dirname): Promise<WebAssembly.Module | null> {
  for (let folder = from; dirname(folder) !== folder; folder = dirname(folder)) {
    const path = join(folder, 'out', 'kernels', 'kernels.wasm');
    if (existsSync(path)) return WebAssembly.compile(await readFile(path));
  }
  return null;
}
