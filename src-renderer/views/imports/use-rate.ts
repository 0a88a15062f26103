import { ref, watch, type Ref } from 'vue';
import type { Job } from '#contract/jobs.ts';

const windowMs = 8000;
const shortestMs = 900;

/** Rows a second over the last eight seconds of a job's present step; null while there is nothing to count. */
export function useRate(job: () => Job, now: () => number = () => performance.now()): Ref<number | null> {
  const rate = ref<number | null>(null);
  let seen: { atMs: number; done: number }[] = [];
  let step = '';
  watch(() => [job().progress.step, job().progress.done] as const, ([name, done]) => {
    if (name !== step || done === null || done < (seen.at(-1)?.done ?? 0)) seen = [];
    step = name;
    if (done === null) {
      rate.value = null;
      return;
    }
    const atMs = now();
    seen = [...seen.filter((one) => atMs - one.atMs <= windowMs), { atMs, done }];
    const first = seen[0];
    if (first !== undefined && atMs - first.atMs >= shortestMs && done > first.done) rate.value = Math.round((done - first.done) / (atMs - first.atMs) * 1000);
  }, { immediate: true });
  return rate;
}
