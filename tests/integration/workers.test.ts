import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorSentence } from '#contract/sentences/sentences.ts';
import type { Job } from '#contract/jobs.ts';
import type { WhatIf } from '#contract/lists.ts';
import { modelsFolder } from '#catalog/folder.ts';
import { childProcessLauncher, runTask, type WorkerLauncher } from '#jobs/worker-process.ts';
import type { JobId, ModelId } from '#contract/ids.ts';
import { importAll } from '../helpers/library-files.ts';
import { temporaryFolder } from '../helpers/library-folders.ts';
import { closeLibraries, openTestLibrary, projectRoot, type TestLibrary } from '../helpers/library-open.ts';

const files = temporaryFolder();
beforeAll(() => {
  execFileSync(process.execPath, [join(projectRoot, 'tests', 'generator', 'main.ts'), '--out', files, '--patrons', '250', '--titles', '400', '--loans', '5000'], { stdio: 'ignore' });
});
afterAll(closeLibraries);

interface Ready { readonly test: TestLibrary; readonly choice: { readonly mapId: never; readonly targetId: never; readonly sourceIds: never[] } }
async function ready(launchWorker?: WorkerLauncher): Promise<Ready> {
  const test = openTestLibrary(launchWorker === undefined ? {} : { launchWorker });
  expect((await importAll(test, ['titles', 'patrons', 'loans'].map((name) => ({ path: join(files, `${name}.csv`), name })))).status).toBe('finished');
  const map = { map: 'format', domains: ['book', 'film', 'music'].map((name) => ({ name: `${name}s`, any: [{ material: [name] }] })) };
  await test.ended(await test.call('domains:save', { map }));
  const { id, domains } = (await test.call('domains:list', {}))[0]!;
  return { test, choice: { mapId: id as never, targetId: domains[0]!.id as never, sourceIds: [domains[1]!.id as never, domains[2]!.id as never] } };
}

