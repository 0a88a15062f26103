import { z } from 'zod';
import type { Delivery } from './files.ts';
import { listId, modelId, paging, patronId, titleId, type Page } from './ids.ts';
import type { Started } from './jobs.ts';
import { listWishes } from './list-wishes.ts';
import type { ReadingList, ReadingListRow, WhatIf } from './lists.ts';

export const listCalls = {
  'lists:make': z.object({ modelId, patrons: z.union([z.literal('all'), z.array(patronId).min(1).max(100_000)]), wishes: listWishes.prefault({}) }),
  'lists:list': z.object({ modelId: modelId.optional(), text: z.string().max(100).default(''), ...paging }),
  'lists:show': z.object({ listIds: z.array(listId).min(1).max(200) }),
  /** The newest list of a patron, of any model or of one; null where none was made. */
  'lists:for-patron': z.object({ patronId, modelId: modelId.optional() }),
  /** Without which loans a title would not be on a list, worked out anew in a worker process. @throws list-not-found, title-not-found, model-not-found, model-file-damaged, model-outdated, worker-died, cancelled */
  'lists:what-if': z.object({ listId, titleId }),
  /** The newest list of every patron under a model, or the named lists, as a CSV file. */
  'lists:export': z.object({ modelId, listIds: z.array(listId).max(100_000).optional() }),
} as const;

export interface ListResults {
  'lists:make': Started;
  'lists:list': Page<ReadingListRow>;
  'lists:show': readonly ReadingList[];
  'lists:for-patron': ReadingList | null;
  'lists:what-if': WhatIf;
  'lists:export': Delivery;
}
