import { AppError } from '#contract/errors.ts';
import type { BlockReason, DeskHold, DeskPatron, DeskProblem, ScanAnswer } from '#contract/desk.ts';
import type { BlockId, HoldId, LoanId, Page, PatronId, TitleId } from '#contract/ids.ts';
import { transaction } from '#catalog/database.ts';
import { copiesOf, copyById } from '#catalog/repositories/desk-copies.ts';
import { loanById, openLoansOfPatron } from '#catalog/repositories/desk-loans.ts';
import { blockById } from '#catalog/repositories/desk-patrons.ts';
import { StepWriter } from '#catalog/repositories/desk-steps.ts';
import { holdById, listHolds } from '#catalog/repositories/holds.ts';
import type { Paging } from '#catalog/repositories/paging.ts';
import { nowSeconds } from '#catalog/repositories/times.ts';
import type { Library } from '../library.ts';
import type { Deed } from './answers.ts';
import { readRules } from './desk-rules.ts';
import { endLoan } from './giving-back.ts';
import { fillHold, placeHold } from './holding.ts';
import { requirePatron, showCard } from './patron-card.ts';
import { renewLoan } from './renewing.ts';
import { shownHold } from './shown.ts';

const deedOf = (library: Library, patronId: PatronId | null, confirm = false): Deed => ({
  library, rules: readRules(library.db), now: nowSeconds(), number: '', patron: patronId === null ? null : requirePatron(library, patronId), anonymous: false, confirm,
});

/** Renews loans from a patron's card; those that something speaks against stay as they are unless it is confirmed. @throws AppError patron-not-found */
export function renewLoans(library: Library, { patronId, loanIds, confirm }: { patronId: PatronId; loanIds: readonly LoanId[]; confirm: boolean }): { renewed: number; problems: DeskProblem[]; patron: DeskPatron } {
  const problems: DeskProblem[] = [];
  let renewed = 0;
  transaction(library.db, () => {
    const deed = deedOf(library, patronId, confirm);
    for (const loan of openLoansOfPatron(library.db, patronId).filter(({ id }) => loanIds.includes(id as LoanId))) {
      const outcome = renewLoan(deed, loan, loan.material);
      if ('problems' in outcome) problems.push(...outcome.problems.filter((problem) => !problems.some((said) => JSON.stringify(said) === JSON.stringify(problem))));
      else renewed += 1;
    }
  });
  if (renewed > 0) library.changedRows({ loans: 0 });
  return { renewed, problems, patron: showCard(library, patronId) };
}

/** Takes back a loan without its copy at hand. @throws AppError loan-not-found */
export function returnLoan(library: Library, loanId: LoanId): ScanAnswer {
  const answered = transaction(library.db, () => {
    const loan = loanById(library.db, loanId);
    if (loan === undefined) throw new AppError('loan-not-found');
    const copy = (loan.itemId === null ? undefined : copyById(library.db, loan.itemId)) ?? copiesOf(library.db, loan.titleId)[0]!;
    return endLoan(deedOf(library, loan.patronId as PatronId | null), copy, loan);
  });
  library.changedRows({ loans: 0 });
  return answered;
}

/** Places a hold on a title from its page or from a search. @throws AppError patron-not-found, title-not-found */
export function placeHoldOn(library: Library, { patronId, titleId }: { patronId: PatronId; titleId: TitleId }): ScanAnswer {
  const answered = transaction(library.db, () => {
    const [copy] = copiesOf(library.db, titleId);
    if (copy === undefined) throw new AppError('title-not-found');
    return placeHold(deedOf(library, patronId, true), copy, false);
  });
  library.changedRows({ loans: 0 });
  return answered;
}

/** Cancels a hold; a copy put aside goes to the next who waits. @throws AppError hold-not-found */
export function cancelHold(library: Library, holdId: HoldId): void {
  transaction(library.db, () => {
    const hold = holdById(library.db, holdId);
    if (hold === undefined) throw new AppError('hold-not-found');
    const deed = deedOf(library, null);
    const step = new StepWriter(library.db);
    step.change('hold', holdId, { cancelled_at: deed.now });
    const copy = hold.itemId === null ? undefined : copyById(library.db, hold.itemId);
    if (copy !== undefined && hold.filledAt !== null) fillHold(step, deed, copy);
    step.end('cancel-hold', deed.now, hold.titleId);
  });
  library.changedRows({ loans: 0 });
}

/** The queue of a title, or the hold shelf, the oldest first. */
export function holds(library: Library, { titleId, ...paging }: { titleId?: TitleId | undefined } & Paging): Page<DeskHold> {
  const rules = readRules(library.db);
  const page = listHolds(library.db, { titleId: titleId ?? null, ...paging });
  return { rows: page.rows.map((hold) => shownHold(library, hold, rules)), next: page.next };
}

/** Blocks a patron from borrowing until a day, or until it is lifted. @throws AppError patron-not-found */
export function block(library: Library, { patronId, reason, note, until }: { patronId: PatronId; reason: BlockReason; note: string; until: string | null }): DeskPatron {
  transaction(library.db, () => {
    const { now, patron } = deedOf(library, patronId);
    const step = new StepWriter(library.db);
    step.add('patron_block', { patron_id: patron!.id, reason, note, set_at: now, until });
    step.end('block', now, null);
  });
  library.changedRows({ patrons: 0 });
  return showCard(library, patronId);
}

/** @throws AppError block-not-found */
export function liftBlock(library: Library, blockId: BlockId): DeskPatron {
  const found = blockById(library.db, blockId);
  if (found === undefined) throw new AppError('block-not-found');
  transaction(library.db, () => {
    const step = new StepWriter(library.db);
    const now = nowSeconds();
    step.change('patron_block', blockId, { lifted_at: now });
    step.end('lift-block', now, null);
  });
  library.changedRows({ patrons: 0 });
  return showCard(library, found.patronId as PatronId);
}
