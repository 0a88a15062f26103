import { defineStore } from 'pinia';
import { ref } from 'vue';
import { call } from '#page/api/client.ts';
import type { TitleId } from '#contract/ids.ts';
import type { TitleDetail, TitleRow } from '#contract/titles.ts';
import { endlessList } from './endless-list.ts';

const pageRows = 100;
/** The program counts hits up to this number. */
export const countedHits = 1000;

/** Titles as they were last searched for, and what a title's page shows. */
export const useTitles = defineStore('titles', () => {
  const text = ref('');
  const found = ref(0);
  const list = endlessList<TitleRow>(async (after) => {
    const page = await call('titles:search', { text: text.value, limit: pageRows, ...(after === undefined ? {} : { after }) });
    found.value = page.found;
    return page;
  });
  const show = (titleId: TitleId): Promise<TitleDetail> => call('titles:show', { titleId });
  return { text, found, ...list, show };
});
