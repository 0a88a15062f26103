import { AppError } from '#contract/errors.ts';

/** Text of a library's records never packs as tightly as this; below the first of them nothing is judged. */
const harmlessBytes = 100e6;
const tightest = 200;
const mostBytes = 20e9;

/**
 * Refuses content that unpacks to far more than it was packed from, before it fills the disk or the memory.
 * @param packed bytes taken so far
 * @param unpacked bytes they have become
 * @throws AppError archive-too-large
 */
export function checkExpansion(packed: number, unpacked: number, file: string): void {
  if (unpacked > mostBytes || (unpacked > harmlessBytes && unpacked > tightest * packed)) throw new AppError('archive-too-large', { file });
}
