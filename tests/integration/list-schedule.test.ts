import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DomainId } from '#contract/ids.ts';
import { nowSeconds } from '#catalog/repositories/times.ts';
import { keepTimes, watchTimes } from '#services/lists/list-schedule.ts';
import { importAll } from '../helpers/library-files.ts';
import { temporaryFolder } from '../helpers/library-folders.ts';
import { closeLibraries, closeLibrary, openTestLibrary, projectRoot, type TestLibrary } from '../helpers/library-open.ts';

let test: TestLibrary;
let targetId: DomainId;
let sourceIds: DomainId[];
let mapId: never;
const day = 86_400;
const hour = 3600;
/** A moment of days to come, on the library's clock; whatever day the tests run, settled times lie before it. */
const midnight = (days: number): number => { const now = nowSeconds(); return now - (now % day) + days * day; };
const schedule = async () => (await test.call('lists:schedules', {}))[0];
const lists = (): number => test.library.db.prepare<[], { n: number }>("SELECT count(*) AS n FROM reading_list WHERE kind = 'patron'").get()!.n;
const patrons = (): number => test.library.db.prepare<[], { n: number }>('SELECT count(*) AS n FROM patron').get()!.n;

afterAll(closeLibraries);
beforeAll(async () => {
  const files = temporaryFolder();
  execFileSync(process.execPath, [join(projectRoot, 'tests', 'generator', 'main.ts'), '--out', files, '--patrons', '120', '--titles', '200', '--loans', '2000'], { stdio: 'ignore' });
  test = openTestLibrary();
  expect((await importAll(test, ['titles', 'patrons', 'loans'].map((name) => ({ path: join(files, `${name}.csv`), name })))).status).toBe('finished');
  const year = new Date(test.library.db.prepare<[], { newest: number }>('SELECT max(loaned_at) AS newest FROM loan').get()!.newest * 1000).getUTCFullYear();
  writeFileSync(join(files, 'new.csv'), `title_id,title,author,material,year\n${Array.from({ length: 8 }, (_, i) => `N${i},New title ${i},Author ${i},book,${year}`).join('\n')}\n`);
  expect((await importAll(test, [{ path: join(files, 'new.csv'), name: 'new' }])).status).toBe('finished');
  await test.ended(await test.call('domains:save', { map: { map: 'format', domains: ['book', 'film'].map((name) => ({ name: `${name}s`, any: [{ material: [name] }] })) } }));
  const map = (await test.call('domains:list', {}))[0]!;
  mapId = map.id as never;
  [targetId, ...sourceIds] = map.domains.map(({ id }) => id) as [DomainId, ...DomainId[]];
}, 120_000);

it('general lists are made without any model, kept or not, also for a reader who has refused personal ones', async () => {
  expect(await test.call('models:list', {})).toEqual([]);
  const { groups } = await test.call('lists:choices', { targetId });
  for (const request of [{ fallback: 'popular', group: null }, { fallback: 'popular-in-group', group: groups[0]!.code }, { fallback: 'new', group: null }] as const) {
    const made = await test.ended(await test.call('lists:make-named', { kind: 'fallback', targetId, ...request, wishes: { ageGuard: false } }));
    expect(made).toMatchObject({ status: 'finished', result: { lists: 1 } });
    const [list] = await test.call('lists:show', { listIds: [made.result!.listId!] });
    expect(list).toMatchObject({ kind: 'fallback', fallback: request.fallback, modelId: null, targetId });
    expect(list!.entries.length).toBeGreaterThan(5);
  }
  const refused = (await test.call('patrons:search', { text: '', limit: 500 })).rows[0]!;
  test.library.db.prepare('UPDATE patron SET consent = 0 WHERE id = ?').run(refused.id);
  const shown = await test.call('lists:suggest', { kind: 'fallback', fallback: 'popular', patronId: refused.id, targetId, wishes: {} });
  expect(shown.entries.length).toBeGreaterThan(0);
  const subject = shown.entries[0]!.author.split(/[\s,]+/)[0]!;
  expect((await test.call('lists:suggest', { kind: 'shelf', name: 'Shelf', subject: { text: subject }, targetId })).entries.length).toBeGreaterThan(0);
});

