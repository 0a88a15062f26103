import type { DeskNotice, ScanAnswer } from '#contract/desk.ts';
import type { HoldId } from '#contract/ids.ts';
import type { StoredCopy } from '#catalog/repositories/desk-copies.ts';
import { StepWriter } from '#catalog/repositories/desk-steps.ts';
import { openLoansOfPatron } from '#catalog/repositories/desk-loans.ts';
import { branchId } from '#catalog/repositories/desk-rules.ts';
import { firstWaiting, holdOf, type StoredHold } from '#catalog/repositories/holds.ts';
import { answer, type Deed } from './answers.ts';
import { standing } from './patron-card.ts';

/** Puts a copy aside for the first who waits for its title; what to say of it. */
export function fillHold(step: StepWriter, deed: Deed, copy: StoredCopy): DeskNotice[] {
  const first = firstWaiting(deed.library.db, copy.titleId);
  if (first === undefined) return [];
  step.change('hold', first.id, { filled_at: deed.now, item_id: copy.itemId });
  return [holdReady(first)];
}

export const holdReady = (hold: StoredHold): DeskNotice => ({ code: 'hold-ready', card: hold.card, holdId: hold.id as HoldId, branch: hold.branch });

/** Places a hold on the title of a copy. A copy that is at hand and free is put aside at once. */
export function placeHold(deed: Deed, copy: StoredCopy, isAtHand: boolean): ScanAnswer {
  const { library, patron, now, rules } = deed;
  if (patron === null) return answer(deed, 'needs-patron', { copy });
  if (holdOf(library.db, patron.id, copy.titleId) !== undefined) return answer(deed, 'hold-there', { copy });
  const problems = standing(library, patron, openLoansOfPatron(library.db, patron.id), rules, now);
  if (problems.length > 0 && !deed.confirm) return answer(deed, 'asked', { copy, problems });
  const step = new StepWriter(library.db);
  step.add('hold', { patron_id: patron.id, title_id: copy.titleId, branch_id: branchId(library.db, library.environment.settings.all.deskBranch), placed_at: now });
  const isFree = isAtHand && copy.itemId !== null && copy.isOut === 0 && copy.isOnHoldShelf === 0;
  const notices = isFree ? fillHold(step, deed, copy) : [];
  step.end('hold', now, copy.titleId);
  const place = holdOf(library.db, patron.id, copy.titleId);
  return answer(deed, 'hold-placed', { copy, notices: [...notices, ...(place !== undefined && place.filledAt === null && place.before > 0 ? [{ code: 'queue' as const, n: place.before }] : [])] });
}
