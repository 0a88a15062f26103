import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Delivery } from '#contract/files.ts';
import type { Library } from './library.ts';
import type { FileReader } from './lists-file.ts';

/** Writes a file into a folder of its own and hands it to the user through the host. */
export async function deliver(library: Library, name: string, write: (path: string) => Promise<unknown>): Promise<Delivery> {
  const path = join(mkdtempSync(join(tmpdir(), 'shelfbridge-')), name);
  await write(path);
  return library.environment.deliver(path, name);
}

/** A file for the user at her desk: in the language of the program, and for a spreadsheet. */
export const forSpreadsheet = (library: Library): FileReader => ({ language: library.language, forSpreadsheet: true });
