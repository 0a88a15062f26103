import { setImmediate as breathe } from 'node:timers/promises';
import type { PatronId, TitleId } from '#contract/ids.ts';
import { matchFields, type Reason } from '#contract/lists.ts';
import type { MadeList, MadeReason, WorkerTask } from '#contract/worker-messages.ts';
import { openReadOnly } from '#catalog/open.ts';
import type { ReadableDB } from '#catalog/database.ts';
import { patronIdsAfter } from '#catalog/repositories/patrons.ts';
import type { Reason as LoanReason } from '#engine/explain/reasons.ts';
import { recommend, type Recommendation } from '#engine/recommend.ts';
import type { TaskContext } from './serve-task.ts';
import { leftOut, type LeftOut } from './left-out.ts';
import { readModelFile } from './model-file.ts';
import { historyOf, modelDomains, type ModelDomain } from './patron-history.ts';

type Task = Extract<WorkerTask, { type: 'recommend' }>;

/** Lists sent at once; the next ones wait until these are stored. */
const batch = 50;

/** Makes a list for every patron asked for and sends them in batches. @returns how many lists were made */
export async function recommendAll(task: Task, { signal, port, stored }: TaskContext): Promise<number> {
  const db = openReadOnly(task.folder);
  const { model, targetTitles, sourceTitles } = readModelFile(task.modelPath);
  const domains = modelDomains(task, targetTitles, sourceTitles);
  const left = leftOut(db, targetTitles, task.targetId);
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
    const entries = oneOfEachWork(left, left.of(patronId), (exclude) => recommend(model, history, task.wishes.length, { exclude })).map((entry) => ({
      titleId: targetTitles[entry.column]! as TitleId, score: entry.score, method: entry.method, slot: 'ranked' as const, sourceShare: entry.sourceShare,
      kind: kindOf(entry, history.group),
      because: entry.loans.map((loan) => madeReason(loan, domains)),
      shares: entry.sourceShares.map((share, place) => ({ domainId: task.sourceIds[place]!, share })).filter(({ share }) => share > 0).sort((a, b) => b.share - a.share),
    }));
    made.push({ patronId, wishes: task.wishes, guard: 'off', shortfall: null, entries, spares: [] });
    done += 1;
    if (made.length === batch) await send();
    else if (done % 8 === 0) await breathe(); // lets a cancel through
    signal.throwIfAborted();
  }
  if (made.length > 0) await send();
  return done;
}

/** A list with the best edition of each work: where a work stands on it twice, it is made again without the others. */
function oneOfEachWork(left: LeftOut, mask: Uint8Array, make: (exclude: Uint8Array) => Recommendation[]): Recommendation[] {
  const list = make(mask);
  const longer = left.withRepeats(mask, list.map(({ column }) => column));
  return longer === null ? list : oneOfEachWork(left, longer, make);
}

/** Fields below this share of a reason are not worth naming, nor are more than two. */
const leastShare = 0.05;
const mostFields = 2;

function madeReason({ domain, column, share, fields, rule }: LoanReason, domains: readonly ModelDomain[]): MadeReason {
  const of = domains[domain === 'target' ? 0 : domain + 1]!;
  const agreeing = new Set<string>((fields ?? []).filter((one) => one.share >= leastShare).map(({ field }) => (field === 'heading' ? 'subject' : field)));
  const telling = matchFields.filter((field) => agreeing.has(field)).slice(0, mostFields);
  return {
    titleId: of.titles[column]! as TitleId, domainId: of.id, share,
    ...(telling.length > 0 && { fields: telling }), ...(rule && { rule: { support: rule.support, confidence: rule.confidence, lift: rule.lift } }),
  };
}

function kindOf({ method, loans }: Recommendation, group: number): Reason['kind'] {
  if (method === 'popularity' || (method === 'segment-popularity' && group === 0)) return 'popular';
  if (method === 'segment-popularity') return 'popular-in-group';
  return loans.length > 0 ? 'loans' : 'readers-like-you';
}

function everyPatron(db: ReadableDB): PatronId[] {
  const ids: PatronId[] = [];
  for (;;) {
    const next = patronIdsAfter(db, ids.at(-1) ?? 0, 10_000);
    if (next.length === 0) return ids;
    ids.push(...next);
  }
}
