import { defineStore } from 'pinia';
import { ref } from 'vue';
import { call } from '#page/api/client.ts';
import type { JobId, MapId, ModelId, Page, PatronId } from '#contract/ids.ts';
import type { ReadingList } from '#contract/lists.ts';
import type { PatronDetail, PatronLoan, PatronRow } from '#contract/patrons.ts';
import { endlessList } from './endless-list.ts';

const pageRows = 100;
const loanRows = 25;

/** Patrons as they were last searched for, and what a patron's page shows. */
export const usePatrons = defineStore('patrons', () => {
  const text = ref('');
  const list = endlessList<PatronRow>((after) => call('patrons:search', { text: text.value, limit: pageRows, ...(after === undefined ? {} : { after }) }));

  const show = (patronId: PatronId, mapId: MapId | null): Promise<PatronDetail> => call('patrons:show', { patronId, ...(mapId === null ? {} : { mapId }) });
  const loans = (patronId: PatronId, mapId: MapId | null, after: string | undefined): Promise<Page<PatronLoan>> =>
    call('patrons:loans', { patronId, limit: loanRows, ...(mapId === null ? {} : { mapId }), ...(after === undefined ? {} : { after }) });
  const newestList = (patronId: PatronId): Promise<ReadingList | null> => call('lists:for-patron', { patronId });
  const makeList = async (patronId: PatronId, modelId: ModelId): Promise<JobId> => (await call('lists:make', { modelId, patrons: [patronId] })).jobId;

  return { text, ...list, show, loans, newestList, makeList };
});

