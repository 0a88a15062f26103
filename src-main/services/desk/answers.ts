import type { DeskNotice, DeskPatron, DeskProblem, ScanAnswer, ScanOutcome } from '#contract/desk.ts';
import type { DeskRules } from '#contract/desk-rules.ts';
import type { PatronId } from '#contract/ids.ts';
import { copyById, type StoredCopy } from '#catalog/repositories/desk-copies.ts';
import type { StoredDeskPatron } from '#catalog/repositories/desk-patrons.ts';
import { isoTimeOrNull } from '#catalog/repositories/times.ts';
import type { Library } from '../library.ts';
import { showCard } from './patron-card.ts';
import { shownCopy } from './shown.ts';

/** What one scan works with. */
export interface Deed {
  readonly library: Library;
  readonly rules: DeskRules;
  /** Seconds on the library's clock. */
  readonly now: number;
  readonly number: string;
  /** The patron whose card is open. */
  readonly patron: StoredDeskPatron | null;
  /** A session that stores nothing about a person. */
  readonly anonymous: boolean;
  /** The librarian goes on though something speaks against it. */
  readonly confirm: boolean;
}

/** An answer about a copy as it now is, with the open card as it now is. */
export function answer(deed: Deed, outcome: ScanOutcome, more: { copy?: StoredCopy; dueAt?: number | null; problems?: readonly DeskProblem[]; notices?: readonly DeskNotice[]; choices?: readonly StoredCopy[] } = {}): ScanAnswer {
  const { library } = deed;
  const copy = more.copy === undefined ? undefined : more.copy.itemId === null ? more.copy : copyById(library.db, more.copy.itemId);
  return {
    outcome, number: deed.number, copy: copy === undefined ? null : shownCopy(library, copy), patron: cardOf(deed), dueAt: isoTimeOrNull(more.dueAt ?? null),
    problems: more.problems ?? [], notices: more.notices ?? [], choices: (more.choices ?? []).map((each) => shownCopy(library, each)), mayAdd: [],
  };
}

const cardOf = ({ library, patron, rules }: Deed): DeskPatron | null => (patron === null ? null : showCard(library, patron.id as PatronId, rules));
