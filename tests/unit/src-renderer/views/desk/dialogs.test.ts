import { mount } from '@vue/test-utils';
import { describe, expect, test } from 'vitest';
import { i18n } from '#page/locales/index.ts';
import { filledIn } from '#page/views/desk/desk-fields.ts';
import DeskFields from '#page/views/desk/DeskFields.vue';
import ReceiptSheet from '#page/views/desk/ReceiptSheet.vue';

describe('the fields of a small form at the desk', () => {
  test('are labelled, offer what is known, and keep every value as a text', async () => {
    const fields = [{ key: 'group', label: 'Group', known: ['4B', '5A'] }, { key: 'year', label: 'Born in', type: 'number' as const }];
    let values: Readonly<Record<string, string>> = { group: '', year: '' };
    const view = mount(DeskFields, { props: { fields, modelValue: values, 'onUpdate:modelValue': (next: Readonly<Record<string, string>>) => { values = next; } } });
    expect(view.findAll('label').map((label) => label.text())).toEqual(['Group', 'Born in']);
    expect(view.find(`datalist#${view.find('input').attributes('list')!}`).findAll('option').map((option) => option.attributes('value'))).toEqual(['4B', '5A']);
    await view.findAll('input')[1]!.setValue('2012');
    expect(values).toEqual({ group: '', year: '2012' });
  });
  test('that were left empty are not sent, nor spaces around a value', () => {
    expect(filledIn({ group: ' 4B ', branch: '  ', year: '' })).toEqual({ group: '4B' });
  });
});

test('a receipt has the classes of printed lists, so that one style sheet serves both', () => {
  const view = mount(ReceiptSheet, { global: { plugins: [i18n] }, props: { language: 'en', card: '01000003', lines: [{ key: 1, title: 'Solaris', barcode: 'B7', dueAt: '2026-12-03' }], holds: [], slip: null, slipTitle: '', until: null } });
  expect(view.find('article').classes()).toEqual(expect.arrayContaining(['paper', 'receipt']));
  expect(view.find('header .heading').exists() && view.find('li .what .title').text()).toBe('Solaris');
  expect(view.find('li .where .mark').text()).toMatch(/Dec.*3|3.*Dec/);
  expect(view.text()).not.toContain('01000003');
});
