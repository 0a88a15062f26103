import type { LoanRecord } from '#contract/records.ts';

/**
 * One loan of a chain in which every renewal is a row of its own (Evergreen): lent when the first was, due and returned as the last says,
 * renewed as often as there are rows after the first.
 * @param chain the first loan, then its renewals in their order
 */
export function collapseRenewals(chain: readonly [LoanRecord, ...LoanRecord[]]): LoanRecord {
  const [first, ...renewals] = chain;
  const last = renewals.at(-1) ?? first;
  const loan: { -readonly [Field in keyof LoanRecord]: LoanRecord[Field] } = { ...first, renewals: (first.renewals ?? 0) + renewals.length };
  delete loan.parentLoanId;
  delete loan.dueAt;
  delete loan.returnedAt;
  if (last.dueAt !== undefined) loan.dueAt = last.dueAt;
  if (last.returnedAt !== undefined) loan.returnedAt = last.returnedAt;
  return loan;
}
