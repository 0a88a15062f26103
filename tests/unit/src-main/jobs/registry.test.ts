import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { AppError } from '#contract/errors.ts';
import type { Job } from '#contract/jobs.ts';
import { openCatalog, type OpenCatalog } from '#catalog/open.ts';
import { addJob, failInterruptedJobs, listJobs, putJob } from '#catalog/repositories/jobs.ts';
import { remainingMs } from '#jobs/pace.ts';
import { JobRegistry, type JobWork } from '#jobs/registry.ts';
import { inSlices } from '#jobs/slices.ts';
import { throttled } from '#jobs/throttle.ts';
import { temporaryFolder } from '../../../helpers/library-folders.ts';

const catalogs: OpenCatalog[] = [];
afterEach(() => { for (const { close } of catalogs.splice(0)) close(); });

interface Kept { readonly registry: JobRegistry; readonly told: Job[]; readonly bugs: unknown[]; readonly catalog: OpenCatalog }
function jobs(): Kept {
  const catalog = openCatalog(temporaryFolder());
  catalogs.push(catalog);
  const { db } = catalog;
  const told: Job[] = [];
  const bugs: unknown[] = [];
  const registry = new JobRegistry({ list: (limit) => listJobs(db, limit), add: (kind, subject, progress, startedAt) => addJob(db, kind, subject, progress, startedAt), put: (job) => putJob(db, job) },
    (job) => told.push(job), (error) => bugs.push(error));
  return { registry, told, bugs, catalog };
}
/** Work that goes on until it is told to stop. */
const endless: JobWork = ({ signal }) => new Promise((_resolve, reject) => { signal.addEventListener('abort', () => reject(signal.reason as Error)); });

describe('jobs', () => {
  it('run one after the other in the order they were started', async () => {
    const { registry } = jobs();
    const order: string[] = [];
    const work = (name: string): JobWork => async () => { order.push(`${name} begins`); await pause(5); order.push(`${name} ends`); return {}; };
    const ids = ['a', 'b', 'c'].map((name) => registry.start('import', name, work(name)));
    expect(registry.list().map(({ status }) => status)).toEqual(['queued', 'queued', 'queued']);
    await registry.ended(ids[2]!);
    expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
    expect(registry.busy).toBe(false);
  });

  it('go through their states, are stored, and tell their final state once and last', async () => {
    const { registry, told, catalog } = jobs();
    const id = registry.start('import', 'file.csv', async ({ report }) => { report('writing', 0.5, 10); await pause(1); return { batchIds: [] }; });
    const job = await registry.ended(id);
    expect(job).toMatchObject({ id, kind: 'import', subject: 'file.csv', status: 'finished', progress: { value: 1, step: 'done', done: 10, remainingMs: null }, error: null, result: { batchIds: [] } });
    expect(told[0]).toMatchObject({ status: 'queued', progress: { step: 'waiting', value: 0 } });
    expect(told.at(-1)).toEqual(job);
    expect(told.filter(({ status }) => status === 'finished')).toHaveLength(1);
    expect(listJobs(catalog.db, 1)).toEqual([job]);
  });

  it('that wait are cancelled at once and never begin', async () => {
    const { registry } = jobs();
    const first = registry.start('training', 'a', endless);
    let hasBegun = false;
    const second = registry.start('training', 'b', async () => { hasBegun = true; return {}; });
    expect(registry.cancel(second)).toMatchObject({ status: 'cancelled' });
    expect(await registry.ended(second)).toMatchObject({ status: 'cancelled' });
    await pause(1);
    expect(registry.cancel(first)).toMatchObject({ status: 'cancelling', endedAt: null });
    expect(await registry.ended(first)).toMatchObject({ status: 'cancelled', error: { code: 'cancelled' } });
    expect(hasBegun).toBe(false);
  });

  it('stay in their final state', async () => {
    const { registry, told } = jobs();
    let late: (() => void) | undefined;
    const id = registry.start('lists', 'a', async ({ report }) => { late = () => report('saving', 0.1); return { lists: 1 }; });
    const job = await registry.ended(id);
    late!();
    expect(registry.cancel(id)).toEqual(job);
    expect(registry.list()).toEqual([job]);
    await pause(120);
    expect(told.at(-1)).toEqual(job);
    expect(() => registry.cancel(99 as never)).toThrow(expect.objectContaining({ code: 'job-not-found' }) as Error);
  });

  it('fail with their error; a bug is noted and told without its message', async () => {
    const { registry, bugs } = jobs();
    const failed = await registry.ended(registry.start('import', 'a', () => Promise.reject(new AppError('file-empty', { file: 'a' }))));
    expect(failed).toMatchObject({ status: 'failed', error: { code: 'file-empty', values: { file: 'a' } }, result: null });
    const bug = new Error('card 123456');
    const broken = await registry.ended(registry.start('import', 'b', () => Promise.reject(bug)));
    expect(broken.error).toEqual({ code: 'internal', values: {} });
    expect(bugs).toEqual([bug]);
  });

  it('tell at most every 100 ms how far they are', async () => {
    const { registry, told } = jobs();
    const id = registry.start('import', 'a', async ({ report }) => {
      for (let at = 0; at < 60; at += 1) { report('writing', at / 60, at); await pause(5); }
      return {};
    });
    await registry.ended(id);
    const running = told.filter(({ progress }) => progress.step === 'writing' || progress.step === 'done');
    expect(running.length).toBeGreaterThanOrEqual(3);
    expect(running.length).toBeLessThanOrEqual(12);
    expect(told.at(-1)).toMatchObject({ status: 'finished' });
  });

  it('all stop when the program ends', async () => {
    const { registry } = jobs();
    const ids = [registry.start('training', 'a', endless), registry.start('training', 'b', endless)];
    await pause(1);
    await registry.stop();
    expect(registry.list().map(({ status }) => status)).toEqual(['cancelled', 'cancelled']);
    expect(ids).toHaveLength(2);
  });

  it('that a kill interrupted are failed afterwards', () => {
    const { registry, catalog } = jobs();
    registry.start('import', 'a', endless);
    expect(failInterruptedJobs(catalog.db)).toBe(1);
    expect(listJobs(catalog.db, 1)).toMatchObject([{ status: 'failed', error: { code: 'job-interrupted', values: {} } }]);
    expect(listJobs(catalog.db, 1)[0]!.endedAt).not.toBeNull();
  });

  it('go on and end when their row cannot be stored', async () => {
    const { registry, bugs, catalog } = jobs();
    const id = registry.start('import', 'a', async () => { await pause(5); return {}; });
    catalog.db.pragma('query_only = 1');
    expect(await registry.ended(id)).toMatchObject({ status: 'finished' });
    expect(bugs.length).toBeGreaterThan(0);
    expect(registry.list()).toMatchObject([{ status: 'finished' }]);
    expect(await registry.ended(id)).toMatchObject({ status: 'finished' });
    catalog.db.pragma('query_only = 0');
  });
});

