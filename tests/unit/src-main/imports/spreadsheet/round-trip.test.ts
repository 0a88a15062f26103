import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { odsOf, odsRow } from '../../../../helpers/ods-of.ts';
import { opened, openedXlsx, sheet } from './opening.ts';

const header = ['patron_id', 'title_id', 'loan_at'];
const tables = (cell: fc.Arbitrary<string>): fc.Arbitrary<string[][]> => fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { maxLength: 8 });
const said = { hasHeader: true, skip: 0 };
const filled = (rows: readonly (readonly string[])[]): unknown => rows.filter((row) => row.some((cell) => cell !== ''));

describe('what is written into a workbook', () => {
  it('is read back from Excel, whatever the text', async () => {
    const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ unit: fc.constantFrom('_x000D_', '_x005F_', '\r\n', '\t', '&', '<', ']]>', '"', '\ud83d', 'é', '借', ' ', '0'), maxLength: 12 }), fc.constant(''));
    await fc.assert(fc.asyncProperty(tables(anyText), fc.boolean(), async (rows, shared) => {
      const read = await openedXlsx([sheet([header, ...rows])], said, { shared });
      expect(read.rows).toEqual(filled(rows.map((row) => row.map((cell) => cell.toWellFormed().replaceAll('\0', ' ')))));
      expect(read.lines).toEqual([...rows.keys()].filter((at) => rows[at]?.some((cell) => cell !== '')).map((at) => at + 2));
    }), { numRuns: 30 });
  });

  it('is read back from OpenDocument, whatever the text', async () => {
    const text = fc.oneof(fc.string({ unit: fc.constantFrom('a', '\n', '\t', ' ', '&', '<', '"', '\u{1f4da}', 'é', '借', '0', '_x000D_'), maxLength: 20 }), fc.constant(''));
    await fc.assert(fc.asyncProperty(tables(text), async (rows) => {
      const read = await opened(await odsOf([{ name: 'Loans', rows: [header, ...rows].map(odsRow).join('') }]), said);
      expect(read.rows).toEqual(filled(rows));
    }), { numRuns: 30 });
  });

  it('keeps numbers as people write them', async () => {
    const number = fc.oneof(fc.maxSafeInteger().filter((value) => Math.abs(value) < 1e15), fc.double({ noNaN: true, min: -1e300, max: 1e300 }));
    await fc.assert(fc.asyncProperty(fc.array(number, { minLength: 1, maxLength: 20 }), async (numbers) => {
      const { rows } = await openedXlsx([sheet([['n', 'x'], ...numbers.map((value) => [value, 'x'])])], said);
      for (const [at, value] of numbers.entries()) {
        const text = rows[at]?.[0] ?? '';
        if (Number.isSafeInteger(value) && Math.abs(value) < 1e15) expect(text).toBe(String(value));
        else expect(Math.abs(Number(text) - value)).toBeLessThanOrEqual(1e-14 * Math.abs(value));
      }
    }), { numRuns: 30 });
  });

  it('keeps moments to the second', async () => {
    const moment = fc.integer({ min: Date.UTC(1900, 2, 1) / 1000, max: Date.UTC(2100, 0, 1) / 1000 });
    await fc.assert(fc.asyncProperty(fc.array(moment, { minLength: 1, maxLength: 20 }), fc.boolean(), async (seconds, from1904) => {
      const later = seconds.filter((second) => !from1904 || second > Date.UTC(1904, 0, 2) / 1000);
      const serial = (second: number): string => (second / 86_400 + 25_569 - (from1904 ? 1462 : 0)).toPrecision(15);
      const { rows } = await openedXlsx([sheet([['at', 'x'], ...later.map((second) => [{ xml: ` s="2"><v>${serial(second)}</v>` }, 'x'])])], said, { formats: ['yyyy-mm-dd hh:mm:ss'], from1904 });
      expect(rows.map(([text]) => Date.parse(`${text ?? ''}${(text ?? '').includes(':') ? 'Z' : ''}`) / 1000)).toEqual(later);
    }), { numRuns: 30 });
  });
});
