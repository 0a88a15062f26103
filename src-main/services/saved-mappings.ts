import type { SavedMapping } from '#contract/imports.ts';
import { forgetMapping, listMappings, putMapping } from '#catalog/repositories/saved-mappings.ts';
import type { Library } from './library.ts';

/** The mappings that the library has saved, by name. */
export const list = (library: Library): readonly SavedMapping[] => listMappings(library.db);

/** Saves a mapping under its name, in place of the one that had it; answers all of them. */
export function save(library: Library, mapping: SavedMapping): readonly SavedMapping[] {
  putMapping(library.db, mapping);
  return list(library);
}

export function forget(library: Library, name: string): readonly SavedMapping[] {
  forgetMapping(library.db, name);
  return list(library);
}
