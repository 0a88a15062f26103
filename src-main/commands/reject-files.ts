import { realpath } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import type { BatchId } from '#contract/ids.ts';
import { nameWithPart } from '#contract/imports.ts';
import type { ImportFile } from '#contract/worker-messages.ts';
import * as imports from '#services/imports.ts';
import type { Library } from '#services/library.ts';
import { writeRejectsFile } from '#services/rejects-export.ts';
import { requireWritable } from '#services/whole-file.ts';
import { usageError } from './usage.ts';

/** A file of rejected rows: of which file they are, where they lie, and how many there are. */
export interface RejectFile {
  readonly of: string;
  readonly path: string;
  readonly rows: number;
}

/**
 * Asked before an import: whether rejected rows can be written, and over none of the files that they come from.
 * @throws AppError file-unwritable, usage
 */
export async function requireRejectsPlace(path: string, sources: readonly ImportFile[]): Promise<void> {
  await requireWritable(path);
  const real = await Promise.all(sources.map((source) => placeOf(source.path)));
  for (const place of placesFor(path, sources.map(({ name, part }) => nameWithPart(name, part)))) {
    if (real.includes(await placeOf(place))) throw usageError(`--rejects would write over ${basename(place)}, which is to be imported. Name another file.`);
  }
}

/** Writes the rows that were turned away, of each file into one of its own with the columns of that file: `FILE` itself of one, else `FILE` with the name of each before its ending. */
export async function writeRejectFiles(library: Library, batchIds: readonly BatchId[], path: string): Promise<RejectFile[]> {
  const batches = imports.list(library).filter(({ id }) => batchIds.includes(id)).sort((a, b) => a.id - b.id);
  const places = placesFor(path, batches.map(({ fileName }) => fileName));
  const written: RejectFile[] = [];
  for (const [at, { id, fileName }] of batches.entries()) {
    const place = places[at]!;
    written.push({ of: fileName, path: place, rows: await writeRejectsFile(library, [id], place, { forSpreadsheet: false }) });
  }
  return written;
}

/** A place for each of the files, no two the same, also where a system tells no capitals. */
function placesFor(path: string, names: readonly string[]): string[] {
  if (names.length === 1) return [path];
  const ending = extname(path);
  const taken = new Set<string>();
  return names.map((name) => {
    const own = name.replace(/\.(?:gz|zip|xlsx|ods)(?=$| )/gi, '').replace(/\.[a-z0-9]{1,5}$/i, '').replace(/[^\p{L}\p{N}._-]+/gu, '-');
    for (let turn = 1; ; turn += 1) {
      const file = `${basename(path, ending)}-${own}${turn === 1 ? '' : `-${turn}`}${ending}`;
      if (taken.has(file.toLowerCase())) continue;
      taken.add(file.toLowerCase());
      return join(dirname(path), file);
    }
  });
}

/** Where a file lies, through links; a file that is not there yet lies where it is named. */
const placeOf = (path: string): Promise<string> => realpath(path).catch(() => path);
