import type { NextRead, NextReads } from '#contract/desk.ts';
import type { DomainId, PatronId } from '#contract/ids.ts';
import { usualWishes } from '#contract/list-wishes.ts';
import type { ListEntry } from '#contract/lists.ts';
import { countCopies } from '#catalog/repositories/desk-copies.ts';
import { lastBorrowed } from '#catalog/repositories/desk-loans.ts';
import type { Library } from '../library.ts';
import { suggest } from '../lists/named-lists.ts';
import { forPatron } from '../reading-lists.ts';
import { models } from '../training.ts';
import { requirePatron } from './patron-card.ts';

const shown = 3;
const withCopies = (library: Library, entries: readonly ListEntry[]): NextRead[] => entries.slice(0, shown).map((entry) => ({ entry, ...countCopies(library.db, entry.titleId) }));

/** The first titles of a patron's newest list that she has not borrowed since, with what of them is in. @throws AppError patron-not-found */
export function nextReads(library: Library, patronId: PatronId): NextReads {
  const none = (state: NextReads['state']): NextReads => ({ state, madeAt: null, target: null, sources: [], reads: [] });
  if (requirePatron(library, patronId).consent === 0) return none('refused');
  const list = forPatron(library, { patronId });
  if (list === null) return none(models(library).length === 0 ? 'no-model' : 'none');
  const reads = withCopies(library, list.entries.filter(({ titleId }) => lastBorrowed(library.db, patronId, titleId) === null));
  return { state: reads.length === 0 ? 'read-up' : 'ready', madeAt: list.madeAt, target: list.target, sources: list.sources, reads };
}

/**
 * The first titles of a general list, with what of them is in: popular in the patron's group, or in the library where there is none. Nothing is stored.
 * @throws AppError patron-not-found, domain-not-found, worker-died, cancelled
 */
export async function generalReads(library: Library, { patronId, targetId }: { patronId: PatronId | null; targetId: DomainId }): Promise<NextReads> {
  const group = patronId === null ? null : requirePatron(library, patronId).group;
  const list = await suggest(library, { kind: 'fallback', fallback: group === null ? 'popular' : 'popular-in-group', group, patronId, targetId, wishes: usualWishes });
  const reads = withCopies(library, list.entries);
  return { state: reads.length === 0 ? 'nothing' : 'general', madeAt: list.madeAt, target: list.target, sources: list.sources, reads };
}
