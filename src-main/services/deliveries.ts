import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Delivery } from '#contract/files.ts';
import type { Language } from '#contract/settings.ts';
import type { Library } from './library.ts';

/** Writes a file into a folder of its own and hands it to the user through the host; where writing fails, nothing is left. */
export async function deliver(library: Library, name: string, write: (path: string) => Promise<unknown>): Promise<Delivery> {
  const path = join(mkdtempSync(join(tmpdir(), 'shelfbridge-')), name);
  await write(path).catch((error: unknown) => {
    rmSync(dirname(path), { recursive: true, force: true });
    throw error;
  });
  return library.environment.deliver(path, name);
}

/** How a file is to be read: by a person in a spreadsheet, or by another program. */
export interface FileReader { readonly language: Language; readonly forSpreadsheet: boolean }

/** A name as a part of a file's name, in any script. */
export const fileNamePart = (name: string): string => name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'file';

/** A file for the user at her desk: in the language of the program, and for a spreadsheet. */
export const forSpreadsheet = (library: Library): FileReader => ({ language: library.language, forSpreadsheet: true });
