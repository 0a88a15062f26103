import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import { call } from '#page/api/client.ts';
import type { NextReads } from '#contract/desk.ts';
import type { DomainId, JobId, ModelId, PatronId } from '#contract/ids.ts';
import type { Job, JobProgress } from '#contract/jobs.ts';
import { useJobs } from './jobs.ts';
import { usePatrons } from './patrons.ts';

const begun: Pick<JobProgress, 'value' | 'step'> = { value: 0, step: 'waiting' };

/** What the readers at the desk may like next, and the lists that are being made for them: a card that is scanned again meanwhile shows how far its list is. */
export const useNextReads = defineStore('next-reads', () => {
  const patrons = usePatrons();
  const jobs = useJobs();
  const making = shallowRef<ReadonlyMap<PatronId, JobId>>(new Map());

  const of = (patronId: PatronId): Promise<NextReads> => call('desk:next-reads', { patronId });
  const general = (patronId: PatronId | null, targetId: DomainId): Promise<NextReads> => call('desk:general-reads', { patronId, targetId });

  /** Makes and keeps a patron's list; answers the job in its final state. */
  async function make(patronId: PatronId, modelId: ModelId): Promise<Job> {
    const jobId = await patrons.makeList(patronId, modelId);
    making.value = new Map(making.value).set(patronId, jobId);
    const job = await jobs.finished(jobId);
    making.value = new Map([...making.value].filter(([, id]) => id !== jobId));
    return job;
  }

  /** How far a patron's list is; null: none is being made. */
  function progressOf(patronId: PatronId): Pick<JobProgress, 'value' | 'step'> | null {
    const jobId = making.value.get(patronId);
    return jobId === undefined ? null : jobs.byId.get(jobId)?.progress ?? begun;
  }

  return { of, general, make, progressOf };
});
