import type { Handlers } from '#contract/calls.ts';
import * as card from '#services/desk/card-actions.ts';
import { saveRules, showRules } from '#services/desk/desk-rules.ts';
import { addCopy, addPatron } from '#services/desk/new-records.ts';
import { generalReads, nextReads } from '#services/desk/next-reads.ts';
import { showCard } from '#services/desk/patron-card.ts';
import { scan } from '#services/desk/scanning.ts';
import * as undoing from '#services/desk/undoing.ts';
import type { Library } from '#services/library.ts';

export const deskHandlers = (library: Library) => ({
  'desk:scan': (asked) => scan(library, asked),
  'desk:patron': ({ patronId }) => showCard(library, patronId),
  'desk:next-reads': ({ patronId }) => nextReads(library, patronId),
  'desk:general-reads': (asked) => generalReads(library, asked),
  'desk:renew': (asked) => card.renewLoans(library, asked),
  'desk:return': ({ loanId }) => card.returnLoan(library, loanId),
  'desk:place-hold': (asked) => card.placeHoldOn(library, asked),
  'desk:cancel-hold': ({ holdId }) => { card.cancelHold(library, holdId); return null; },
  'desk:holds': (query) => card.holds(library, query),
  'desk:block': (asked) => card.block(library, asked),
  'desk:lift-block': ({ blockId }) => card.liftBlock(library, blockId),
  'desk:add-patron': (patron) => addPatron(library, patron),
  'desk:add-copy': (copy) => addCopy(library, copy),
  'desk:steps': () => undoing.steps(library),
  'desk:undo': () => undoing.undoLast(library),
  'desk:end-anonymous': () => { undoing.endAnonymous(library); return null; },
  'desk:rules': () => showRules(library),
  'desk:save-rules': (rules) => saveRules(library, rules),
}) satisfies Partial<Handlers>;
