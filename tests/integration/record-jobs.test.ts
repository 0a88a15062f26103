import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { CallInput } from '#contract/calls.ts';
import type { JobId } from '#contract/ids.ts';
import { temporaryFolder } from '../helpers/library-folders.ts';
import { largeCatalog } from '../helpers/library-large.ts';
import { closeLibraries, closeLibrary, openTestLibrary, type TestLibrary } from '../helpers/library-open.ts';
import { expectShort } from '../helpers/longest-hold.ts';

afterEach(closeLibraries);

const titles = 20_000;
function library(): { test: TestLibrary; folder: string } {
  const folder = join(temporaryFolder(), 'catalog');
  largeCatalog({ titles, patrons: 50, loansPerPatron: 4 }, folder).close();
  return { test: openTestLibrary({ folder }), folder };
}
const change = { kind: 'titles' as const, filter: {}, field: 'collection', value: 'Novels' };
const changed = ({ library: { db } }: TestLibrary): unknown => db.prepare(`
  SELECT (SELECT count(*) FROM title WHERE collection IS NOT NULL) AS titles, (SELECT count(*) FROM kept_value) AS kept, (SELECT count(*) FROM correction) AS corrections, (SELECT count(*) FROM correction_set) AS sets`).get();
const nothing = { titles: 0, kept: 0, corrections: 0, sets: 0 };

/** Resolves when a job has changed or written some rows. */
async function underWay({ library: { jobs } }: TestLibrary, id: JobId, step: string): Promise<void> {
  for (;;) {
    const job = jobs.list().find((one) => one.id === id)!;
    if (job.progress.step === step && (job.progress.done ?? 0) > 500) return;
    if (job.endedAt !== null) throw new Error(`The job has ended already: ${job.status}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

it('a change of many records is made and undone without holding the program', async () => {
  const { test } = library();
  await expectShort('bulk change', test, async () => (await test.call('corrections:bulk', change)).jobId);
  expect(changed(test)).toMatchObject({ titles, corrections: titles });
  const [set] = await test.call('corrections:recent', {});
  expect(set).toMatchObject({ action: 'bulk', rows: titles, canUndo: true });
  await expectShort('undo', test, async () => ({ done: test.call('corrections:undo', { setId: set!.id }).catch(() => null) }));
  expect(changed(test)).toMatchObject({ titles: 0, kept: 0, corrections: titles });
  expect(await test.call('corrections:recent', {})).toMatchObject([{ canUndo: false }]);
}, 60_000);

it('a change of many records that is cancelled leaves nothing changed', async () => {
  const { test } = library();
  const { jobId } = await test.call('corrections:bulk', change);
  await underWay(test, jobId, 'changing');
  expect(await test.call('corrections:recent', {})).toEqual([]);
  await test.call('jobs:cancel', { jobId });
  expect(await test.ended(jobId)).toMatchObject({ status: 'cancelled', result: null });
  expect(changed(test)).toEqual(nothing);
});

it('a change of many records that the end of the program interrupts is taken back when it starts again', async () => {
  const { test, folder } = library();
  const { jobId } = await test.call('corrections:bulk', change);
  await underWay(test, jobId, 'changing');
  await closeLibrary(test.library);
  const again = openTestLibrary({ folder });
  const [job] = again.library.jobs.list();
  expect(await again.ended(job!.id)).toMatchObject({ kind: 'bulk', status: 'finished' });
  expect(changed(again)).toEqual(nothing);
});

it('a value that cannot be is refused before anything begins', async () => {
  const { test } = library();
  await expect(test.call('corrections:bulk', { ...change, kind: 'patrons', field: 'expiresOn', value: 'soon' })).rejects.toMatchObject({ code: 'value-invalid' });
  expect(test.library.jobs.list()).toEqual([]);
});

it('an export is written beside other jobs without holding the program, and leaves no file when it is cancelled', async () => {
  const { test } = library();
  let end: () => void = () => undefined;
  const other = test.library.start('demo', '', () => new Promise((resolve) => { end = () => resolve({}); }));
  for (const format of ['csv', 'xlsx'] as const) {
    const question: CallInput<'records:export'> = { kind: 'titles', expected: titles, columns: ['title', 'author', 'loans'], headings: ['Title', 'Author', 'Loans'], format, name: 'List' };
    await expectShort(`export as ${format}`, test, async () => (await test.call('records:export', question)).jobId);
    const { result } = test.library.jobs.list()[0]!;
    if (result?.delivery?.kind !== 'download') throw new Error('It was not delivered.');
    if (format === 'csv') expect(readFileSync(result.delivery.url, 'utf8').trim().split('\n')).toHaveLength(titles + 1);
    const before = readdirSync(tmpdir());
    const { jobId } = await test.call('records:export', question);
    await underWay(test, jobId, 'exporting');
    expect(readdirSync(tmpdir()).length).toBeGreaterThan(before.length);
    await test.call('jobs:cancel', { jobId });
    expect(await test.ended(jobId)).toMatchObject({ status: 'cancelled', result: null });
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('shelfbridge-') && !before.includes(name))).toEqual([]);
  }
  end();
  await test.ended(other);
}, 60_000);
