import type { DomainId, PatronId } from '#contract/ids.ts';
import type { ReadableDB } from '#catalog/database.ts';
import { patronDomainLoans } from '#catalog/repositories/assignments.ts';
import { patronStanding } from '#catalog/repositories/patrons.ts';
import { dayOf } from '#catalog/repositories/times.ts';
import type { DomainHistory, PatronHistory } from '#engine/data/problem.ts';
import { homeBranches, type BranchNote } from './home-branches.ts';
import { places } from './load-problem.ts';

/** A domain of a model: the row ids of its columns, and the column of each row id (-1: none). */
export interface ModelDomain { readonly id: DomainId; readonly titles: Int32Array; readonly placeOf: Int32Array }

/** The target and the sources of a model, with the place of every title in its columns. */
export function modelDomains(task: { readonly targetId: DomainId; readonly sourceIds: readonly DomainId[] }, targetTitles: Int32Array, sourceTitles: readonly Int32Array[]): ModelDomain[] {
  return [{ id: task.targetId, titles: targetTitles }, ...task.sourceIds.map((id, place) => ({ id, titles: sourceTitles[place]! }))]
    .map((domain) => ({ ...domain, placeOf: places(domain.titles) }));
}

/** Mask of the model's titles that have left the domain since it was trained: an import was undone, or the rules were changed. */
export function titlesGone(trained: Int32Array, present: Int32Array): Uint8Array {
  const still = new Set(present);
  return Uint8Array.from(trained, (id) => (still.has(id) ? 0 : 1));
}

/** What the list may go by: everything the patron borrowed; of a patron who refused personal lists nothing at all, so that hers is everybody's. */
export function historyOf(db: ReadableDB, patronId: PatronId, domains: readonly ModelDomain[]): PatronHistory & { readonly group: number } {
  const { groupId, branchId, refused } = patronStanding(db, patronId);
  if (refused) return { target: nothing, sources: domains.slice(1).map(() => nothing), group: 0 };
  const home = homeBranches([branchId]);
  const [target, ...sources] = domains.map((domain, place) => domainHistory(db, patronId, domain, place === 0 ? undefined : home.note));
  return { target: target!, sources, group: groupId, branch: home.branch[0]! };
}

const nothing: DomainHistory = { columns: new Uint32Array(0), days: new Int32Array(0) };

/** The patron's loans in a domain; titles that came after the training have no column and are left out. */
function domainHistory(db: ReadableDB, patronId: PatronId, domain: ModelDomain, note?: BranchNote): DomainHistory {
  const all = patronDomainLoans(db, patronId, domain.id).map(({ titleId, loanedAt, branchId }) => ({ column: domain.placeOf[titleId] ?? -1, day: dayOf(loanedAt), branchId }));
  for (const { day, branchId } of all) note?.(0, day, branchId);
  const loans = all.filter(({ column }) => column >= 0);
  return { columns: Uint32Array.from(loans, ({ column }) => column), days: Int32Array.from(loans, ({ day }) => day) };
}
