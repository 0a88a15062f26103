import type { DeskNotice, ScanAnswer } from '#contract/desk.ts';
import type { StoredCopy } from '#catalog/repositories/desk-copies.ts';
import { isTaken, openLoanOfCopy, openLoansOfTitle, type OpenLoan } from '#catalog/repositories/desk-loans.ts';
import { StepWriter } from '#catalog/repositories/desk-steps.ts';
import { holdOnShelf } from '#catalog/repositories/holds.ts';
import { answer, type Deed } from './answers.ts';
import { dayStart } from './clock.ts';
import { fillHold, holdReady } from './holding.ts';
import { patronById } from './look-up.ts';
import { overdueDays } from './shown.ts';

/** Takes a copy back: its loan ends, and the first who waits for it has it put aside. A copy that was not out may still be wanted. */
export function giveBack(deed: Deed, copy: StoredCopy): ScanAnswer {
  const loan = loanOf(deed, copy);
  if (loan === 'unclear') return answer(deed, 'needs-patron', { copy });
  return loan === undefined ? takeIn(deed, copy) : endLoan(deed, copy, loan);
}

/** The loan that a copy comes back from; of titles without copies, that of the open patron, or the only one. */
function loanOf({ library, patron }: Deed, copy: StoredCopy): OpenLoan | undefined | 'unclear' {
  if (copy.itemId !== null) return openLoanOfCopy(library.db, copy.itemId);
  const loans = openLoansOfTitle(library.db, copy.titleId);
  const hers = patron === null ? undefined : loans.find((loan) => loan.patronId === patron.id);
  return hers ?? (loans.length > 1 ? 'unclear' : loans[0]);
}

export function endLoan(deed: Deed, copy: StoredCopy, loan: OpenLoan): ScanAnswer {
  const step = new StepWriter(deed.library.db);
  const notices = [...closeLoan(step, deed, loan), ...fillHold(step, deed, copy)];
  step.end('return', deed.now, copy.titleId);
  return answer(deed, 'returned', { copy, notices: [...notices, ...whereTo(deed, copy, notices)] });
}

/** Notes the return. A loan of a patron who wants no history kept is nobody's from now on; nobody's loans bear their days alone. */
export function closeLoan(step: StepWriter, { library, now }: Deed, loan: OpenLoan): DeskNotice[] {
  const late = overdueDays(loan.dueAt, now);
  const isDropped = loan.patronId !== null && patronById(library, loan.patronId)?.refusesHistory === 1;
  const at = isDropped || loan.patronId === null ? dayStart(now) : now;
  const back = (loanedAt: number) => ({ returned_at: Math.max(at, loanedAt), desk_at: at });
  if (isDropped) {
    let loanedAt = dayStart(loan.loanedAt);
    while (isTaken(library.db, null, loan.titleId, loan.itemId, loanedAt)) loanedAt += 1;
    step.change('loan', loan.id, { ...back(loanedAt), patron_id: null, loaned_at: loanedAt });
  } else step.change('loan', loan.id, back(loan.loanedAt));
  return [...(late > 0 ? [{ code: 'was-overdue' as const, days: late }] : []), ...(isDropped ? [{ code: 'history-dropped' as const }] : [])];
}

/** A copy that was not out: it lies on the hold shelf already, or is put there now if somebody waits. */
function takeIn(deed: Deed, copy: StoredCopy): ScanAnswer {
  const aside = copy.itemId === null ? undefined : holdOnShelf(deed.library.db, copy.itemId);
  if (aside !== undefined) return answer(deed, 'not-on-loan', { copy, notices: [holdReady(aside)] });
  const step = new StepWriter(deed.library.db);
  const notices = fillHold(step, deed, copy);
  step.end('return', deed.now, copy.titleId);
  return answer(deed, 'not-on-loan', { copy, notices: [...notices, ...whereTo(deed, copy, notices)] });
}

function whereTo({ library }: Deed, { branch }: StoredCopy, said: readonly DeskNotice[]): DeskNotice[] {
  const here = library.environment.settings.all.deskBranch;
  return branch === null || here === null || branch.toLowerCase() === here.toLowerCase() || said.some(({ code }) => code === 'hold-ready') ? [] : [{ code: 'other-branch', branch }];
}
