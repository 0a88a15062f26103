import type { ImportField, ImportKind } from '#contract/imports.ts';
import { aliases } from './aliases.ts';
import { normalise } from './normalise.ts';
import { isPersonal } from './personal.ts';

/** The field each column would be read as; a field is given to one column only. */
export function recognise(header: readonly string[], kind: ImportKind): (ImportField | null)[] {
  const keys = header.map((name) => (isPersonal(name, kind) ? '' : normalise(name)));
  const found = header.map((): ImportField | null => null);
  for (const [field, names] of aliases[kind]) {
    const at = names.map((name) => keys.indexOf(name)).find((index) => index >= 0 && found[index] === null);
    if (at !== undefined) found[at] = field;
  }
  return found;
}
