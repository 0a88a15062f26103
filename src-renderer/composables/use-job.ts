import { computed, type ComputedRef } from 'vue';
import { useJobs } from '#page/stores/jobs.ts';
import { useNotices } from '#page/stores/notices.ts';
import type { JobId } from '#contract/ids.ts';
import type { Job, JobKind } from '#contract/jobs.ts';
import { useAttempt } from './use-attempt.ts';

/** The job of these kinds that is running now, whoever started it; how to stop it; and what becomes of one. */
export function useJob(kinds: readonly JobKind[]): {
  readonly running: ComputedRef<Job | null>;
  readonly cancel: () => void;
  /** The job in its final state; a failure is shown as a notice. */
  readonly outcome: (jobId: JobId) => Promise<Job>;
} {
  const jobs = useJobs();
  const notices = useNotices();
  const { attempt } = useAttempt();
  const running = computed(() => jobs.running.find((job) => kinds.includes(job.kind)) ?? null);
  return {
    running,
    cancel: () => { if (running.value) { const { id } = running.value; void attempt(() => jobs.cancel(id)); } },
    outcome: async (jobId) => {
      const job = await jobs.finished(jobId);
      if (job.status === 'failed' && job.error !== null) notices.show({ kind: 'error', error: job.error });
      return job;
    },
  };
}
