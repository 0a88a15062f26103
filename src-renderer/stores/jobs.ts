import { defineStore } from 'pinia';
import { computed, ref, watch } from 'vue';
import { call, onEvent } from '#page/api/client.ts';
import { connected, eventStreams } from '#page/api/connection.ts';
import type { JobId } from '#contract/ids.ts';
import { finalStatuses, type Job } from '#contract/jobs.ts';

export const isFinal = (job: Job): boolean => finalStatuses.includes(job.status);

/** Every job of the program, the newest first. Pages that come late read the list and then follow the events. */
export const useJobs = defineStore('jobs', () => {
  const byId = ref(new Map<JobId, Job>());
  const panelOpen = ref(false);
  /** The import of which is asked what becomes of its rows when it is stopped. */
  const stopping = ref<JobId | null>(null);
  const waiting = new Map<JobId, ((job: Job) => void)[]>();

  const all = computed(() => [...byId.value.values()].sort((a, b) => b.id - a.id));
  const running = computed(() => all.value.filter((job) => !isFinal(job)));

  function take(job: Job): void {
    const known = byId.value.get(job.id);
    if (known !== undefined && isFinal(known)) return; // a final state is final; a slower list must not undo it
    byId.value.set(job.id, job);
    if (!isFinal(job)) return;
    for (const tell of waiting.get(job.id) ?? []) tell(job);
    waiting.delete(job.id);
  }

  async function load(): Promise<void> {
    for (const job of await call('jobs:list', {})) take(job);
  }

  /** Another catalogue has jobs of its own, whose numbers begin at one again. */
  async function begin(): Promise<void> {
    const before = new Map(byId.value);
    const listed = await call('jobs:list', {});
    const endedMeanwhile = [...byId.value.values()].filter((job) => isFinal(job) && before.get(job.id) !== job);
    byId.value = new Map();
    [...endedMeanwhile, ...listed].forEach(take);
  }
  const quietly = (): void => { begin().catch(() => undefined); };

  function follow(): void {
    onEvent('job:changed', take);
    onEvent('catalog:changed', ({ parts }) => { if (parts.includes('catalog')) quietly(); });
    watch(connected, (now) => { if (now) quietly(); });
    // a job may have ended before its events could come; who waits for it would wait for ever
    watch(eventStreams, () => { load().catch(() => undefined); });
  }

  /** The job in its final state. */
  function finished(jobId: JobId): Promise<Job> {
    const known = byId.value.get(jobId);
    if (known !== undefined && isFinal(known)) return Promise.resolve(known);
    return new Promise((resolve) => waiting.set(jobId, [...waiting.get(jobId) ?? [], resolve]));
  }

  /** @param keep leaves what an import has brought so far, so that it can be resumed */
  async function cancel(jobId: JobId, keep = false): Promise<void> {
    take(await call('jobs:cancel', keep ? { jobId, keep } : { jobId }));
  }

  /** Cancels a job; of an import it is asked first whether its rows are kept or taken back. */
  async function stop({ id, kind }: Job): Promise<void> {
    if (kind === 'import') stopping.value = id;
    else await cancel(id);
  }

  return { stopping, stop, byId, all, running, panelOpen, load, follow, finished, cancel };
});