const entry = join(projectRoot, 'src-main', 'worker', 'main.ts');
const jobOf = (test: TestLibrary, id: JobId): Job => test.library.jobs.list().find((job) => job.id === id)!;
async function reached(test: TestLibrary, id: JobId, step: string): Promise<void> {
  for (;;) {
    const job = jobOf(test, id);
    if (job.progress.step === step) return;
    if (job.endedAt !== null) throw new Error(`ended with ${job.status} ${job.error?.code ?? ''} before ${step}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** One library and one model for all of these tests: a training is the slowest thing there is. */
let kill: (() => void) | undefined;
let library: Ready;
let modelId: ModelId;
const launch = childProcessLauncher(entry);
beforeAll(async () => { library = await ready((options) => { const port = launch(options); kill = port.kill; return port; }); });

describe('training in a worker process', () => {
  it('fails with a sentence when the process is killed, and works the next time', async () => {
    const { test, choice } = library;
    const { jobId } = await test.call('training:start', choice);
    await reached(test, jobId, 'selecting');
    kill!();
    const job = await test.ended(jobId);
    expect(job).toMatchObject({ status: 'failed', error: { code: 'worker-died', values: { signal: 'SIGKILL' } }, result: null });
    expect(errorSentence(job.error!, 'en')).toMatch(/SIGKILL.*start it again/);
    expect(await test.call('models:list', {})).toEqual([]);
    const again = await test.ended(await test.call('training:start', choice));
    expect(again).toMatchObject({ status: 'finished' });
    modelId = again.result!.modelId!;
    expect(await test.call('models:list', {})).toMatchObject([{ id: modelId, target: 'books', stale: false }]);
    const points = await test.call('training:curve', { jobId: again.id });
    expect(points.length).toBeGreaterThan(0);
    expect(points.every((point) => point.jobId === again.id && Number.isFinite(point.loss))).toBe(true);
  });

  it('is cancelled within a second', async () => {
    const { test, choice } = library;
    for (const step of ['selecting', 'loading']) {
      const { jobId } = await test.call('training:start', choice);
      await reached(test, jobId, step);
      const startedAt = performance.now();
      await test.call('jobs:cancel', { jobId });
      expect(await test.ended(jobId)).toMatchObject({ status: 'cancelled', error: { code: 'cancelled' } });
      const elapsedMs = performance.now() - startedAt;
      console.log(`cancelling a training while ${step}: ${elapsedMs.toFixed(0)} ms`);
      expect(elapsedMs).toBeLessThan(1000);
    }
    expect(await test.call('models:list', {})).toHaveLength(1);
    expect(readdirSync(modelsFolder(test.folder))).toHaveLength(1);
  });

  it('says so when the process cannot be started or ends without an answer', async () => {
    const task = { type: 'train', folder: '', mapId: 1, targetId: 1, sourceIds: [], until: null, seed: 1, modelPath: '' } as unknown as Parameters<typeof runTask>[1];
    await expect(runTask(childProcessLauncher(join(files, 'missing.js')), task, new AbortController().signal, () => {})).rejects.toMatchObject({ code: 'worker-died', values: { signal: '1' } });
  });

  it('refuses a target without loans, a target among the sources, and domains that are not there', async () => {
    const { test, choice } = library;
    await expect(test.call('training:start', { ...choice, sourceIds: [choice.targetId] })).rejects.toMatchObject({ code: 'target-among-sources' });
    await expect(test.call('training:start', { ...choice, targetId: 99 as never })).rejects.toMatchObject({ code: 'domain-not-found' });
    await expect(test.call('training:start', { ...choice, mapId: 99 as never })).rejects.toMatchObject({ code: 'map-not-found' });
    await test.ended(await test.call('domains:save', { map: { map: 'bare', domains: [{ name: 'maps', any: [{ material: ['map'] }] }] } }));
    const bare = (await test.call('domains:list', {})).find(({ name }) => name === 'bare')!;
    await expect(test.call('training:start', { mapId: bare.id, targetId: bare.domains[0]!.id, sourceIds: [] })).rejects.toMatchObject({ code: 'target-without-loans', values: { domain: 'maps' } });
  });
});

describe('advice in a worker process', () => {
  it('is given beside the jobs; a new question stops the one before', async () => {
    const { test, choice } = library;
    const first = test.call('training:advise', choice);
    const second = test.call('training:advise', { ...choice, sourceIds: choice.sourceIds.slice(0, 1) });
    await expect(first).rejects.toMatchObject({ code: 'cancelled' });
    const advice = await second;
    expect(advice).toMatchObject({ targetPatrons: expect.any(Number) as number, sources: [{ name: 'films' }] });
    expect(advice.sources[0]!.sharedPatrons).toBeGreaterThan(0);
    expect(advice.lines.length).toBeGreaterThan(0);
    await expect(test.call('training:advise', { ...choice, sourceIds: [choice.targetId] })).rejects.toMatchObject({ code: 'target-among-sources' });
  });
});

describe('making lists in a worker process', () => {
  it('leaves out titles that have left the domain or the catalogue since the training', async () => {
    const { test, choice } = library;
    const map = (books: object) => ({ map: 'format', domains: [{ name: 'books', any: [books] }, { name: 'films', any: [{ material: ['film'] }] }, { name: 'music', any: [{ material: ['music'] }] }] });
    const { db } = test.library;
    const unlent = db.prepare<[], { id: number }>("SELECT id FROM title WHERE material = 'book' AND NOT EXISTS (SELECT 1 FROM loan WHERE title_id = title.id) LIMIT 20").all();
    await test.ended(await test.call('domains:save', { mapId: choice.mapId, map: map({ material: ['book'], language: ['chi'] }) }));
    for (const { id } of unlent) { db.prepare('DELETE FROM item WHERE title_id = ?').run(id); db.prepare('DELETE FROM title WHERE id = ?').run(id); }
    const patrons = db.prepare<[], { id: never }>('SELECT id FROM patron ORDER BY id LIMIT 20').all().map(({ id }) => id);
    expect(await test.ended(await test.call('lists:make', { modelId, patrons }))).toMatchObject({ status: 'finished', result: { lists: 20 } });
    const languages = db.prepare('SELECT DISTINCT title.language FROM reading_list_entry JOIN title ON title.id = title_id').pluck().all();
    expect(languages).toEqual(['zh']);
    await test.ended(await test.call('domains:save', { mapId: choice.mapId, map: map({ material: ['book'] }) }));
  });

  it('says which source domains speak for a title, and which loans it hangs on, without holding the program', async () => {
    const { test } = library;
    const lists = (await test.call('lists:list', { limit: 100 })).rows;
    const shown = await test.call('lists:show', { listIds: lists.map(({ id }) => id) });
    const entries = shown.flatMap((list) => list.entries.map((entry) => ({ list, entry })));
    for (const { entry } of entries) {
      expect(entry.reason.shares!.reduce((sum, { share }) => sum + share, 0)).toBeLessThan(entry.sourceShare + 1e-6); // a domain that is gone is not named
      for (const { domain } of entry.reason.shares!) expect(['films', 'music']).toContain(domain);
    }
    const personal = entries.filter(({ entry }) => entry.reason.kind === 'loans');
    expect(personal.length).toBeGreaterThan(0);
    expect(personal.some(({ entry }) => entry.reason.shares!.length > 0)).toBe(true);
    const answers = [];
    for (const { list, entry } of personal.slice(0, 2)) answers.push(await test.call('lists:what-if', { listId: list.id, titleId: entry.titleId }));
    for (const answer of answers) {
      expect(['needs', 'stays', 'many']).toContain(answer.kind);
      if (answer.kind === 'needs') expect(answer.loans.length).toBeGreaterThan(0);
    }
    const { list, entry } = personal[0]!;
    await expect(test.call('lists:what-if', { listId: 9999 as never, titleId: entry.titleId })).rejects.toMatchObject({ code: 'list-not-found' });
    await expect(test.call('lists:what-if', { listId: list.id, titleId: 9999 as never })).rejects.toMatchObject({ code: 'title-not-found' });
  });

  it('names no loan of a sensitive class on a shared screen, nor in a file', async () => {
    const { test } = library;
    const lists = (await test.call('lists:list', { limit: 100 })).rows;
    const show = () => test.call('lists:show', { listIds: lists.map(({ id }) => id) });
    const reasonsIn = async () => (await show()).flatMap((list) => list.entries).map(({ reason }) => reason).filter(({ kind }) => kind === 'loans');
    const [hidden] = (await reasonsIn()).flatMap(({ because }) => because).filter(({ domain }) => domain === 'films'); // no list offers it
    test.library.db.prepare("UPDATE title SET class_mark = '616.89', title = 'A private matter' WHERE id = ?").run(hidden!.titleId);
    const csv = async (): Promise<string> => {
      const delivery = await test.call('list-output:save', { lists: { modelId }, format: 'csv' });
      return delivery.kind === 'download' ? readFileSync(delivery.url, 'utf8') : '';
    };
    expect(JSON.stringify(await show())).toContain('A private matter');
    expect(await csv()).toContain('A private matter');
    await test.call('settings:write', { sharedScreen: true });
    expect(JSON.stringify(await show())).not.toContain('A private matter');
    expect(await csv()).not.toContain('A private matter');
    expect((await reasonsIn()).some(({ withheld }) => withheld === 1)).toBe(true);
    await test.call('settings:write', { sharedScreen: false });
    expect(JSON.stringify(await show())).toContain('A private matter');
  });

  it('holds back the same loans where it says which ones a title hangs on', async () => {
    const { test } = library;
    const lists = (await test.call('lists:list', { limit: 100 })).rows;
    const personal = (await test.call('lists:show', { listIds: lists.map(({ id }) => id) })).flatMap((list) => list.entries.filter(({ reason }) => reason.kind === 'loans').map(({ titleId }) => ({ listId: list.id, titleId })));
    let [asked, open]: [(typeof personal)[number] | null, WhatIf | null] = [null, null];
    for (asked of personal.slice(0, 20)) if ((open = await test.call('lists:what-if', asked)).kind === 'needs') break;
    if (asked === null || open?.kind !== 'needs') throw new Error('none of the titles hangs on loans');
    expect(open.withheld).toBe(0);
    test.library.db.prepare("UPDATE domain SET name = name || ' on religion'").run();
    await test.call('settings:write', { sharedScreen: true });
    expect(await test.call('lists:what-if', asked)).toEqual({ kind: 'needs', loans: [], withheld: open.loans.length });
    await test.call('settings:write', { sharedScreen: false });
    test.library.db.prepare("UPDATE domain SET name = replace(name, ' on religion', '')").run();
  });

  it('stops when cancelled, and says when the model’s file is damaged or gone', async () => {
    const { test } = library;
    const { jobId } = await test.call('lists:make', { modelId, patrons: 'all' });
    await reached(test, jobId, 'recommending');
    const startedAt = performance.now();
    await test.call('jobs:cancel', { jobId });
    expect((await test.ended(jobId)).status).toBe('cancelled');
    expect(performance.now() - startedAt).toBeLessThan(1000);

    const { fileName } = test.library.db.prepare<[], { fileName: string }>('SELECT file_name AS fileName FROM model').get()!;
    const path = join(modelsFolder(test.folder), fileName);
    truncateSync(path, 5000);
    expect(await test.ended(await test.call('lists:make', { modelId, patrons: 'all' }))).toMatchObject({ status: 'failed', error: { code: 'model-file-damaged' } });
    rmSync(path);
    expect(await test.ended(await test.call('lists:make', { modelId, patrons: 'all' }))).toMatchObject({ status: 'failed', error: { code: 'model-file-damaged' } });
    expect(test.bugs).toEqual([]);
  });
});

describe('a model', () => {
  it('is stale when its records have changed, and can be deleted', async () => {
    const { test } = library;
    const batch = (await test.call('imports:list', {}))[0]!;
    await test.ended(await test.call('imports:undo', { batchId: batch.id }));
    expect(await test.call('models:list', {})).toMatchObject([{ id: modelId, stale: true }]);
    expect(await test.call('models:delete', { modelId })).toBeNull();
    await expect(test.call('models:delete', { modelId })).rejects.toMatchObject({ code: 'model-not-found' });
  });
});
