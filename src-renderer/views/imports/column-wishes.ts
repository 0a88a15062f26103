import type { FileWishes } from '#page/stores/waiting-files.ts';
import type { ImportField, PreviewColumn, ReadOptions } from '#contract/imports.ts';

/** What a column is called in a mapping: its header, or its number where the header does not tell it from others. */
export function columnKey(columns: readonly PreviewColumn[], index: number): string {
  const name = columns[index]?.header ?? '';
  return name !== '' && columns.filter((column) => column.header === name).length === 1 ? name : `#${index + 1}`;
}

const without = (record: Readonly<Record<string, string>>, leave: (key: string, value: string) => boolean): Record<string, string> =>
  Object.fromEntries(Object.entries(record).filter(([key, value]) => !leave(key, value)));

/** The wishes after a column was given a field (null: it is not read); a field has one place only. */
export function readAs(wishes: FileWishes, column: string, field: ImportField | null): FileWishes {
  const mapping = without(wishes.mapping, (key, value) => key === column || (field !== null && value === field));
  return { ...wishes, mapping: { ...mapping, [column]: field ?? '' }, fixed: without(wishes.fixed, (key) => key === field) };
}

/** The wishes after the fixed values were changed; empty ones are left out, and a fixed field is not read from a column as well. */
export function fixAs(wishes: FileWishes, fixed: Readonly<Record<string, string>>): FileWishes {
  const kept = without(fixed, (_key, value) => value.trim() === '');
  return { ...wishes, fixed: kept, mapping: without(wishes.mapping, (_key, value) => value !== '' && value in kept) };
}

/** Options after which the columns may be others, so that what was said of columns no longer holds. */
const shaping: readonly (keyof ReadOptions)[] = ['part', 'encoding', 'delimiter', 'quote', 'skip', 'hasHeader'];

/** The wishes after the file is to be read otherwise; undefined: as recognised. */
export function readWith<Name extends keyof ReadOptions>(wishes: FileWishes, name: Name, value: ReadOptions[Name]): FileWishes {
  const options = { ...wishes.options, [name]: value };
  if (value === undefined) delete options[name];
  return { ...wishes, options, mapping: shaping.includes(name) ? {} : wishes.mapping };
}
