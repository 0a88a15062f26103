import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { importTemplates, templateFormats, type ImportTemplate, type TemplateFormat } from '#contract/imports.ts';
import { languages, type Language } from '#contract/settings.ts';
import { closeLibraries, openTestLibrary, projectRoot } from '../../../helpers/library-open.ts';

afterEach(closeLibraries);

const fileOf = (language: Language, template: ImportTemplate, format: TemplateFormat): string => join(projectRoot, 'resources', 'templates', language, `${template}.${format}`);

describe.each(languages)('templates in %s', (language) => {
  test.each(importTemplates)('%s: is recognised as a table and as a workbook, with the same columns', async (template) => {
    const { library, call } = openTestLibrary();
    const headers: string[][] = [];
    for (const format of templateFormats) {
      const preview = await call('imports:preview', { file: library.files.hold(fileOf(language, template, format)).token });
      expect([preview.kind, preview.missing]).toEqual([template, []]);
      headers.push(preview.columns.map((column) => column.header));
    }
    expect(headers[1]).toEqual(headers[0]);
  });
});

test('a template is handed over in the language of the program', async () => {
  const { call, library } = openTestLibrary();
  library.environment.settings.change({ language: 'zh-CN' });
  const delivery = await call('imports:save-template', { template: 'loans', format: 'csv' });
  expect(delivery).toMatchObject({ kind: 'download', name: 'loans.csv' });
  if (delivery.kind === 'download') expect(readFileSync(delivery.url)).toEqual(readFileSync(fileOf('zh-CN', 'loans', 'csv')));
});