it('a time that comes before there is a model is told, and the lists are made when there is one', async () => {
  await expect(test.call('lists:save-schedule', { targetId: 999 as DomainId, at: '02:00' })).rejects.toMatchObject({ code: 'domain-not-found' });
  for (const at of ['24:00', '2:00', '02:60', '']) await expect(test.call('lists:save-schedule', { targetId, at })).rejects.toMatchObject({ code: 'invalid-argument' });
  await test.call('lists:save-schedule', { targetId, at: '02:00', wishes: { length: 5 } });
  expect(await schedule()).toMatchObject({ target: 'books', at: '02:00', days: [1, 2, 3, 4, 5, 6, 0], missed: null });
  expect(await keepTimes(test.library, nowSeconds(), 0)).toEqual([]); // what was today before it was set is no matter
  expect((await schedule())!.missed).toBeNull();
  expect(await keepTimes(test.library, midnight(1) + 2 * hour, nowSeconds())).toEqual([]);
  expect((await schedule())!.missed).toMatchObject({ why: 'no-model' });
  await expect(test.call('lists:settle-missed', { targetId, make: true })).rejects.toMatchObject({ code: 'model-not-found' });
  expect((await schedule())!.missed).not.toBeNull();
  expect((await test.ended(await test.call('training:start', { mapId, targetId, sourceIds }))).status).toBe('finished');
  const { jobId } = await test.call('lists:settle-missed', { targetId, make: true });
  expect(await test.ended(jobId!)).toMatchObject({ status: 'finished', result: { lists: lists() } });
  expect(lists()).toBeGreaterThan(patrons() / 2);
  expect((await schedule())!.missed).toBeNull();
});

it('lists are made once at their time, with the conditions that were set', async () => {
  await test.call('lists:save-schedule', { targetId, at: '02:00', wishes: { length: 3 } });
  test.library.db.prepare("DELETE FROM reading_list WHERE kind = 'patron'").run();
  const due = midnight(1) + 2 * hour;
  expect(await keepTimes(test.library, due - 1, nowSeconds())).toEqual([]);
  const [jobId, ...more] = await keepTimes(test.library, due + 20, nowSeconds());
  expect(more).toEqual([]);
  expect(await keepTimes(test.library, due + 40, nowSeconds())).toEqual([]);
  expect(await test.ended(jobId!)).toMatchObject({ status: 'finished', kind: 'lists' });
  expect(lists()).toBeGreaterThan(patrons() / 2);
  expect(test.library.db.prepare<[], { most: number }>("SELECT max(n) AS most FROM (SELECT count(*) AS n FROM reading_list_entry WHERE state = 'listed' GROUP BY list_id)").get()).toEqual({ most: 10 }); // the named lists of before
  expect(test.library.db.prepare<[], { most: number }>("SELECT max(n) AS most FROM (SELECT count(*) AS n FROM reading_list_entry JOIN reading_list ON reading_list.id = list_id WHERE state = 'listed' AND kind = 'patron' GROUP BY list_id)").get()).toEqual({ most: 3 });
});

it('a time while the program was closed, or that the PC has slept through, is told and can be let be', async () => {
  const made = lists();
  const later = midnight(3) + 8 * hour;
  expect(await keepTimes(test.library, later, later - hour)).toEqual([]); // opened at seven
  expect((await schedule())!.missed).toEqual({ at: new Date((midnight(3) + 2 * hour) * 1000).toISOString().slice(0, 19), why: 'closed' });
  expect(await test.call('lists:settle-missed', { targetId, make: false })).toEqual({ jobId: null });
  expect((await schedule())!.missed).toBeNull();
  expect(await keepTimes(test.library, midnight(4) + 3 * hour + 1, nowSeconds())).toEqual([]); // open since days, awake an hour too late
  expect((await schedule())!.missed).toMatchObject({ why: 'closed' });
  expect(lists()).toBe(made);
});

it('on days that were not chosen nothing is due, and a schedule that is ended is gone', async () => {
  const tomorrow = midnight(10);
  const other = ((new Date(tomorrow * 1000).getUTCDay() + 3) % 7) as 0;
  test.library.db.prepare('UPDATE list_schedule SET settled_until = ?').run(tomorrow - 4 * day);
  await test.call('lists:save-schedule', { targetId, at: '02:00', days: [other] });
  test.library.db.prepare('UPDATE list_schedule SET settled_until = ?').run(tomorrow - 3 * day);
  expect(await keepTimes(test.library, tomorrow + 2 * hour, tomorrow - 3 * day)).toEqual([]);
  expect((await schedule())!.missed).toBeNull();
  await test.call('lists:end-schedule', { targetId });
  expect(await schedule()).toBeUndefined();
});

it('the clock is looked at until the library is closed', async () => {
  const { folder, library } = test;
  await test.call('lists:save-schedule', { targetId, at: '02:00' });
  await closeLibrary(library);
  test = openTestLibrary({ folder });
  let now = midnight(20) + 2 * hour - 30;
  watchTimes(test.library, () => now, 20);
  await expect.poll(async () => (await schedule())!.missed?.why).toBe('closed'); // the days since it was set
  now += 60;
  const begun = () => test.library.jobs.list().filter(({ kind, endedAt }) => kind === 'lists' && endedAt === null);
  await expect.poll(() => begun().length, { interval: 5 }).toBe(1);
  expect(await test.ended(begun()[0]!.id)).toMatchObject({ status: 'finished' });
  expect((await schedule())!.missed).toBeNull();
  expect(test.bugs).toEqual([]);
});
