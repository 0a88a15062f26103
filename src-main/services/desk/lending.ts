import type { DeskNotice, DeskProblem, ScanAnswer } from '#contract/desk.ts';
import type { StoredCopy } from '#catalog/repositories/desk-copies.ts';
import { isTaken, lastBorrowed, openLoanOfCopy, openLoansOfPatron, type OpenLoan } from '#catalog/repositories/desk-loans.ts';
import { branchId } from '#catalog/repositories/desk-rules.ts';
import { StepWriter } from '#catalog/repositories/desk-steps.ts';
import { countWaiting, holdOf, holdOnShelf } from '#catalog/repositories/holds.ts';
import { answer, type Deed } from './answers.ts';
import { dayStart, isoDay } from './clock.ts';
import { dueAt, limitsFor, ruleFor } from './due-date.ts';
import { closeLoan } from './giving-back.ts';
import { standing } from './patron-card.ts';
import { renewLoan } from './renewing.ts';

/**
 * Lends a copy to the open patron, or to nobody in an anonymous session. A copy that is still out to somebody else came back unnoticed: that loan ends.
 * Her hold on the title is collected with it. What speaks against it is asked first.
 */
export function lend(deed: Deed, copy: StoredCopy): ScanAnswer {
  const { library, patron, confirm } = deed;
  const out = copy.itemId === null ? undefined : openLoanOfCopy(library.db, copy.itemId);
  if (out !== undefined && out.patronId === (patron?.id ?? null)) return lendAgain(deed, copy, out);
  const problems = against(deed, copy);
  if (problems.length > 0 && !confirm) return answer(deed, 'asked', { copy, problems });
  return patron === null ? lendToNobody(deed, copy, out) : lendTo(deed, copy, out);
}

/** The copy is hers already: the same scan, confirmed, renews it. */
function lendAgain(deed: Deed, copy: StoredCopy, loan: OpenLoan): ScanAnswer {
  if (!deed.confirm) return answer(deed, 'already-hers', { copy, dueAt: loan.dueAt });
  const outcome = renewLoan(deed, loan, copy.material);
  return 'problems' in outcome ? answer(deed, 'asked', { copy, problems: outcome.problems }) : answer(deed, 'renewed', { copy, dueAt: outcome.dueAt });
}

function against({ library, patron, rules, now }: Deed, copy: StoredCopy): DeskProblem[] {
  const group = patron?.group ?? null;
  const aside = copy.itemId === null ? undefined : holdOnShelf(library.db, copy.itemId);
  const ofCopy: DeskProblem[] = [
    ...(ruleFor(rules.rules, group, copy.material).loanDays === 0 ? [{ code: 'not-lent' as const }] : []),
    ...(aside !== undefined && aside.patronId !== patron?.id ? [{ code: 'held-for-other' as const }] : []),
  ];
  if (patron === null) return ofCopy;
  const loans = openLoansOfPatron(library.db, patron.id);
  const reached = limitsFor(rules.rules, group, copy.material).filter(({ limit, material }) =>
    loans.filter((loan) => material === null || loan.material?.toLowerCase() === material.toLowerCase()).length >= limit);
  return [...standing(library, patron, loans, rules, now), ...reached.map(({ limit, material }) => ({ code: 'limit-reached' as const, limit, material })), ...ofCopy];
}

function lendTo(deed: Deed, copy: StoredCopy, out: OpenLoan | undefined): ScanAnswer {
  const { library, now } = deed;
  const patron = deed.patron!;
  const before = patron.refusesHistory === 1 ? null : lastBorrowed(library.db, patron.id, copy.titleId);
  const step = new StepWriter(library.db);
  const freed = free(step, deed, copy, out);
  const hold = holdOf(library.db, patron.id, copy.titleId);
  if (hold !== undefined) step.change('hold', hold.id, { filled_at: hold.filledAt ?? now, item_id: copy.itemId, collected_at: now });
  const due = addLoan(step, deed, copy, now);
  step.end('lend', now, copy.titleId);
  const waiting = countWaiting(library.db, copy.titleId, patron.id);
  const notices: DeskNotice[] = [
    ...freed, ...(hold === undefined ? [] : [{ code: 'hold-collected' as const }]),
    ...(before === null ? [] : [{ code: 'had-before' as const, date: isoDay(before) }]), ...(waiting > 0 ? [{ code: 'queue' as const, n: waiting }] : []),
  ];
  return answer(deed, 'lent', { copy, dueAt: due, notices });
}

/** Nobody's loan counts for its title. It bears the day alone, so that what was lent together cannot be put together again. */
function lendToNobody(deed: Deed, copy: StoredCopy, out: OpenLoan | undefined): ScanAnswer {
  const step = new StepWriter(deed.library.db);
  const notices = free(step, deed, copy, out);
  const day = dayStart(deed.now);
  const due = addLoan(step, deed, copy, day);
  step.end('lend-to-nobody', day, copy.titleId);
  return answer(deed, 'lent-to-nobody', { copy, dueAt: due, notices });
}

/** Makes a copy free to be lent: another loan of it ends, and who has it put aside goes back into the queue. */
function free(step: StepWriter, deed: Deed, copy: StoredCopy, out: OpenLoan | undefined): DeskNotice[] {
  const aside = copy.itemId === null ? undefined : holdOnShelf(deed.library.db, copy.itemId);
  if (aside !== undefined && aside.patronId !== deed.patron?.id) step.change('hold', aside.id, { filled_at: null, item_id: null });
  if (out === undefined) return [];
  return [{ code: 'returned-first' }, ...closeLoan(step, deed, out)];
}

function addLoan(step: StepWriter, { library, patron, rules, now }: Deed, copy: StoredCopy, from: number): number {
  const { db } = library;
  const due = dueAt(now, ruleFor(rules.rules, patron?.group ?? null, copy.material).loanDays, rules);
  let at = from;
  while (isTaken(db, patron?.id ?? null, copy.titleId, copy.itemId, at)) at += 1;
  step.add('loan', {
    patron_id: patron?.id ?? null, title_id: copy.titleId, item_id: copy.itemId, branch_id: branchId(db, library.environment.settings.all.deskBranch ?? copy.branch), loaned_at: at, due_at: due, renewals: 0, desk_at: patron === null ? from : now,
  });
  return due;
}
