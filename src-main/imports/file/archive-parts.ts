import { AppError } from '#contract/errors.ts';
import type { ZipEntry } from './zip-archive.ts';

/** Endings of files that hold tables or records. */
const tables = /\.(csv|tsv|tab|txt|dat|xlsx|xlsm|ods|json|jsonl|ndjson|xml|mrc|marc|iso|iso2709|mrk|log|hist)(\.gz)?$/i;

/** The file of an archive that is meant, and what the name of the part says beyond it (a sheet of a workbook). @throws AppError part-not-found */
export function choosePart(entries: readonly ZipEntry[], part: string | undefined, file: string): { name: string; rest: string | undefined } {
  if (part === undefined) return { name: likeliest(entries), rest: undefined };
  const exact = entries.find(({ name }) => name === part);
  if (exact !== undefined) return { name: exact.name, rest: undefined };
  const [longest] = entries.filter(({ name }) => part.startsWith(`${name}/`)).sort((a, b) => b.name.length - a.name.length);
  if (longest === undefined) throw new AppError('part-not-found', { file, part });
  return { name: longest.name, rest: part.slice(longest.name.length + 1) };
}

/** The first file that looks like a table by its ending, in the order of the archive; the first of all where none does. */
function likeliest(entries: readonly ZipEntry[]): string {
  const named = entries.find(({ name }) => tables.test(name) && !/(^|\/)read.?me/i.test(name)) ?? entries[0];
  return named?.name ?? '';
}
