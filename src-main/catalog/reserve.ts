import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { catalogError } from './failures.ts';
import { reserveFile } from './folder.ts';

const block = 1 << 20;
/** Enough for what SQLite has written and not yet put in its place: it does that every 4 MB. */
const mostBlocks = 16;

/**
 * Puts room aside on the disk before something large is written: on a full disk nothing can be taken back either, unless some of it is given free.
 * @param bytes what is going to be written at most
 * @returns gives the room free again
 * @throws AppError disk-full, catalog-unwritable
 */
export async function reserveRoom(folder: string, bytes: number): Promise<() => void> {
  const path = reserveFile(folder);
  const release = (): void => rmSync(path, { force: true });
  try {
    const file = await open(path, 'w');
    try {
      const filling = randomBytes(block); // a file of zeros takes no room on some disks
      for (let at = 0; at < Math.min(mostBlocks, Math.ceil(bytes / block)); at += 1) await file.write(filling);
    } finally {
      await file.close();
    }
    return release;
  } catch (error) {
    release();
    throw catalogError(error, folder);
  }
}
