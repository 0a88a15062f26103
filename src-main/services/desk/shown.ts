import type { DeskCopy, DeskHold, DeskLoan } from '#contract/desk.ts';
import type { DeskRules } from '#contract/desk-rules.ts';
import type { HoldId, ItemId, LoanId, PatronId, TitleId } from '#contract/ids.ts';
import type { StoredCopy } from '#catalog/repositories/desk-copies.ts';
import type { StoredPatronLoan } from '#catalog/repositories/desk-loans.ts';
import type { StoredHold } from '#catalog/repositories/holds.ts';
import { isoTime, isoTimeOrNull } from '#catalog/repositories/times.ts';
import type { Library } from '../library.ts';
import { isSensitiveTitle } from '../sensitive.ts';
import { daysBetween, isoDay } from './clock.ts';
import { ruleFor } from './due-date.ts';

interface Named { readonly title: string; readonly classMark: string | null; readonly subjects: string }

/** The title as it may stand on this screen: not at all where others may look on and its record shows it to be sensitive. */
export function namedTitle(library: Library, { title, classMark, subjects }: Named): { title: string; withheld: boolean } {
  const withheld = library.environment.settings.all.sharedScreen && isSensitiveTitle({ title, classMark: classMark ?? '', subjects });
  return { title: withheld ? '' : title, withheld };
}

export function shownCopy(library: Library, copy: StoredCopy): DeskCopy {
  const named = namedTitle(library, copy);
  return {
    itemId: copy.itemId as ItemId | null, titleId: copy.titleId as TitleId, barcode: copy.barcode, callNumber: named.withheld ? null : copy.callNumber, ...named, author: named.withheld ? '' : copy.author,
    material: copy.material, branch: copy.branch, status: copy.isOut === 1 ? 'out' : copy.isOnHoldShelf === 1 ? 'hold-shelf' : 'in',
  };
}

export function shownLoan(library: Library, loan: StoredPatronLoan, rules: DeskRules, group: string | null, now: number): DeskLoan {
  const named = namedTitle(library, loan);
  return {
    id: loan.id as LoanId, itemId: loan.itemId as ItemId | null, titleId: loan.titleId as TitleId, barcode: loan.barcode, callNumber: named.withheld ? null : loan.callNumber, ...named, author: named.withheld ? '' : loan.author,
    material: loan.material, branch: loan.branch, loanedAt: isoTime(loan.loanedAt), dueAt: isoTimeOrNull(loan.dueAt), overdueDays: overdueDays(loan.dueAt, now), renewals: loan.renewals,
    renewalsLeft: Math.max(0, ruleFor(rules.rules, group, loan.material).renewals - loan.renewals),
  };
}

/** Whole days since it was due; 0: not overdue. */
export const overdueDays = (dueAt: number | null, now: number): number => (dueAt === null || dueAt >= now ? 0 : Math.max(1, daysBetween(dueAt, now)));

export function shownHold(library: Library, hold: StoredHold, { holdDays }: DeskRules): DeskHold {
  const named = namedTitle(library, hold);
  return {
    id: hold.id as HoldId, patronId: hold.patronId as PatronId, card: hold.card, titleId: hold.titleId as TitleId, ...named, branch: hold.branch, placedAt: isoTime(hold.placedAt),
    readyAt: isoTimeOrNull(hold.filledAt), readyUntil: hold.filledAt === null ? null : isoDay(hold.filledAt + holdDays * 86_400), barcode: hold.barcode, callNumber: named.withheld ? null : hold.callNumber,
    place: hold.filledAt === null ? hold.before + 1 : null,
  };
}
