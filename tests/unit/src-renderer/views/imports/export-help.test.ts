import { mount } from '@vue/test-utils';
import { createPinia, setActivePinia } from 'pinia';
import { expect, test, vi } from 'vitest';
import { i18n } from '#page/locales/index.ts';
import ExportHelp from '#page/views/imports/ExportHelp.vue';
import { exportQueries, querySystems, queryTables, splitQueries } from '#page/views/imports/export-queries.ts';

test('a file of queries is taken apart at its marks', () => {
  expect(splitQueries('-- Read this\n-- first.\n\n-- [loans]\nSELECT 1\n\n-- [titles]\nSELECT 2\n-- [patrons]\nWITH x\nSELECT 3\n')).toEqual({ remarks: 'Read this\nfirst.', queries: { loans: 'SELECT 1', titles: 'SELECT 2', patrons: 'WITH x\nSELECT 3' } });
});

test('every system has three queries without remarks in them, and says how they are run', () => {
  for (const system of querySystems) {
    const { remarks, queries } = exportQueries(system);
    expect(remarks.length).toBeGreaterThan(80);
    for (const table of queryTables) expect(queries[table]).toMatch(/^(SELECT|WITH)\b(?![\s\S]*--)/);
  }
});

test('the query of the chosen system is copied to the clipboard', async () => {
  setActivePinia(createPinia());
  const writeText = vi.fn((_text: string) => Promise.resolve());
  vi.stubGlobal('navigator', { clipboard: { writeText } });
  const view = mount(ExportHelp, { global: { plugins: [i18n] } });
  await view.find('input[value=huiwen]').setValue();
  await view.find('button[aria-label="Copy the query for Loans"]').trigger('click');
  expect(writeText).toHaveBeenCalledWith(exportQueries('huiwen').queries.loans);
  await view.find('input[value=other]').setValue();
  expect(view.findAll('.templates button').map((one) => one.attributes('aria-label'))).toContain('Save the template for Titles as Excel');
  vi.unstubAllGlobals();
});
