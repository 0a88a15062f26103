import type { LoanRecord } from '#contract/records.ts';
import { readCount } from '../values/words.ts';
import { circulatedReader } from './circulated.ts';
import { pickOf, type BuildContext } from './context.ts';
import { Refusal, type Builder } from './refusal.ts';

const day = 86_400;
type Draft = { -readonly [Field in keyof LoanRecord]: LoanRecord[Field] };

export function loanBuilder(context: BuildContext): Builder<LoanRecord> {
  const circulated = circulatedReader(context);
  const [loanAt, returnedAt, loan, parent, renewals] = [pickOf(context, 'loan_at'), pickOf(context, 'returned_at'), pickOf(context, 'loan_id'), pickOf(context, 'parent_loan_id'), pickOf(context, 'renewals')];
  const [readLoanAt, readReturnedAt] = [context.dates('loan_at'), context.dates('returned_at')];
  const [readLoan, readParent] = [context.ids('loan_id'), context.ids('parent_loan_id')];
  const { slots } = context.columns;
  const [hasReturn, hasLoan, hasParent, hasRenewals] = [slots.returned_at !== undefined, slots.loan_id !== undefined, slots.parent_loan_id !== undefined, slots.renewals !== undefined];
  const [noDate, badDate, badReturn, tooEarly] = [new Refusal('missing-value', 'loan_at'), new Refusal('bad-date', 'loan_at'), new Refusal('bad-date', 'returned_at'), new Refusal('return-before-loan', 'returned_at')];

  return (cells) => {
    const loanedAt = readLoanAt(loanAt(cells) ?? '');
    const record: Draft = { loanedAt: loanedAt ?? 0 };
    const refusal = circulated(cells, record);
    if (refusal !== undefined) return refusal;
    if (loanedAt === undefined) return noDate;
    if (Number.isNaN(loanedAt)) return badDate;
    if (hasLoan) {
      const loanId = readLoan(loan(cells));
      if (loanId instanceof Refusal) return loanId;
      if (loanId !== undefined) record.loanId = loanId;
    }
    if (hasParent) {
      const parentId = readParent(parent(cells));
      if (parentId instanceof Refusal) return parentId;
      if (parentId !== undefined) record.parentLoanId = parentId;
    }
    if (hasReturn) {
      const returned = readReturnedAt(returnedAt(cells) ?? '');
      if (returned !== undefined) {
        if (Number.isNaN(returned)) return badReturn;
        if (returned < loanedAt - day) return tooEarly;
        record.returnedAt = returned > loanedAt ? returned : loanedAt;
      }
    }
    if (hasRenewals) {
      const times = readCount(renewals(cells));
      if (times !== undefined) record.renewals = times;
    }
    return record;
  };
}
