import { existsSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { stagedLoansFile } from '#catalog/staging.ts';
import type { LoanRows } from '#catalog/repositories/loan-writing.ts';
import { inTitleOrder } from '#worker/importing/loan-rows.ts';
import { StagedLoans } from '#worker/importing/staged-loans.ts';
import { temporaryFolder } from '../../../../helpers/library-folders.ts';

const open: StagedLoans[] = [];
afterEach(() => { for (const staged of open.splice(0)) staged.close(); });
function stagedIn(folder: string, windowRows: number, blockRows: number): StagedLoans {
  const staged = new StagedLoans(folder, windowRows, blockRows);
  open.push(staged);
  return staged;
}

/** Loans numbered from `first` on; the number is their time too. */
function loansOf(first: number, ids: readonly (readonly [patron: number, title: number])[], loanIds: LoanRows['loanIds'] = Float64Array.from(ids, (_, n) => first + n)): LoanRows {
  const count = ids.length;
  return {
    count, loanIds, patrons: Int32Array.from(ids, ([patron]) => patron), titles: Int32Array.from(ids, ([, title]) => title), items: new Int32Array(count), branches: new Int32Array(count).fill(1),
    loanedAt: Float64Array.from(ids, (_, n) => first + n), dueAt: new Float64Array(count).fill(Number.NaN), returnedAt: new Float64Array(count).fill(Number.NaN), renewals: new Int32Array(count).fill(-1),
  };
}

const rowsOf = ({ loans }: { readonly loans: LoanRows }): [patron: number, title: number, at: number][] => Array.from(loans.patrons, (patron, at) => [patron, loans.titles[at]!, loans.loanedAt[at]!]);

const copyOf = (loans: LoanRows): LoanRows => structuredClone(loans);

/** 500 loans of patrons and titles far apart, some of nobody, in five parts. */
const parts = Array.from({ length: 5 }, (_, part) => loansOf(part * 100, Array.from({ length: 100 }, (_entry, n) => [n % 10 === 0 ? 0 : 1 + ((n * 7919 + part * 31) % 40_000), 1 + ((n * 104_729 + part) % 50_000)] as const)));
const all = parts.flatMap((loans) => rowsOf({ loans }));

describe('loans put aside', () => {
  it('come in blocks, all of them once, a patron’s in as few as can be; and are sorted by title', () => {
    const staged = stagedIn(temporaryFolder(), 150, 120);
    for (const part of parts) staged.add(copyOf(part));
    const blocks = [...staged.blocks(0)];
    expect(blocks.length).toBeGreaterThan(3);
    for (const block of blocks) {
      const byTitle = rowsOf({ loans: inTitleOrder(copyOf(block.loans)) });
      expect(byTitle).toEqual(rowsOf(block).toSorted((a, b) => a[1] - b[1])); // those of one title as they came
      expect(block.loans.count).toBeLessThan(120 + 150);
    }
    expect(blocks.map(({ before }) => before)).toEqual(blocks.map((_, n) => blocks.slice(0, n).reduce((sum, { loans }) => sum + loans.count, 0)));
    const rows = blocks.flatMap(rowsOf);
    expect(rows.toSorted((a, b) => a[2] - b[2])).toEqual(all.toSorted((a, b) => a[2] - b[2]));
    const patronsOf = blocks.map((block) => rowsOf(block).map(([patron]) => patron >> 12));
    for (const [n, groups] of patronsOf.entries()) for (const later of patronsOf.slice(n + 1)) expect(Math.max(...groups.filter((group) => group > 0), 0)).toBeLessThanOrEqual(Math.min(...later.filter((group) => group > 0), 99));
  });

  it('are the same blocks again, after those that are passed over', () => {
    const [once, again] = [stagedIn(temporaryFolder(), 150, 120), stagedIn(temporaryFolder(), 150, 120)];
    for (const part of parts) { once.add(copyOf(part)); again.add(copyOf(part)); }
    expect([...again.blocks(2)]).toEqual([...once.blocks(0)].slice(2));
    expect(again.sum).toBe(once.sum);
    again.add(loansOf(900, [[5, 5]]));
    expect(again.sum).not.toBe(once.sum);
  });

  it('stay in the memory where they are few, and leave no file behind where they are not', () => {
    const folder = temporaryFolder();
    const few = stagedIn(folder, 1000, 1000);
    for (const part of parts) few.add(copyOf(part));
    expect(existsSync(stagedLoansFile(folder))).toBe(false);
    expect([...few.blocks(0)]).toHaveLength(1);
    expect([...few.blocks(1)]).toEqual([]);
    const many = stagedIn(folder, 100, 100);
    for (const part of parts) many.add(copyOf(part));
    expect(existsSync(stagedLoansFile(folder))).toBe(true);
    many.close();
    expect(existsSync(stagedLoansFile(folder))).toBe(false);
  });

  it('keep the order of the file for one patron and title, however many there are', () => {
    const staged = stagedIn(temporaryFolder(), 30, 50);
    for (let part = 0; part < 10; part += 1) staged.add(loansOf(part * 20, Array.from({ length: 20 }, () => [7, 9] as const)));
    expect([...staged.blocks(0)].flatMap(rowsOf).map(([, , at]) => at)).toEqual(Array.from({ length: 200 }, (_, n) => n));
  });

  it('keep numbers of loans as they are, plain ones, others and none', () => {
    const staged = stagedIn(temporaryFolder(), 4, 100);
    staged.add(loansOf(0, [[1, 1], [1, 2]]));
    staged.add(loansOf(2, [[1, 3], [1, 4]], ['A-3', undefined]));
    staged.add(loansOf(4, [[1, 5], [1, 6]], null));
    const [block] = [...staged.blocks(0)];
    expect(block!.loans.loanIds).toEqual(['0', '1', 'A-3', undefined, undefined, undefined]);
  });
});
