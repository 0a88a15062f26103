import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { previewFile } from '../../../../src-main/imports/preview.ts';
import { templates } from '../../../generator/templates/columns.ts';
import { csvTemplate, xlsxTemplate, type TemplateLanguage, type TemplateName } from '../../../generator/templates/files.ts';
import { fileOf, readAll } from './reading.ts';

const folder = join(import.meta.dirname, '../../../../resources/templates');
const every = (Object.keys(templates) as TemplateName[]).flatMap((name) => (['en', 'zh-CN'] as const).map((language): [TemplateName, TemplateLanguage] => [name, language]));

describe.each(every)('the template of %s in %s', (name, language) => {
  const example = templates[name].map((column) => column.example);

  it('is what its script makes', async () => {
    expect(readFileSync(join(folder, language, `${name}.csv`))).toEqual(csvTemplate(name, language));
    expect(readFileSync(join(folder, language, `${name}.xlsx`)).equals(await xlsxTemplate(name, language))).toBe(true);
  });

  it.each([
    ['CSV', async () => Buffer.concat([csvTemplate(name, language), Buffer.from(example.map((cell) => `"${cell}"`).join(','))])],
    ['a workbook', async () => xlsxTemplate(name, language, [example])],
  ])('is imported without any mapping once it is filled, as %s', async (_, make) => {
    const path = fileOf(await make(), 'template');
    const preview = await previewFile(path, 'template', {});
    expect(preview).toMatchObject({ kind: name, missing: [], hasHeader: true, notices: [] });
    expect(preview.parts.length).toBeLessThan(2); // the sheet that explains the columns is not offered
    expect(preview.columns.map(({ field }) => field)).toEqual(templates[name].map(({ field }) => field));
    const { records, rejects } = await readAll(path, {});
    expect(rejects).toEqual([]);
    expect(records).toHaveLength(1);
  });
});
