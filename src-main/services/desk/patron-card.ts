import { AppError } from '#contract/errors.ts';
import type { BlockReason, DeskPatron, DeskProblem } from '#contract/desk.ts';
import type { DeskRules } from '#contract/desk-rules.ts';
import type { BlockId, PatronId } from '#contract/ids.ts';
import { openLoansOfPatron, type StoredPatronLoan } from '#catalog/repositories/desk-loans.ts';
import { blocksOf, type StoredDeskPatron } from '#catalog/repositories/desk-patrons.ts';
import { holdsOfPatron } from '#catalog/repositories/holds.ts';
import { isoTime, nowSeconds } from '#catalog/repositories/times.ts';
import type { Library } from '../library.ts';
import { isoDay } from './clock.ts';
import { readRules } from './desk-rules.ts';
import { patronById } from './look-up.ts';
import { overdueDays, shownHold, shownLoan } from './shown.ts';

const mostLoans = 200;

/** A patron's card: blocks, what she has on loan, what she waits for. @throws AppError patron-not-found */
export function showCard(library: Library, patronId: PatronId, rules = readRules(library.db)): DeskPatron {
  const patron = requirePatron(library, patronId);
  const now = nowSeconds();
  const loans = openLoansOfPatron(library.db, patronId);
  const blocks = blocksOf(library.db, patronId, isoDay(now));
  return {
    id: patronId, card: patron.card, group: patron.group, birthYear: patron.birthYear, homeBranch: patron.homeBranch, consent: patron.consent === null ? null : patron.consent === 1,
    expiresOn: patron.expiresOn, refusesHistory: patron.refusesHistory === 1, loansEver: patron.loansEver,
    blocks: blocks.map((block) => ({ id: block.id as BlockId, reason: block.reason as BlockReason, note: block.note, setAt: isoTime(block.setAt), until: block.until })),
    problems: standing(library, patron, loans, rules, now),
    loans: loans.slice(0, mostLoans).map((loan) => shownLoan(library, loan, rules, patron.group, now)),
    holds: holdsOfPatron(library.db, patronId).map((hold) => shownHold(library, hold, rules)),
  };
}

/** @throws AppError patron-not-found */
export function requirePatron(library: Library, id: PatronId): StoredDeskPatron {
  const patron = patronById(library, id);
  if (patron === undefined) throw new AppError('patron-not-found', { count: 1 });
  return patron;
}

/** What speaks against lending anything to a patron. */
export function standing(library: Library, patron: StoredDeskPatron, loans: readonly StoredPatronLoan[], rules: DeskRules, now: number): DeskProblem[] {
  const problems: DeskProblem[] = blocksOf(library.db, patron.id, isoDay(now)).map(({ reason, note }) => ({ code: 'blocked', reason: reason as BlockReason, note }));
  if (patron.expiresOn !== null && patron.expiresOn < isoDay(now)) problems.unshift({ code: 'card-expired', date: patron.expiresOn });
  const late = loans.map(({ dueAt }) => overdueDays(dueAt, now)).filter((days) => rules.overdueDays !== null && days > rules.overdueDays);
  if (late.length > 0) problems.push({ code: 'overdue-loans', n: late.length, days: Math.max(...late) });
  return problems;
}
