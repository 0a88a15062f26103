import { describe, expect, test } from 'vitest';
import { columnKey, fixAs, isNeverRead, readAs } from '#page/views/imports/column-wishes.ts';
import type { FileWishes } from '#page/stores/imports.ts';
import type { PreviewColumn } from '#contract/imports.ts';

const column = (header: string, samples: string[] = ['x']): PreviewColumn => ({ header, field: null, samples });
const none: FileWishes = { kind: null, mapping: {}, fixed: {} };

describe('wishes about columns', () => {
  test('a header that stands twice, or nowhere, is named by its number', () => {
    const columns = [column('id'), column('date'), column('date'), column('')];
    expect(columns.map((_column, i) => columnKey(columns, i))).toEqual(['id', '#2', '#3', '#4']);
  });
  test('a field has one place', () => {
    const first = readAs(none, 'a', 'title_id');
    const moved = readAs(first, 'b', 'title_id');
    expect(moved.mapping).toEqual({ b: 'title_id' });
    expect(readAs(moved, 'b', null).mapping).toEqual({ b: '' });
  });
  test('a column takes the place of a fixed value, and the other way round', () => {
    const fixed = fixAs(readAs(none, 'a', 'branch'), { branch: 'MAIN', material: ' ' });
    expect(fixed).toEqual({ kind: null, mapping: {}, fixed: { branch: 'MAIN' } });
    expect(readAs(fixed, 'a', 'branch')).toEqual({ kind: null, mapping: { a: 'branch' }, fixed: {} });
  });
  test('columns left out stay left out when a value is fixed', () => {
    expect(fixAs(readAs(none, 'note', null), { branch: 'MAIN' }).mapping).toEqual({ note: '' });
  });
  test('names and addresses with blank samples are never read', () => {
    expect(['Patron name', 'E-mail', '姓名', 'PIN', 'Address line 2'].map((header) => isNeverRead(column(header, ['']), false))).toEqual([true, true, true, true, true]);
    expect(isNeverRead(column('Opinion', []), false)).toBe(false);
    expect(isNeverRead(column('Street', ['Fiction']), false)).toBe(false);
    expect(isNeverRead(column('name', []), true)).toBe(false);
  });
});
