import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { domainMapFile } from '#contract/domains.ts';
import { AppError } from '#contract/errors.ts';
import type { JobId } from '#contract/ids.ts';
import { transaction } from '#catalog/database.ts';
import { isEmpty } from '#catalog/repositories/counts.ts';
import { mapNamed, putMap } from '#catalog/repositories/domains.ts';
import { importFiles } from './imports.ts';
import type { Library } from './library.ts';

/**
 * Fills an empty catalogue with the shipped demo library and its domain map, whose names are in the user's language.
 * @throws AppError catalog-not-empty
 */
export function openDemo(library: Library): JobId {
  if (!isEmpty(library.db)) throw new AppError('catalog-not-empty');
  const { environment: { demoFolder }, language } = library;
  const mapFile = language === 'en' ? 'domains.json' : `domains.${language}.json`;
  return library.start('demo', '', async (context) => {
    const map = domainMapFile.parse(JSON.parse(readFileSync(join(demoFolder, mapFile), 'utf8')));
    transaction(library.db, () => putMap(library.db, mapNamed(library.db, map.map), map));
    return importFiles(library, (['titles', 'patrons', 'loans'] as const).map((kind) => ({ kind, path: join(demoFolder, `${kind}.csv.gz`), name: `${kind}.csv.gz` })), context);
  });
}
