import type { ScanAnswer, ScanMode } from '#contract/desk.ts';
import type { ItemId, PatronId } from '#contract/ids.ts';
import { transaction } from '#catalog/database.ts';
import { copyById, type StoredCopy } from '#catalog/repositories/desk-copies.ts';
import { openLoanOfCopy } from '#catalog/repositories/desk-loans.ts';
import { StepWriter } from '#catalog/repositories/desk-steps.ts';
import { branchId } from '#catalog/repositories/desk-rules.ts';
import { countWaiting, holdOnShelf } from '#catalog/repositories/holds.ts';
import { nowSeconds } from '#catalog/repositories/times.ts';
import type { Library } from '../library.ts';
import { answer, type Deed } from './answers.ts';
import { readRules } from './desk-rules.ts';
import { closeLoan, giveBack } from './giving-back.ts';
import { holdReady, placeHold } from './holding.ts';
import { lend } from './lending.ts';
import { lookUp, type Found } from './look-up.ts';
import { requirePatron } from './patron-card.ts';
import { renew } from './renewing.ts';

export interface Scan { readonly number: string; readonly mode: ScanMode; readonly patronId: PatronId | null; readonly anonymous: boolean; readonly confirm: boolean; readonly itemId?: ItemId | undefined }

/** Answers one scan: what the number is, and what was done with it. @throws AppError patron-not-found where the open patron has gone meanwhile */
export function scan(library: Library, asked: Scan): ScanAnswer {
  const answered = transaction(library.db, () => {
    const rules = readRules(library.db);
    const found = lookUp(library, asked.number, rules);
    const patron = asked.patronId === null || asked.anonymous ? null : requirePatron(library, asked.patronId);
    const deed: Deed = { library, rules, now: nowSeconds(), number: found.number, patron, anonymous: asked.anonymous, confirm: asked.confirm };
    if (found.patron !== null && (found.copies.length === 0 || patron === null)) return answer({ ...deed, patron: found.patron }, 'patron-opened');
    if (asked.itemId !== undefined) {
      const chosen = copyById(library.db, asked.itemId);
      if (chosen !== undefined) return deal(deed, asked.mode, chosen);
    }
    return found.copies.length === 0 ? stranger(deed, found) : choose(deed, asked.mode, found.copies);
  });
  const rows = { lent: 1, 'lent-to-nobody': 1, renewed: 0, returned: 0, 'not-on-loan': 0, 'hold-placed': 0, used: 0 }[answered.outcome as string];
  if (rows !== undefined) library.changedRows({ loans: rows });
  return answered;
}

/** A number nobody knows: misread where no kind of number has its check character, else perhaps new. */
function stranger(deed: Deed, { mayBe }: Found): ScanAnswer {
  return { ...answer(deed, mayBe.length === 0 ? 'misread' : 'unknown'), mayAdd: mayBe };
}

/** Of several copies of a title the one that can be meant; where that leaves more than one, the librarian chooses. */
function choose(deed: Deed, mode: ScanMode, copies: readonly StoredCopy[]): ScanAnswer {
  const [first] = copies;
  if (copies.length === 1 || mode === 'hold' || mode === 'info') return deal(deed, mode, first!);
  const isLending = mode === 'auto' && (deed.patron !== null || deed.anonymous);
  const meant = copies.filter((copy) => (mode === 'use' || mode === 'auto' && !isLending ? true : isLending ? copy.isOut === 0 : copy.isOut === 1));
  if (meant.length === 1) return deal(deed, mode, meant[0]!);
  return answer(deed, 'choose', { choices: meant.length === 0 ? copies : meant });
}

function deal(deed: Deed, mode: ScanMode, copy: StoredCopy): ScanAnswer {
  switch (mode) {
    case 'return': return giveBack(deed, copy);
    case 'renew': return renew(deed, copy);
    case 'hold': return placeHold(deed, copy, copy.barcode === deed.number);
    case 'use': return use(deed, copy);
    case 'info': return tell(deed, copy);
    case 'auto': return deed.patron !== null || deed.anonymous ? lend(deed, copy) : copy.isOut === 1 ? giveBack(deed, copy) : tell(deed, copy);
  }
}

/** Counts a use in the house; of whom is not noted. A copy that is here is not out. */
function use(deed: Deed, copy: StoredCopy): ScanAnswer {
  const { db } = deed.library;
  const step = new StepWriter(db);
  const out = copy.itemId === null ? undefined : openLoanOfCopy(db, copy.itemId);
  const notices = out === undefined ? [] : [{ code: 'returned-first' as const }, ...closeLoan(step, deed, out)];
  step.add('local_use', { title_id: copy.titleId, item_id: copy.itemId, branch_id: branchId(db, deed.library.environment.settings.all.deskBranch ?? copy.branch), used_at: deed.now });
  step.end('use', deed.now, copy.titleId);
  return answer(deed, 'used', { copy, notices });
}

/** Says what a copy is and where it should be. */
function tell(deed: Deed, copy: StoredCopy): ScanAnswer {
  const { db } = deed.library;
  const out = copy.itemId === null ? undefined : openLoanOfCopy(db, copy.itemId);
  const aside = copy.itemId === null ? undefined : holdOnShelf(db, copy.itemId);
  const waiting = countWaiting(db, copy.titleId, null);
  return answer(deed, 'told', { copy, dueAt: out?.dueAt ?? null, notices: [...(aside === undefined ? [] : [holdReady(aside)]), ...(waiting > 0 ? [{ code: 'queue' as const, n: waiting }] : [])] });
}
