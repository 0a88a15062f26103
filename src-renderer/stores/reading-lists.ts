import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import { call } from '#page/api/client.ts';
import type { CallInput } from '#contract/calls.ts';
import type { DomainId, JobId, ListId, ModelId, PatronId, TitleId } from '#contract/ids.ts';
import type { InterruptedLists, ListEdit, WishChoices } from '#contract/list-calls.ts';
import type { ListScheduleShown } from '#contract/list-schedule.ts';
import type { ListWishes, PartialWishes } from '#contract/list-wishes.ts';
import type { ReadingList, ReadingListRow, SuggestedList, WhatIf } from '#contract/lists.ts';
import type { TitleRow } from '#contract/titles.ts';
import type { PatronRow } from '#contract/patrons.ts';
import { endlessList } from './endless-list.ts';

const pageRows = 100;
const atOnce = 6;

/** Which of these card numbers belong to patrons, in their order. */
export interface CheckedCards {
  readonly patrons: readonly PatronRow[];
  readonly unknown: readonly string[];
}

/** A list that is stored nowhere, on its way to the printer, and the titles it was made from. It is held as long as it is printed. */
export interface UnsavedList { readonly list: SuggestedList; readonly liked: readonly TitleRow[] }

/** Reading lists by patron, how they are made, shown and handed out. */
export const useReadingLists = defineStore('reading-lists', () => {
  const text = ref('');
  const modelId = ref<ModelId | null>(null);
  const unsaved = shallowRef<UnsavedList | null>(null);
  const list = endlessList<ReadingListRow>((after) => call('lists:list', {
    text: text.value, limit: pageRows, ...(modelId.value === null ? {} : { modelId: modelId.value }), ...(after === undefined ? {} : { after }),
  }));

  const make = async (model: ModelId, patrons: 'all' | readonly PatronId[], wishes: PartialWishes = {}, resume = false): Promise<JobId> =>
    (await call('lists:make', { modelId: model, patrons: patrons === 'all' ? 'all' : [...patrons], wishes, resume })).jobId;
  const makeNamed = async (request: CallInput<'lists:make-named'>): Promise<JobId> => (await call('lists:make-named', request)).jobId;
  const remake = async (listId: ListId, wishes?: ListWishes): Promise<JobId> => (await call('lists:remake', { listId, ...(wishes && { wishes }) })).jobId;
  const suggest = (request: CallInput<'lists:suggest'>): Promise<SuggestedList> => call('lists:suggest', request);
  const getReady = async (model: ModelId): Promise<void> => { await call('lists:get-ready', { modelId: model }); };
  const choices = (targetId: DomainId): Promise<WishChoices> => call('lists:choices', { targetId });
  const edit = (listId: ListId, change: ListEdit): Promise<ReadingList> => call('lists:edit', { listId, edit: change });
  const undo = (listId: ListId): Promise<ReadingList> => call('lists:undo', { listId });
  const remove = async (listId: ListId): Promise<void> => { await call('lists:delete', { listIds: [listId] }); };
  const interrupted = (): Promise<readonly InterruptedLists[]> => call('lists:interrupted', {});
  const forgetInterrupted = async (model: ModelId): Promise<void> => { await call('lists:forget-interrupted', { modelId: model }); };
  const schedules = (): Promise<readonly ListScheduleShown[]> => call('lists:schedules', {});
  const saveSchedule = async (schedule: CallInput<'lists:save-schedule'>): Promise<void> => { await call('lists:save-schedule', schedule); };
  const endSchedule = async (targetId: DomainId): Promise<void> => { await call('lists:end-schedule', { targetId }); };
  /** Makes lists that were missed, or lets them be. */
  const settleMissed = async (targetId: DomainId, makes: boolean): Promise<JobId | null> => (await call('lists:settle-missed', { targetId, make: makes })).jobId;
  /** The first titles that hold these words. */
  const titlesLike = async (words: string): Promise<readonly TitleRow[]> => (await call('titles:search', { text: words, limit: 12 })).rows;
  const namedLists = async (): Promise<readonly ReadingListRow[]> => (await call('lists:list', { named: true, limit: 500 })).rows;
  const show = (listIds: readonly ListId[]): Promise<readonly ReadingList[]> => call('lists:show', { listIds: [...listIds] });
  const whatIf = (listId: ListId, titleId: TitleId): Promise<WhatIf> => call('lists:what-if', { listId, titleId });

  async function patronOf(card: string): Promise<PatronRow | null> {
    const page = await call('patrons:search', { text: card, limit: 20 });
    return page.rows.find((patron) => patron.externalId === card) ?? page.rows.find((patron) => patron.externalId.toLowerCase() === card.toLowerCase()) ?? null;
  }
  async function checkCards(cards: readonly string[]): Promise<CheckedCards> {
    const found: (PatronRow | null)[] = [];
    for (let i = 0; i < cards.length; i += atOnce) found.push(...await Promise.all(cards.slice(i, i + atOnce).map(patronOf)));
    const patrons = new Map(found.flatMap((patron) => (patron === null ? [] : [[patron.id, patron]])));
    return { patrons: [...patrons.values()], unknown: cards.filter((_card, i) => found[i] === null) };
  }
  const cardOf = async (patronId: PatronId): Promise<string> => (await call('patrons:show', { patronId })).externalId;

  return { text, modelId, unsaved, ...list, make, makeNamed, remake, suggest, getReady, choices, edit, undo, remove, interrupted, forgetInterrupted, schedules, saveSchedule, endSchedule, settleMissed, namedLists, titlesLike, show, whatIf, checkCards, cardOf };
});
