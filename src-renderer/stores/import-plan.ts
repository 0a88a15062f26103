import { defineStore } from 'pinia';
import { computed, ref, shallowRef, watch } from 'vue';
import { call } from '#page/api/client.ts';
import type { JobId } from '#contract/ids.ts';
import type { ImportReport, PrivacyChoice } from '#contract/imports.ts';
import type { Job } from '#contract/jobs.ts';
import { useJobs } from './jobs.ts';
import { useWaitingFiles } from './waiting-files.ts';

export const importSteps = ['files', 'columns', 'links', 'privacy', 'review'] as const;
/** The steps from files to an import; each can be passed over. */
export type ImportStep = (typeof importSteps)[number];

/** How the waiting files are to go in: the step that is shown, what protects readers, and what a review has found. */
export const useImportPlan = defineStore('import-plan', () => {
  const files = useWaitingFiles();
  const step = ref<ImportStep>('files');
  const pseudonyms = ref(false);
  const notReaders = ref<string[]>([]);
  const reviewed = shallowRef<{ readonly of: string; readonly reports: readonly ImportReport[] } | null>(null);

  const privacy = computed<PrivacyChoice>(() => ({ ...(pseudonyms.value && { pseudonyms: true }), ...(notReaders.value.length > 0 && { notReaders: notReaders.value }) }));
  const plan = computed(() => ({ files: files.requests, ...(Object.keys(privacy.value).length > 0 && { privacy: privacy.value }) }));
  /** The files or wishes have changed since the review. */
  const outdated = computed(() => reviewed.value !== null && reviewed.value.of !== JSON.stringify(plan.value));
  watch(() => files.files.length === 0, (empty) => {
    if (!empty) return;
    step.value = 'files';
    reviewed.value = null;
    notReaders.value = [];
  });

  /** Reads the files as an import would, and keeps what it found. */
  async function review(): Promise<Job> {
    const of = JSON.stringify(plan.value);
    const { jobId } = await call('imports:review', plan.value);
    const job = await useJobs().finished(jobId);
    if (job.status === 'finished') reviewed.value = { of, reports: job.result?.reports ?? [] };
    return job;
  }

  /** Hands all waiting files to one job; `putBack` returns them to the waiting ones. */
  async function start(): Promise<{ readonly jobId: JobId; readonly putBack: () => void }> {
    const { jobId } = await call('imports:start', plan.value);
    const sent = files.takeOut();
    return { jobId, putBack: () => files.putBack(sent) };
  }

  return { step, pseudonyms, notReaders, reviewed, outdated, review, start };
});
