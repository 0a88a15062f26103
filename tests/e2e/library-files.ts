import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateLibrary } from '../generator/generate.ts';

/** A small library with tastes that run through films, music and books. */
export const smallLibrary = { patrons: 400, titles: 900, loans: 9000 } as const;

export interface LibraryFiles {
  readonly titles: string;
  readonly patrons: string;
  readonly loans: string;
}

/** Enough to fill the screens; it is trained in a moment. */
export const tinyLibrary = { patrons: 150, titles: 300, loans: 2500 } as const;

/** Writes the three files that a library system would export. */
export async function writeLibrary(folder: string, size: typeof smallLibrary | typeof tinyLibrary = smallLibrary): Promise<LibraryFiles> {
  mkdirSync(folder, { recursive: true });
  await generateLibrary({ ...size, years: 2, seed: 1, end: '2026-09-30', out: folder, gzip: false, syntheticIsbn: false });
  const at = (name: string): string => join(folder, `${name}.csv`);
  return { titles: at('titles'), patrons: at('patrons'), loans: at('loans') };
}

/** Writes a file anew with other headers, as another library system would name them; a header that is not named stays. */
export function renameColumns(path: string, names: Readonly<Record<string, string>>): void {
  const [header = '', ...rows] = readFileSync(path, 'utf8').split('\n');
  writeFileSync(path, [header.trim().split(',').map((name) => names[name] ?? name).join(','), ...rows].join('\n'));
}

/** Adds rows at the end of a file. */
export function addRows(path: string, rows: readonly string[]): void {
  writeFileSync(path, `${readFileSync(path, 'utf8').trimEnd()}\n${rows.join('\n')}\n`);
}

/** How many films, music and books there are: a domain's live count must say the same. */
export function countByMaterial(path: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  // no cell before the material holds one of these words between commas
  for (const row of readFileSync(path, 'utf8').split('\n').slice(1)) {
    const material = /,(book|film|music),/.exec(row)?.[1];
    if (material !== undefined) counts.set(material, (counts.get(material) ?? 0) + 1);
  }
  return counts;
}
