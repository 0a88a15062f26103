import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImportTemplate, TemplateFormat } from '#contract/imports.ts';
import type { Library } from './library.ts';

/** Writes a template with the best columns, in the language of the program. */
export function writeTemplate(library: Library, template: ImportTemplate, format: TemplateFormat, path: string): Promise<void> {
  return copyFile(join(library.environment.templatesFolder, library.language, `${template}.${format}`), path);
}
