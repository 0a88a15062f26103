import { defineStore } from 'pinia';
import { call, takeDelivery } from '#page/api/client.ts';
import type { CallInput } from '#contract/calls.ts';
import type { Delivery } from '#contract/files.ts';
import type { ListId, TitleId } from '#contract/ids.ts';
import type { ListSheet, SheetChoice, SheetCode } from '#contract/list-sheet.ts';

/** Lists on paper and in files. */
export const useListOutput = defineStore('list-output', () => ({
  sheets: (listIds: readonly ListId[], choice: SheetChoice): Promise<readonly ListSheet[]> => call('list-output:sheets', { listIds: [...listIds], ...choice }),
  /** The codes of titles, for a list that is not stored. */
  codes: async (titleIds: readonly TitleId[]): Promise<ReadonlyMap<TitleId, SheetCode>> =>
    new Map((await call('list-output:codes', { titleIds: [...titleIds] })).map(({ titleId, code }) => [titleId, code])),
  save: async (request: CallInput<'list-output:save'>): Promise<Delivery> => takeDelivery(await call('list-output:save', request)),
}));
