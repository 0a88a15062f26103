import type { FileWishes, WaitingFile } from '#page/stores/waiting-files.ts';
import type { ImportKind, ImportPreview, ReadOptions, SavedMapping } from '#contract/imports.ts';
import { columnKey } from './column-wishes.ts';

/** A mapping is for every sheet or file with the same columns. */
function withoutPart(options: ReadOptions): ReadOptions {
  const rest = { ...options };
  delete rest.part;
  return rest;
}
const headersOf = (preview: ImportPreview): string[] => preview.columns.map((column) => column.header);

/** Does a file have just the columns a saved mapping was made for, in whatever order? */
export function fits(saved: SavedMapping, preview: ImportPreview): boolean {
  const [mine, theirs] = [headersOf(preview).sort(), [...saved.header].sort()];
  return mine.length === theirs.length && mine.every((header, i) => header === theirs[i]);
}

/** The wishes of a saved mapping for a file, whose part stays as it is. */
export function wishesOf(saved: SavedMapping, file: WaitingFile): FileWishes {
  const { part } = file.wishes.options;
  return { kind: saved.kind, profile: null, mapping: saved.mapping, fixed: saved.fixed, options: { ...withoutPart(saved.options), ...(part !== undefined && { part }) } };
}

/** What is saved of a file: every column with the field it is read as, also those that were recognised. */
export function savedOf(name: string, kind: ImportKind, preview: ImportPreview, wishes: FileWishes): SavedMapping {
  const mapping = Object.fromEntries(preview.columns.map((column, i) => [columnKey(preview.columns, i), column.field ?? '']));
  return { name, kind, mapping, fixed: wishes.fixed, options: withoutPart(wishes.options), header: headersOf(preview) };
}

/** Is a file read as a saved mapping says? */
export function isUsed(saved: SavedMapping, { preview, wishes }: WaitingFile): boolean {
  if (preview === null || (wishes.kind ?? preview.kind) !== saved.kind) return false;
  const now = savedOf(saved.name, saved.kind, preview, wishes);
  const sorted = (record: Readonly<Record<string, unknown>>): string => JSON.stringify(Object.entries(record).filter(([, value]) => value !== '').sort());
  return sorted(now.mapping) === sorted(saved.mapping) && sorted(now.fixed) === sorted(saved.fixed) && sorted(now.options) === sorted(withoutPart(saved.options));
}
