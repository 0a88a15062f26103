import { describe, expect, test } from 'vitest';
import { fits, isUsed, savedOf, wishesOf } from '#page/views/imports/saved-mapping.ts';
import { columnsOf, noWishes, previewOf, waitingFile } from './import-files.ts';

const preview = previewOf('loans', columnsOf({ Karte: 'patron_id', Exemplar: 'item_barcode', am: 'loan_at', Notiz: null }));
const wishes = { ...noWishes, mapping: { Karte: 'patron_id', am: 'loan_at' }, fixed: { branch: 'MAIN' }, options: { dateOrder: 'dmy', part: 'Mai' } as const };
const saved = savedOf('Hauptstelle', 'loans', preview, wishes);

describe('saved mappings', () => {
  test('keep every column as it is read, also the recognised ones, but no sheet', () => {
    expect(saved).toEqual({
      name: 'Hauptstelle', kind: 'loans', mapping: { Karte: 'patron_id', Exemplar: 'item_barcode', am: 'loan_at', Notiz: '' }, fixed: { branch: 'MAIN' },
      options: { dateOrder: 'dmy' }, header: ['Karte', 'Exemplar', 'am', 'Notiz'],
    });
  });
  test('fit files with the same columns in any order', () => {
    expect(fits(saved, previewOf('loans', [...preview.columns].reverse()))).toBe(true);
    expect(fits(saved, previewOf('loans', preview.columns.slice(1)))).toBe(false);
  });
  test('read the next file as the one before, whose sheet stays as it is', () => {
    const next = waitingFile('june.xlsx', preview, { options: { part: 'Juni' } });
    expect(isUsed(saved, next)).toBe(false);
    const used = wishesOf(saved, next);
    expect(used.options).toEqual({ dateOrder: 'dmy', part: 'Juni' });
    expect(isUsed(saved, { ...next, wishes: used })).toBe(true);
  });
});
