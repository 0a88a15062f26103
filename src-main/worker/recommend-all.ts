import { setImmediate as breathe } from 'node:timers/promises';
import type { DomainId, PatronId, TitleId } from '#contract/ids.ts';
import type { Reason } from '#contract/lists.ts';
import type { MadeList, WorkerTask } from '#contract/worker-messages.ts';
import { openReadOnly } from '#catalog/open.ts';
import type { ReadableDB } from '#catalog/database.ts';
import { domainTitles, patronDomainLoans } from '#catalog/repositories/assignments.ts';
import { patronIdsAfter, patronStanding } from '#catalog/repositories/patrons.ts';
import { dayOf } from '#catalog/repositories/times.ts';
import type { DomainHistory, PatronHistory } from '#engine/data/problem.ts';
import { recommend, type Recommendation } from '#engine/recommend.ts';
import { homeBranches, type BranchNote } from './home-branches.ts';
import { places } from './load-problem.ts';
import type { TaskContext } from './main.ts';
import { readModelFile } from './model-file.ts';

type Task = Extract<WorkerTask, { type: 'recommend' }>;

/** Lists sent at once; the next ones wait until these are stored. */
const batch = 50;

/** Makes a list for every patron asked for and sends them in batches. @returns how many lists were made */
export async function recommendAll(task: Task, { signal, port, stored }: TaskContext): Promise<number> {
  const db = openReadOnly(task.folder);
  const { model, targetTitles, sourceTitles } = readModelFile(task.modelPath);
  const domains = [{ id: task.targetId, titles: targetTitles }, ...task.sourceIds.map((id, place) => ({ id, titles: sourceTitles[place]! }))]
    .map((domain) => ({ ...domain, placeOf: places(domain.titles) }));
  const exclude = gone(targetTitles, domainTitles(db, task.targetId));
  const patrons = task.patrons === 'all' ? everyPatron(db) : [...task.patrons];
  let made: MadeList[] = [];
  let done = 0;
  const send = async (): Promise<void> => {
    const acknowledged = stored();
    port.send({ type: 'lists', lists: made });
    made = [];
    await acknowledged;
    port.send({ type: 'progress', step: 'recommending', value: done / patrons.length, done });
  };
  for (const patronId of patrons) {
    const history = historyOf(db, patronId, domains);
    const entries = recommend(model, history, task.length, { exclude }).map((entry) => ({
      titleId: targetTitles[entry.column]! as TitleId, score: entry.score, method: entry.method, sourceShare: entry.sourceShare,
      kind: kindOf(entry, history.group),
      because: entry.reasons.map(({ domain, column, share }) => {
        const of = domains[domain === 'target' ? 0 : domain + 1]!;
        return { titleId: of.titles[column]! as TitleId, domainId: of.id, share };
      }),
    }));
    made.push({ patronId, entries });
    done += 1;
    if (made.length === batch) await send();
    else if (done % 8 === 0) await breathe(); // lets a cancel through
    signal.throwIfAborted();
  }
  if (made.length > 0) await send();
  return done;
}

/** Mask of the model's titles that have left the domain since it was trained: an import was undone, or the rules were changed. */
function gone(trained: Int32Array, present: Int32Array): Uint8Array {
  const still = new Set(present);
  return Uint8Array.from(trained, (id) => (still.has(id) ? 0 : 1));
}

function kindOf({ method, reasons }: Recommendation, group: number): Reason['kind'] {
  if (method === 'popularity' || (method === 'segment-popularity' && group === 0)) return 'popular';
  if (method === 'segment-popularity') return 'popular-in-group';
  return reasons.length > 0 ? 'loans' : 'readers-like-you';
}

function everyPatron(db: ReadableDB): PatronId[] {
  const ids: PatronId[] = [];
  for (;;) {
    const next = patronIdsAfter(db, ids.at(-1) ?? 0, 10_000);
    if (next.length === 0) return ids;
    ids.push(...next);
  }
}

interface LoadedDomain { readonly id: DomainId; readonly placeOf: Int32Array }

/** What the list may go by: everything the patron borrowed; of a patron who refused personal lists nothing at all, so that hers is everybody's. */
function historyOf(db: ReadableDB, patronId: PatronId, domains: readonly LoadedDomain[]): PatronHistory & { readonly group: number } {
  const { groupId, branchId, refused } = patronStanding(db, patronId);
  if (refused) return { target: nothing, sources: domains.slice(1).map(() => nothing), group: 0 };
  const home = homeBranches([branchId]);
  const [target, ...sources] = domains.map((domain, place) => domainHistory(db, patronId, domain, place === 0 ? undefined : home.note));
  return { target: target!, sources, group: groupId, branch: home.branch[0]! };
}

const nothing: DomainHistory = { columns: new Uint32Array(0), days: new Int32Array(0) };

/** The patron's loans in a domain; titles that came after the training have no column and are left out. */
function domainHistory(db: ReadableDB, patronId: PatronId, domain: LoadedDomain, note?: BranchNote): DomainHistory {
  const all = patronDomainLoans(db, patronId, domain.id).map(({ titleId, loanedAt, branchId }) => ({ column: domain.placeOf[titleId] ?? -1, day: dayOf(loanedAt), branchId }));
  for (const { day, branchId } of all) note?.(0, day, branchId);
  const loans = all.filter(({ column }) => column >= 0);
  return { columns: Uint32Array.from(loans, ({ column }) => column), days: Int32Array.from(loans, ({ day }) => day) };
}
