import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LoanRecord } from '#contract/records.ts';
import { profiles } from '../../../../src-main/imports/profiles/all.ts';
import { fileOf, readAll } from './reading.ts';

const id = fc.stringMatching(/^[A-Z][0-9]{3,12}$/);
const seconds = fc.integer({ min: 0, max: 80_000_000 }).map((minutes) => Date.UTC(2000, 0, 1) / 1000 + (minutes % 13_000_000) * 60);
const text = fc.string({ unit: fc.constantFrom('a', 'é', '书', '"', ',', ';', '\n', ' ', '|', '\t', '7'), minLength: 1, maxLength: 12 }).map((value) => `x${value.replace(/\s*\n\s*/g, '\n')}y`);

interface Loan { readonly loanId: string; readonly patronId: string | undefined; readonly itemBarcode: string; readonly titleId: string; readonly branch: string; readonly loanedAt: number; readonly days: number | undefined; readonly renewals: number }
const loan: fc.Arbitrary<Loan> = fc.record({ loanId: id, patronId: fc.option(id, { nil: undefined }), itemBarcode: id, titleId: id, branch: text, loanedAt: seconds, days: fc.option(fc.integer({ min: 0, max: 90 }), { nil: undefined }), renewals: fc.integer({ min: 0, max: 9 }) });

const stamp = (value: number): string => new Date(value * 1000).toISOString().slice(0, 16).replace('T', ' ');
const columns: readonly (readonly [string, (of: Loan) => string])[] = [
  ['loan_id', (of) => of.loanId], ['patron_id', (of) => of.patronId ?? ''], ['item_barcode', (of) => of.itemBarcode], ['title_id', (of) => of.titleId], ['branch', (of) => of.branch], ['loan_at', (of) => stamp(of.loanedAt)],
  ['returned_at', (of) => (of.days === undefined ? '' : stamp(of.loanedAt + of.days * 86_400))], ['renewals', (of) => String(of.renewals)], ['remark', () => 'z'],
];

describe('loans written as a table', () => {
  it('are read back, whatever the order of columns, the delimiter, the quotes and the line ends', async () => {
    await fc.assert(fc.asyncProperty(
      fc.array(loan, { minLength: 2, maxLength: 12 }), fc.shuffledSubarray([...columns], { minLength: columns.length }), fc.constantFrom(',', ';', '\t', '|'), fc.boolean(), fc.constantFrom('\n', '\r\n'),
      async (loans, order, delimiter, always, end) => {
        const cell = (value: string): string => (always || /[",;|\t\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
        const rows = [order.map(([name]) => name), ...loans.map((of) => order.map(([, write]) => write(of)))];
        const { records, rejects } = await readAll(fileOf(rows.map((cells) => cells.map(cell).join(delimiter) + end).join('')), { kind: 'loans', delimiter, encoding: 'UTF-8' });
        expect(rejects).toEqual([]);
        expect(records).toEqual(loans.map((of): LoanRecord => ({
          loanId: of.loanId, ...(of.patronId !== undefined && { patronId: of.patronId }), itemBarcode: of.itemBarcode, titleId: of.titleId, branch: of.branch.replace(/\s*\n\s*/g, ' '), loanedAt: of.loanedAt,
          ...(of.days !== undefined && { returnedAt: of.loanedAt + of.days * 86_400 }), renewals: of.renewals,
        })));
      },
    ), { numRuns: 60 });
  });
});

describe('rows of nonsense under the header of any system', () => {
  const cell = fc.oneof(fc.constantFrom('', '0', '-1', '2024-01-02', '3/4/2024', 'issue', 'NULL', 'x@y.org', '9.9E+17', '11010519491231002X', '&#999999999;', '{uD800}', '第'), fc.string({ maxLength: 10 }), fc.string({ unit: 'grapheme', maxLength: 6 }));

  it.each([...new Set(profiles.map(({ id: name }) => name))])('%s: every row is read, refused or passed over', async (name) => {
    const profile = profiles.find((each) => each.id === name && each.places === undefined) ?? profiles.find((each) => each.id === name)!;
    const header = [...profile.needs.split(', ').map((need) => need.split('|')[0]!), ...(profile.typical ?? '').split(', ').filter((each) => each !== '')];
    await fc.assert(fc.asyncProperty(fc.array(fc.array(cell, { minLength: header.length, maxLength: header.length }), { minLength: 1, maxLength: 15 }), async (rows) => {
      const whole = [header, ...rows].map((cells) => cells.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join('\n');
      const outcome = await readAll(fileOf(whole), { profile: name, kind: profile.kind ?? undefined, delimiter: ',', hasHeader: true, skip: 0, dateOrder: 'dmy', encoding: 'UTF-8', privacy: { pseudonymKey: new Uint8Array(32) } }).catch((error: unknown) => error);
      if (outcome instanceof Error) {
        expect(outcome).toMatchObject({ code: expect.stringMatching(/^(columns-missing|kind-unknown|file-only-totals|file-empty|file-binary)$/) });
        return;
      }
      const { source, records, rejects, ignored } = outcome as Awaited<ReturnType<typeof readAll>>;
      const namesSeveral = profile.severalCopies !== undefined || source.kind === 'titles' || source.kind === 'items';
      expect(records.length + rejects.length + Object.values(ignored).reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(rows.length * (namesSeveral ? 10 : 1));
      expect(JSON.stringify(records, (_key, value: unknown) => (typeof value === 'number' && !Number.isFinite(value) ? 'no number' : value))).not.toContain('no number');
    }), { numRuns: 12 });
  });
});
