import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, test } from 'vitest';
import { useTransport } from '#page/api/client.ts';
import { eventsBegin, setConnected } from '#page/api/connection.ts';
import { useJobs } from '#page/stores/jobs.ts';
import type { Listener } from '#contract/events.ts';
import type { Job, JobStatus } from '#contract/jobs.ts';

const job = (id: number, status: JobStatus, value = 0): Job => ({
  id: id as Job['id'], kind: 'import', subject: 'loans.csv', status, progress: { value, step: 'reading', remainingMs: null, done: null },
  startedAt: '2024-01-01T00:00:00Z', endedAt: null, error: null, result: null,
});

describe('job store', () => {
  let listeners: Listener[] = [];
  const tell: Listener = (event) => { for (const listener of listeners) listener(event); };
  let listed: Job[] = [];
  beforeEach(() => {
    setActivePinia(createPinia());
    listed = [];
    listeners = [];
    useTransport({
      call: async () => ({ ok: true, data: listed }),
      subscribe: (listener) => { listeners.push(listener); return () => undefined; },
    });
  });
  const changed = (data: Job): void => tell({ name: 'job:changed', data });

  test('a page that comes late reads the list, then follows the events', async () => {
    listed = [job(1, 'finished', 1), job(2, 'running', 0.3)];
    const jobs = useJobs();
    jobs.follow();
    await jobs.load();
    expect(jobs.all.map((one) => one.id)).toEqual([2, 1]);
    changed(job(2, 'running', 0.6));
    expect(jobs.running.map((one) => one.progress.value)).toEqual([0.6]);
  });
  test('a final state is final: a list that was slower does not undo it', async () => {
    const jobs = useJobs();
    jobs.follow();
    changed(job(1, 'finished', 1));
    listed = [job(1, 'running', 0.9)];
    await jobs.load();
    expect(jobs.running).toEqual([]);
  });
  test('another catalogue counts its jobs from one again', async () => {
    const jobs = useJobs();
    jobs.follow();
    changed(job(1, 'finished', 1));
    tell({ name: 'catalog:changed', data: { parts: ['catalog'] } });
    await new Promise((resolve) => setTimeout(resolve));
    expect(jobs.all).toEqual([]);
    changed(job(1, 'running', 0.2));
    expect(jobs.running.map((one) => one.progress.value)).toEqual([0.2]);
  });
  test('who waits for a job that ended before any event could come is told its end when events begin', async () => {
    const jobs = useJobs();
    jobs.follow();
    const waited = jobs.finished(job(1, 'running').id);
    listed = [job(1, 'finished', 1)];
    eventsBegin();
    expect((await waited).status).toBe('finished');
  });
  test('a job that ends while the list is asked for anew has ended', async () => {
    const jobs = useJobs();
    jobs.follow();
    changed(job(1, 'running', 0.2));
    listed = [job(1, 'running', 0.9)];
    setConnected(false);
    await new Promise((resolve) => setTimeout(resolve));
    setConnected(true);
    await Promise.resolve();
    changed(job(1, 'finished', 1));
    await new Promise((resolve) => setTimeout(resolve));
    expect(jobs.running).toEqual([]);
  });
  test('who waits for a job is told its end, before or after it', async () => {
    const jobs = useJobs();
    jobs.follow();
    const waited = jobs.finished(job(1, 'running').id);
    changed(job(1, 'running', 0.5));
    changed(job(1, 'failed', 0.5));
    expect((await waited).status).toBe('failed');
    expect((await jobs.finished(job(1, 'running').id)).status).toBe('failed');
  });
});
