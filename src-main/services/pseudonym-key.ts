import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#contract/errors.ts';

const keyBytes = 32;
const fileName = 'pseudonym-key';

/**
 * The key that turns card numbers into pseudonyms. It lies in the program's settings folder, outside every catalogue, so that nobody who
 * has the catalogue alone can tell whose loans are whose. It is made on first use; only the user of this PC may read it.
 * @param folder the settings folder
 * @throws AppError file-unreadable where there is a key file that is none, file-unwritable where none can be made
 */
export function pseudonymKey(folder: string): Uint8Array {
  const path = join(folder, fileName);
  return readKey(path) ?? makeKey(folder, path) ?? readKey(path) ?? refuse('file-unwritable');
}

function readKey(path: string): Uint8Array | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8').trim();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    return refuse('file-unreadable');
  }
  // a damaged key is never replaced: a new one would make strangers of all readers
  return /^[0-9a-f]{64}$/.test(text) ? Buffer.from(text, 'hex') : refuse('file-unreadable');
}

/** The key, or null where another process was quicker. It is written aside and linked into place whole. */
function makeKey(folder: string, path: string): Uint8Array | null {
  const key = randomBytes(keyBytes);
  const aside = `${path}.${String(process.pid)}`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(aside, `${key.toString('hex')}\n`, { mode: 0o600 });
    putInPlace(aside, path);
    return key;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return null;
    return refuse('file-unwritable');
  } finally {
    rmSync(aside, { force: true });
  }
}

/** A link never takes the place of a file; some memory sticks know no links. */
function putInPlace(aside: string, path: string): void {
  try {
    linkSync(aside, path);
  } catch (error) {
    if (existsSync(path)) throw error;
    renameSync(aside, path);
  }
}

function refuse(code: 'file-unreadable' | 'file-unwritable'): never {
  throw new AppError(code, { file: fileName });
}
