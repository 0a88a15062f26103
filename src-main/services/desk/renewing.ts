import type { DeskProblem, ScanAnswer } from '#contract/desk.ts';
import type { StoredCopy } from '#catalog/repositories/desk-copies.ts';
import { openLoanOfCopy, type OpenLoan } from '#catalog/repositories/desk-loans.ts';
import { StepWriter } from '#catalog/repositories/desk-steps.ts';
import { countWaiting } from '#catalog/repositories/holds.ts';
import { answer, type Deed } from './answers.ts';
import { dueAt, ruleFor } from './due-date.ts';
import { patronById } from './look-up.ts';
import { standing } from './patron-card.ts';

/** Renews the loan a copy is out on, whoever has it. */
export function renew(deed: Deed, copy: StoredCopy): ScanAnswer {
  const loan = copy.itemId === null ? undefined : openLoanOfCopy(deed.library.db, copy.itemId);
  if (loan === undefined) return answer(deed, 'not-on-loan', { copy });
  const outcome = renewLoan(deed, loan, copy.material);
  return 'problems' in outcome ? answer(deed, 'asked', { copy, problems: outcome.problems }) : answer(deed, 'renewed', { copy, dueAt: outcome.dueAt });
}

/** Renews a loan from today on, never to an earlier day than it was due; or says what speaks against it. */
export function renewLoan({ library, rules, now, confirm }: Deed, loan: OpenLoan, material: string | null): { readonly problems: readonly DeskProblem[] } | { readonly dueAt: number } {
  const { db } = library;
  const patron = loan.patronId === null ? undefined : patronById(library, loan.patronId);
  const rule = ruleFor(rules.rules, patron?.group ?? null, material);
  const waiting = countWaiting(db, loan.titleId, loan.patronId);
  const problems: DeskProblem[] = [
    ...(patron === undefined ? [] : standing(library, patron, [], rules, now)),
    ...(loan.renewals >= rule.renewals ? [{ code: 'renewals-used-up' as const, limit: rule.renewals }] : []),
    ...(waiting > 0 ? [{ code: 'queue-waits' as const, n: waiting }] : []),
  ];
  if (problems.length > 0 && !confirm) return { problems };
  const due = Math.max(loan.dueAt ?? 0, dueAt(now, rule.loanDays, rules));
  const step = new StepWriter(db);
  step.change('loan', loan.id, { due_at: due, renewals: loan.renewals + 1, desk_at: now });
  step.end('renew', now, loan.titleId);
  return { dueAt: due };
}
