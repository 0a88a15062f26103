import type { SavedMapping } from '#contract/imports.ts';
import { rows, write, type ReadableDB, type WritableDB } from '../database.ts';

/** The library's own mappings, by name. */
export const listMappings = (db: ReadableDB): SavedMapping[] =>
  rows<Record<keyof SavedMapping, string>>(db, 'SELECT name, kind, mapping, fixed, options, header FROM saved_mapping ORDER BY name').map((stored) => ({
    name: stored.name,
    kind: stored.kind as SavedMapping['kind'],
    mapping: JSON.parse(stored.mapping) as SavedMapping['mapping'],
    fixed: JSON.parse(stored.fixed) as SavedMapping['fixed'],
    options: JSON.parse(stored.options) as SavedMapping['options'],
    header: JSON.parse(stored.header) as SavedMapping['header'],
  }));

/** Keeps a mapping under its name; one that has the name already is replaced. */
export function putMapping(db: WritableDB, { name, kind, mapping, fixed, options, header }: SavedMapping): void {
  write(db, 'INSERT OR REPLACE INTO saved_mapping (name, kind, mapping, fixed, options, header) VALUES (?, ?, ?, ?, ?, ?)',
    name, kind, JSON.stringify(mapping), JSON.stringify(fixed), JSON.stringify(options), JSON.stringify(header));
}

export function forgetMapping(db: WritableDB, name: string): void {
  write(db, 'DELETE FROM saved_mapping WHERE name = ?', name);
}
