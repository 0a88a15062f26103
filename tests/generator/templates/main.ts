import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { templates } from './columns.ts';
import { csvTemplate, xlsxTemplate, type TemplateName } from './files.ts';

// node tests/generator/templates/main.ts: makes resources/templates anew, byte for byte
const folder = join(import.meta.dirname, '../../../resources/templates');

for (const language of ['en', 'zh-CN'] as const) {
  mkdirSync(join(folder, language), { recursive: true });
  for (const name of Object.keys(templates) as TemplateName[]) {
    writeFileSync(join(folder, language, `${name}.csv`), csvTemplate(name, language));
    writeFileSync(join(folder, language, `${name}.xlsx`), await xlsxTemplate(name, language));
  }
}
