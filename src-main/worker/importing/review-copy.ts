import { mkdirSync, rmSync } from 'node:fs';
import { catalogFile } from '#catalog/folder.ts';
import { copyInto } from '#catalog/copy.ts';
import { reviewFolder } from '#catalog/staging.ts';
import type { TaskContext } from '../serve-task.ts';

/** Does work in a copy of the catalogue, which is gone afterwards. Nobody waits for the turn there, so it is granted at once. */
export async function inCopy<T>(folder: string, { turns, port }: TaskContext, work: (folder: string) => Promise<T>): Promise<T> {
  const copy = reviewFolder(folder);
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy);
  turns.open();
  try {
    port.send({ type: 'progress', step: 'loading', value: 0, done: null });
    await copyInto(catalogFile(folder), catalogFile(copy));
    return await work(copy);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
