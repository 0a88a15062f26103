import type { NextReads } from '#contract/desk.ts';
import type { PatronId } from '#contract/ids.ts';
import { countCopies } from '#catalog/repositories/desk-copies.ts';
import { lastBorrowed } from '#catalog/repositories/desk-loans.ts';
import type { Library } from '../library.ts';
import { forPatron } from '../reading-lists.ts';
import { models } from '../training.ts';
import { requirePatron } from './patron-card.ts';

const shown = 3;

/** The first titles of a patron's newest list that she has not borrowed since, with what of them is in. @throws AppError patron-not-found */
export function nextReads(library: Library, patronId: PatronId): NextReads {
  const none = (state: NextReads['state']): NextReads => ({ state, madeAt: null, target: null, sources: [], reads: [] });
  if (requirePatron(library, patronId).consent === 0) return none('refused');
  const list = forPatron(library, { patronId });
  if (list === null) return none(models(library).length === 0 ? 'no-model' : 'none');
  const entries = list.entries.filter(({ titleId }) => lastBorrowed(library.db, patronId, titleId) === null).slice(0, shown);
  const reads = entries.map((entry) => ({ entry, ...countCopies(library.db, entry.titleId) }));
  return { state: reads.length === 0 ? 'read-up' : 'ready', madeAt: list.madeAt, target: list.target, sources: list.sources, reads };
}
