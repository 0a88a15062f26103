import { effectScope, nextTick, shallowRef } from 'vue';
import { expect, test } from 'vitest';
import { useRate } from '#page/views/imports/use-rate.ts';
import type { Job, JobStep } from '#contract/jobs.ts';

test('the rate is that of the last seconds of the present step', async () => {
  let nowMs = 0;
  const at = (step: JobStep, done: number | null) => ({ progress: { step, done, value: 0, remainingMs: null } }) as unknown as Job;
  const job = shallowRef(at('reading', null));
  const scope = effectScope();
  const rate = scope.run(() => useRate(() => job.value, () => nowMs))!;
  const tell = async (ms: number, next: Job) => { nowMs = ms; job.value = next; await nextTick(); return rate.value; };
  expect(rate.value).toBeNull();
  expect(await tell(1000, at('writing', 100))).toBeNull();
  expect(await tell(2000, at('writing', 1100))).toBe(1000);
  expect(await tell(12_000, at('writing', 5100))).toBe(1000); // nothing of the last eight seconds to compare with
  expect(await tell(13_000, at('writing', 9100))).toBe(4000);
  expect(await tell(14_000, at('assigning', null))).toBeNull();
  scope.stop();
});
