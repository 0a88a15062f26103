import { z } from 'zod';
import { loanId, holdId, blockId, domainId, patronId, titleId, itemId, type BlockId, type HoldId, type ItemId, type LoanId, type PatronId, type TitleId } from './ids.ts';
import type { ListEntry } from './lists.ts';

/**
 * What a scan does. `auto`: a card opens the patron, a copy is lent to the open patron; without one it is returned if it is out, else told about.
 * The others do one thing whatever is open.
 */
export const scanModes = ['auto', 'return', 'renew', 'hold', 'use', 'info'] as const;
export type ScanMode = (typeof scanModes)[number];

export const blockReasons = ['card-lost', 'fees', 'damage', 'contact', 'other'] as const;
export type BlockReason = (typeof blockReasons)[number];

export interface DeskCopy {
  /** null: the title has no copies of its own, and is lent as such. */
  readonly itemId: ItemId | null;
  readonly titleId: TitleId;
  readonly barcode: string | null;
  readonly callNumber: string | null;
  /** Empty: not described yet, or not to be named on a shared screen (`withheld`). */
  readonly title: string;
  readonly author: string;
  readonly withheld: boolean;
  readonly material: string | null;
  readonly branch: string | null;
  readonly status: 'in' | 'out' | 'hold-shelf';
}

export interface DeskLoan extends Omit<DeskCopy, 'status'> {
  readonly id: LoanId;
  readonly loanedAt: string;
  readonly dueAt: string | null;
  /** Whole days since it was due; 0: not overdue. */
  readonly overdueDays: number;
  readonly renewals: number;
  readonly renewalsLeft: number;
}

export interface DeskHold {
  readonly id: HoldId;
  readonly patronId: PatronId;
  readonly card: string;
  readonly titleId: TitleId;
  readonly title: string;
  readonly withheld: boolean;
  readonly branch: string | null;
  readonly placedAt: string;
  /** The copy lies on the hold shelf since; null: waiting. */
  readonly readyAt: string | null;
  /** Last day on the hold shelf. */
  readonly readyUntil: string | null;
  readonly barcode: string | null;
  readonly callNumber: string | null;
  /** Place in the queue of its title, from 1; null: not waiting any more. */
  readonly place: number | null;
}

export interface DeskBlock {
  readonly id: BlockId;
  readonly reason: BlockReason;
  readonly note: string;
  readonly setAt: string;
  readonly until: string | null;
}

/** Why the program asks before it goes on; the librarian may go on all the same. */
export type DeskProblem =
  | { readonly code: 'card-expired'; readonly date: string }
  | { readonly code: 'blocked'; readonly reason: BlockReason; readonly note: string }
  | { readonly code: 'limit-reached'; readonly limit: number; readonly material: string | null }
  | { readonly code: 'overdue-loans'; readonly n: number; readonly days: number }
  | { readonly code: 'not-lent' }
  | { readonly code: 'held-for-other' }
  | { readonly code: 'renewals-used-up'; readonly limit: number }
  | { readonly code: 'queue-waits'; readonly n: number };

/** What else there is to say of what was done. */
export type DeskNotice =
  | { readonly code: 'was-overdue'; readonly days: number }
  | { readonly code: 'returned-first' }
  | { readonly code: 'had-before'; readonly date: string }
  | { readonly code: 'hold-ready'; readonly card: string; readonly holdId: HoldId; readonly branch: string | null }
  | { readonly code: 'hold-collected' }
  | { readonly code: 'queue'; readonly n: number }
  | { readonly code: 'other-branch'; readonly branch: string }
  | { readonly code: 'history-dropped' };

/** What a patron's card shows. */
export interface DeskPatron {
  readonly id: PatronId;
  readonly card: string;
  readonly group: string | null;
  readonly birthYear: number | null;
  readonly homeBranch: string | null;
  readonly consent: boolean | null;
  readonly expiresOn: string | null;
  /** No loan stays hers when it is returned. */
  readonly refusesHistory: boolean;
  readonly loansEver: number;
  readonly blocks: readonly DeskBlock[];
  readonly problems: readonly DeskProblem[];
  /** On loan now, the first due first; at most 200. */
  readonly loans: readonly DeskLoan[];
  readonly holds: readonly DeskHold[];
}

/**
 * What a scan came to. `asked`: nothing was done yet, `problems` say why; the same scan with `confirm` goes on. `choose`: several copies fit.
 * `already-hers`: the copy is on loan to this patron; the same scan with `confirm` renews it.
 */
export const scanOutcomes = [
  'patron-opened', 'lent', 'lent-to-nobody', 'already-hers', 'renewed', 'returned', 'not-on-loan', 'hold-placed', 'hold-there', 'used', 'told', 'asked', 'choose', 'needs-patron', 'misread', 'unknown',
] as const;
export type ScanOutcome = (typeof scanOutcomes)[number];

