import { describe, expect, test } from 'vitest';
import { columnKey, fixAs, readAs, readWith } from '#page/views/imports/column-wishes.ts';
import type { FileWishes } from '#page/stores/waiting-files.ts';
import type { PreviewColumn } from '#contract/imports.ts';

const column = (header: string): PreviewColumn => ({ header, field: null, samples: ['x'], isPersonal: false, dateOrder: null });
const none: FileWishes = { kind: null, profile: null, mapping: {}, fixed: {}, options: {} };

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
    expect(fixed).toEqual({ ...none, fixed: { branch: 'MAIN' } });
    expect(readAs(fixed, 'a', 'branch')).toEqual({ ...none, mapping: { a: 'branch' } });
  });
  test('columns left out stay left out when a value is fixed', () => {
    expect(fixAs(readAs(none, 'note', null), { branch: 'MAIN' }).mapping).toEqual({ note: '' });
  });
  test('what was said of columns is forgotten where the columns may be others, and kept where they stay', () => {
    const said = readAs(none, 'a', 'title_id');
    expect(readWith(said, 'delimiter', ';')).toEqual({ ...none, options: { delimiter: ';' } });
    expect(readWith(said, 'dateOrder', 'dmy')).toEqual({ ...said, options: { dateOrder: 'dmy' } });
    expect(readWith(readWith(none, 'encoding', 'GB18030'), 'encoding', undefined)).toEqual(none);
  });
});
