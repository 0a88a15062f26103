import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Delivery } from '#contract/files.ts';
import type { Library } from './library.ts';

/** Writes a file into a folder of its own and hands it to the user through the host. */
export async function deliver(library: Library, name: string, write: (path: string) => Promise<unknown>): Promise<Delivery> {
  const path = join(mkdtempSync(join(tmpdir(), 'shelfbridge-')), name);
  await write(path);
  return library.environment.deliver(path, name);
}