export interface ScanAnswer {
  readonly outcome: ScanOutcome;
  /** The number as it was looked up. */
  readonly number: string;
  readonly copy: DeskCopy | null;
  /** The patron whose card is to be shown from now on; null: as before. */
  readonly patron: DeskPatron | null;
  readonly dueAt: string | null;
  readonly problems: readonly DeskProblem[];
  readonly notices: readonly DeskNotice[];
  /** Copies to choose from. */
  readonly choices: readonly DeskCopy[];
  /** What `unknown` may be made: the number's form says that it is no card, or no copy. */
  readonly mayAdd: readonly ('patron' | 'copy')[];
}

/** The last thing done at the desk that can be undone. */
export interface DeskStep {
  readonly id: number;
  readonly at: string;
  readonly action: DeskAction;
  readonly title: string;
  readonly withheld: boolean;
}
export const deskActions = ['lend', 'lend-to-nobody', 'return', 'renew', 'use', 'hold', 'cancel-hold', 'block', 'lift-block', 'add-patron', 'add-copy'] as const;
export type DeskAction = (typeof deskActions)[number];

export interface Undone {
  readonly step: DeskStep | null;
  /** How many more can be undone. */
  readonly left: number;
}

/** An entry of a list, and where its copies are; of a personal one it has not been borrowed already. */
export interface NextRead {
  readonly entry: ListEntry;
  readonly copies: number;
  readonly copiesIn: number;
}
export interface NextReads {
  /**
   * `refused`: the patron wants no personal lists. `none`: no list was made for her yet. `read-up`: all of it has been borrowed.
   * `general`: of a general list, which is made of nobody's own loans. `nothing`: nothing came out.
   */
  readonly state: 'ready' | 'refused' | 'none' | 'no-model' | 'read-up' | 'general' | 'nothing';
  readonly madeAt: string | null;
  readonly target: string | null;
  readonly sources: readonly string[];
  readonly reads: readonly NextRead[];
}

const number = z.string().trim().min(1).max(200);
const note = z.string().trim().max(200);
const text = z.string().trim().max(500);
const isoDate = z.iso.date();

export const deskCalls = {
  /** `itemId`: the copy that was chosen where several fit. `anonymous`: a session that stores nothing about a person. */
  'desk:scan': z.object({ number, mode: z.enum(scanModes).default('auto'), patronId: patronId.nullable().default(null), anonymous: z.boolean().default(false), confirm: z.boolean().default(false), itemId: itemId.optional() }),
  'desk:patron': z.object({ patronId }),
  'desk:next-reads': z.object({ patronId }),
  /** What is often borrowed, of the titles of a domain: for a patron who wants no personal list, by her age and group alone; `null`: for nobody in particular. Stored nowhere. */
  'desk:general-reads': z.object({ patronId: patronId.nullable(), targetId: domainId }),
  'desk:renew': z.object({ patronId, loanIds: z.array(loanId).min(1).max(200), confirm: z.boolean().default(false) }),
  /** For a copy that has no barcode, or is not at hand. */
  'desk:return': z.object({ loanId }),
  'desk:place-hold': z.object({ patronId, titleId }),
  'desk:cancel-hold': z.object({ holdId }),
  /** The hold shelf, or the queue of a title. */
  'desk:holds': z.object({ titleId: titleId.optional(), after: z.string().max(100).optional(), limit: z.number().int().min(1).max(500).default(100) }),
  'desk:block': z.object({ patronId, reason: z.enum(blockReasons), note: note.default(''), until: isoDate.nullable().default(null) }),
  'desk:lift-block': z.object({ blockId }),
  'desk:add-patron': z.object({ card: number, group: text.optional(), birthYear: z.number().int().min(1850).max(2100).optional(), homeBranch: text.optional(), expiresOn: isoDate.optional() }),
  'desk:add-copy': z.object({ barcode: number, titleId: titleId.optional(), title: text.optional(), author: text.optional(), material: text.optional(), isbn: text.optional(), callNumber: text.optional() }),
  'desk:steps': z.object({}),
  'desk:undo': z.object({}),
  /** The anonymous session has ended: what could be undone of it is forgotten. */
  'desk:end-anonymous': z.object({}),
} as const;

export interface DeskResults {
  'desk:scan': ScanAnswer;
  'desk:patron': DeskPatron;
  'desk:next-reads': NextReads;
  'desk:general-reads': NextReads;
  'desk:renew': { readonly renewed: number; readonly problems: readonly DeskProblem[]; readonly patron: DeskPatron };
  'desk:return': ScanAnswer;
  'desk:place-hold': ScanAnswer;
  'desk:cancel-hold': null;
  'desk:holds': { readonly rows: readonly DeskHold[]; readonly next: string | null };
  'desk:block': DeskPatron;
  'desk:lift-block': DeskPatron;
  'desk:add-patron': DeskPatron;
  'desk:add-copy': DeskCopy;
  'desk:steps': readonly DeskStep[];
  'desk:undo': Undone;
  'desk:end-anonymous': null;
}
