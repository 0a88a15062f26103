import { errorReply } from '#contract/errors.ts';
import type { ComposedList, ListQuestion, WorkerTask } from '#contract/worker-messages.ts';
import type { TitleId } from '#contract/ids.ts';
import { openReadOnly } from '#catalog/open.ts';
import type { ReadableDB } from '#catalog/database.ts';
import { namedTitles, patronsOfGroup, sameStory } from '#catalog/repositories/list-facts.ts';
import { dayOf, nowSeconds } from '#catalog/repositories/times.ts';
import type { DomainHistory, PatronHistory } from '#engine/data/problem.ts';
import { readModelFile } from '../model-file.ts';
import { modelDomains, type ModelDomain } from '../patron-history.ts';
import type { TaskContext } from '../serve-task.ts';
import { generalList } from './general-lists.ts';
import { jointList } from './joint-lists.ts';
import { listFor, listMaker, workshop, type ListMaker, type Shop } from './list-maker.ts';
import { factsOfTitles } from './reader-facts.ts';

type Task = Extract<WorkerTask, { type: 'answer-lists' }>;

/** Members of a group that are asked, those with the newest loans. */
const mostMembers = 300;
const spares = 20;

/** Answers questions for lists until the process is told to end. The titles are read once: what is imported meanwhile, the next process knows. */
export function answerLists(task: Task, { port, signal, onQuestion }: TaskContext): Promise<never> {
  const db = openReadOnly(task.folder);
  const shop = task.modelPath === null ? workshop(db, task.targetId, new Int32Array(0)) : makerOf(db, task, task.modelPath);
  onQuestion((number, question) => {
    try {
      port.send({ type: 'list-answer', number, list: answer(db, shop, question) });
    } catch (error) {
      const reply = errorReply(error);
      if (reply.code === 'internal') console.error(`Shelfbridge worker: ${error instanceof Error ? error.name : 'error'} while a list was asked for`);
      port.send({ type: 'list-refused', number, error: reply });
    }
  });
  port.send({ type: 'lists-ready' });
  return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
}

function makerOf(db: ReadableDB, task: Task, modelPath: string): ListMaker {
  const { model, targetTitles, sourceTitles } = readModelFile(modelPath);
  return listMaker(db, model, modelDomains(task, targetTitles, sourceTitles));
}

const isMaker = (shop: Shop): shop is ListMaker => 'model' in shop;

function answer(db: ReadableDB, shop: Shop, question: ListQuestion): ComposedList {
  if (question.kind === 'general') return generalList(db, shop, { ...question, spares });
  if (!isMaker(shop)) throw new Error('personal lists need a model');
  if (question.kind === 'joint') {
    const patrons = question.group === null ? question.patrons : patronsOfGroup(db, question.group, mostMembers);
    return jointList(shop, { ...question, patrons, isClub: question.group === null, spares });
  }
  return deskList(shop, question.liked, question.wishes);
}

/** A list for whoever likes these titles: they are taken for loans of today, in whichever domain they or an edition of the same story are. */
function deskList(maker: ListMaker, liked: readonly TitleId[], wishes: Extract<ListQuestion, { kind: 'desk' }>['wishes']): ComposedList {
  const facts = factsOfTitles(maker.stock, namedTitles(maker.db, liked), [], 'off');
  const list = listFor(maker, { history: historyOfLiked(maker, liked), facts, wishes, pinned: [], spares });
  const named = new Map(liked.flatMap((id) => [id, ...sameStory(maker.db, id)].map((other) => [other, id] as const).reverse()));
  for (const id of liked) named.set(id, id);
  return {
    ...list,
    entries: list.entries.map((entry) => ({ ...entry, kind: entry.kind === 'loans' ? 'liked' as const : entry.kind, because: entry.because.map((loan) => ({ ...loan, titleId: named.get(loan.titleId) ?? loan.titleId })) })),
  };
}

function historyOfLiked({ db, domains }: ListMaker, liked: readonly TitleId[]): PatronHistory & { readonly group: number } {
  const columns = domains.map(() => new Set<number>());
  for (const id of liked) {
    const known = [id, ...sameStory(db, id)].find((title) => domains.some((domain) => columnIn(domain, title) >= 0));
    if (known !== undefined) domains.forEach((domain, at) => { const column = columnIn(domain, known); if (column >= 0) columns[at]!.add(column); });
  }
  const today = dayOf(nowSeconds());
  const [target, ...sources] = columns.map((own): DomainHistory => ({ columns: Uint32Array.from(own), days: new Int32Array(own.size).fill(today) }));
  return { target: target!, sources, group: 0 };
}

const columnIn = ({ placeOf }: ModelDomain, title: TitleId): number => placeOf[title] ?? -1;
