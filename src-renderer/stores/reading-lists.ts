import { defineStore } from 'pinia';
import { ref } from 'vue';
import { call } from '#page/api/client.ts';
import type { JobId, ListId, ModelId, PatronId, TitleId } from '#contract/ids.ts';
import type { ReadingList, ReadingListRow, WhatIf } from '#contract/lists.ts';
import type { PatronRow } from '#contract/patrons.ts';
import { endlessList } from './endless-list.ts';

const pageRows = 100;
const atOnce = 6;

/** Which of these card numbers belong to patrons, in their order. */
export interface CheckedCards {
  readonly patrons: readonly PatronRow[];
  readonly unknown: readonly string[];
}

/** Reading lists by patron, how they are made, shown and handed out. */
export const useReadingLists = defineStore('reading-lists', () => {
  const text = ref('');
  const modelId = ref<ModelId | null>(null);
  const list = endlessList<ReadingListRow>((after) => call('lists:list', {
    text: text.value, limit: pageRows, ...(modelId.value === null ? {} : { modelId: modelId.value }), ...(after === undefined ? {} : { after }),
  }));

  const make = async (model: ModelId, patrons: 'all' | readonly PatronId[], length: number): Promise<JobId> =>
    (await call('lists:make', { modelId: model, patrons: patrons === 'all' ? 'all' : [...patrons], wishes: { length } })).jobId;
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

  return { text, modelId, ...list, make, show, whatIf, checkCards, cardOf };
});