describe('throttling', () => {
  it('sends the first at once, the newest every interval, and the final one at once with nothing after it', async () => {
    const sent: string[] = [];
    const startedAt = performance.now();
    const times: number[] = [];
    const send = throttled<string, string>((value) => { sent.push(value); times.push(performance.now() - startedAt); }, 50, (value) => value[0]!, (value) => value.endsWith('!'));
    send('a1'); send('a2'); send('a3'); send('b1');
    expect(sent).toEqual(['a1', 'b1']);
    await pause(80);
    expect(sent).toEqual(['a1', 'b1', 'a3']);
    expect(times[2]! - times[0]!).toBeGreaterThanOrEqual(48);
    send('a4'); send('a5!'); 
    expect(sent.slice(3)).toEqual(['a5!']);
    await pause(120);
    expect(sent.slice(3)).toEqual(['a5!']);
  });
});

describe('work in slices', () => {
  it('does everything, in slices that stay short', async () => {
    let left = 30_000;
    let longest = 0;
    const reports: number[] = [];
    const done = await inSlices((limit) => {
      const count = Math.min(limit, left);
      const startedAt = process.cpuUsage();
      for (let spin = 0, until = count * 40; spin < until; spin += 1) Math.hypot(spin, 3);
      const { user, system } = process.cpuUsage(startedAt);
      longest = Math.max(longest, (user + system) / 1000);
      left -= count;
      return count;
    }, undefined, (so) => reports.push(so));
    expect(done).toBe(30_000);
    expect(reports.at(-1)).toBe(30_000);
    expect(reports.length).toBeGreaterThan(5);
    expect(longest).toBeLessThan(50);
  });

  it('lets timers through and stops between two slices', async () => {
    const abort = new AbortController();
    let slices = 0;
    setTimeout(() => abort.abort(new AppError('cancelled')), 20);
    await expect(inSlices(() => { slices += 1; const end = performance.now() + 5; while (performance.now() < end); return 1; }, abort.signal)).rejects.toMatchObject({ code: 'cancelled' });
    expect(slices).toBeGreaterThan(1);
    expect(slices).toBeLessThan(60);
  });

  it('tells the time that is left from the pace so far', () => {
    expect(remainingMs(10_000, 0.25)).toBe(30_000);
    expect(remainingMs(500, 0.5)).toBeNull();
    expect(remainingMs(60_000, 0.001)).toBeNull();
  });
});
