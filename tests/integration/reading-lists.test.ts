import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallInput } from '#contract/calls.ts';
import type { JobId, ListId, ModelId, PatronId, TitleId } from '#contract/ids.ts';
import type { PartialWishes } from '#contract/list-wishes.ts';
import type { ReadingList } from '#contract/lists.ts';
import { importAll } from '../helpers/library-files.ts';
import { temporaryFolder } from '../helpers/library-folders.ts';
import { closeLibraries, openTestLibrary, projectRoot, type TestLibrary } from '../helpers/library-open.ts';

let test: TestLibrary;
let modelId: ModelId;
let targetId: never;
afterAll(closeLibraries);
beforeAll(async () => {
  const files = temporaryFolder();
  execFileSync(process.execPath, [join(projectRoot, 'tests', 'generator', 'main.ts'), '--out', files, '--patrons', '300', '--titles', '600', '--loans', '6000'], { stdio: 'ignore' });
  test = openTestLibrary();
  expect((await importAll(test, ['titles', 'patrons', 'loans'].map((name) => ({ path: join(files, `${name}.csv`), name })))).status).toBe('finished');
  await test.ended(await test.call('domains:save', { map: { map: 'format', domains: ['book', 'film', 'music'].map((name) => ({ name: `${name}s`, any: [{ material: [name] }] })) } }));
  const { id, domains } = (await test.call('domains:list', {}))[0]!;
  targetId = domains[0]!.id as never;
  const trained = await test.ended(await test.call('training:start', { mapId: id, targetId, sourceIds: domains.slice(1).map((domain) => domain.id) }));
  modelId = trained.result!.modelId!;
}, 120_000);

const sql = <Row>(text: string, ...values: unknown[]): Row[] => test.library.db.prepare<unknown[], Row>(text).all(...values);
const patronsWith = (least: number, many: number): PatronId[] =>
  sql<{ id: PatronId }>('SELECT patron.id FROM patron WHERE consent IS NOT 0 AND (SELECT count(*) FROM loan WHERE patron_id = patron.id) >= ? ORDER BY id LIMIT ?', least, many).map(({ id }) => id);
async function listOf(patronId: PatronId, wishes: PartialWishes = {}): Promise<ReadingList> {
  expect(await test.ended(await test.call('lists:make', { modelId, patrons: [patronId], wishes }))).toMatchObject({ status: 'finished' });
  return (await test.call('lists:for-patron', { patronId, modelId }))!;
}
const titlesOf = (list: Pick<ReadingList, 'entries'>): TitleId[] => list.entries.map(({ titleId }) => titleId);
const resultOf = async (started: { readonly jobId: JobId }): Promise<ReadingList> => {
  const job = await test.ended(started);
  expect(job).toMatchObject({ status: 'finished' });
  return (await test.call('lists:show', { listIds: [job.result!.listId!] }))[0]!;
};

describe('a training', () => {
  it('tells what surprise costs, measured on loans it has not learned from', async () => {
    const { surprise } = (await test.call('models:list', {}))[0]!.summary;
    expect(surprise!.patrons).toBeGreaterThan(10);
    expect(surprise!.steps.map((step) => step.surprise)).toEqual([0, 0.25, 0.5, 0.75, 1]);
    for (const { ndcg } of surprise!.steps) expect(ndcg).toBeGreaterThanOrEqual(0);
    expect(surprise!.steps[0]!.ndcg).toBeGreaterThan(0);
  });
});

describe('a list for one reader', () => {
  it('keeps to what is wished, is full where it can be, and says why where it cannot', async () => {
    const [patronId] = patronsWith(10, 1);
    const year = 2000;
    const wished = await listOf(patronId!, { length: 15, fromYear: year, perAuthor: 1, ageGuard: false });
    expect(wished.entries).toHaveLength(15);
    for (const entry of wished.entries) expect(entry.year).toBeGreaterThanOrEqual(year);
    const authors = wished.entries.map(({ author }) => author).filter((author) => author !== '');
    expect(new Set(authors).size).toBe(authors.length);
    const impossible = await listOf(patronId!, { length: 15, fromYear: year, languages: ['xx'], ageGuard: false });
    expect(impossible.entries).toHaveLength(0);
    expect(impossible.shortfall).toMatchObject({ wished: 15, found: 0 });
    expect(impossible.shortfall!.leftOut[0]).toMatchObject({ by: 'language' });
  });

  it('holds nothing that was read in any edition, unless reading again is wished, and no volume before its time', async () => {
    for (const patronId of patronsWith(15, 6)) {
      const list = await listOf(patronId, { length: 30, perSeries: 3 });
      const read = new Set(sql<{ id: number }>(`
        SELECT title_id AS id FROM loan WHERE patron_id = ?
        UNION SELECT edition.id FROM loan JOIN title ON title.id = loan.title_id JOIN title AS edition ON edition.work_id = title.work_id WHERE patron_id = ?`, patronId, patronId).map(({ id }) => id));
      expect(titlesOf(list).filter((id) => read.has(id))).toEqual([]);
      const seen = new Map<string, number>();
      for (const { series, seriesNumber } of list.entries) {
        if (series === null || seriesNumber === null) continue;
        const number = Number(seriesNumber);
        const known = new Set(sql<{ n: string }>('SELECT series_number AS n FROM loan JOIN title ON title.id = loan.title_id WHERE patron_id = ? AND series = ?', patronId, series).map(({ n }) => Number(n)));
        const before = seen.get(series);
        if (before !== undefined) expect(number, series).toBeGreaterThan(before);
        else if (known.size === 0) expect(number, series).toBe(1);
        seen.set(series, number);
      }
    }
  });

  it('is of popular titles for whoever has refused personal lists, and tells nobody without loans how others borrow', async () => {
    const [patronId] = patronsWith(15, 1);
    test.library.db.prepare('UPDATE patron SET consent = 0 WHERE id = ?').run(patronId);
    const general = await listOf(patronId!, { ageGuard: false, newTitles: 0, perAuthor: null, perSeries: null });
    test.library.db.prepare('UPDATE patron SET consent = NULL WHERE id = ?').run(patronId);
    expect(new Set(general.entries.map(({ reason }) => reason.kind))).toEqual(new Set(['popular']));
    const order = sql<{ id: TitleId }>("SELECT title.id FROM loan JOIN title ON title.id = title_id WHERE material = 'book' GROUP BY title.id ORDER BY count(DISTINCT patron_id) DESC").map(({ id }) => id);
    expect(titlesOf(general).filter((id) => order.indexOf(id) < order.length / 10).length).toBeGreaterThanOrEqual(8); // the first volume of a series stands for a later one
    const { rowId } = await test.call('corrections:create', { subject: 'patron', values: { card: 'without loans', group: 'adult' } });
    const unknown = await listOf(rowId as PatronId, { newTitles: 0 });
    expect(unknown.entries.map(({ reason }) => reason.kind).filter((kind) => !kind.startsWith('popular'))).toEqual([]);
  });

  it('keeps titles for adults from children', async () => {
    const child = sql<{ id: PatronId }>(`SELECT patron.id FROM patron JOIN patron_group ON patron_group.id = group_id WHERE code LIKE '%juv%' OR code LIKE '%child%' OR birth_year > 2015 LIMIT 1`)[0]!;
    const list = await listOf(child.id);
    expect(list.guard).toBe('child');
    for (const { audience } of list.entries) expect(audience).toMatch(/juv|child|general/i);
    expect((await listOf(child.id, { ageGuard: false })).guard).toBe('off');
  });

  it('is worked on: pinned, dropped, replaced, refused, noted, moved, and all of it undone', async () => {
    const [patronId] = patronsWith(12, 1);
    const list = await listOf(patronId!);
    const { id } = list;
    const [first, second, third] = titlesOf(list);
    const edit = (given: Parameters<typeof test.call<'lists:edit'>>[1]['edit']) => test.call('lists:edit', { listId: id, edit: given });
    expect(list.spares).toBeGreaterThan(5);
    expect((await edit({ action: 'pin', titleId: second! })).entries[1]).toMatchObject({ pinned: true });
    expect((await edit({ action: 'note', titleId: third!, note: ' Ask at the desk ' })).entries[2]).toMatchObject({ note: 'Ask at the desk' });
    const replaced = await edit({ action: 'replace', titleId: first! });
    expect(replaced.entries).toHaveLength(10);
    expect(titlesOf(replaced)).not.toContain(first);
    expect(titlesOf(replaced).slice(1)).toEqual(titlesOf(list).slice(1));
    expect(replaced).toMatchObject({ undo: 'replace' });
    expect(titlesOf(await test.call('lists:undo', { listId: id }))).toEqual(titlesOf(list));
    const moved = await edit({ action: 'move', titleId: third!, rank: 1 });
    expect(titlesOf(moved).slice(0, 3)).toEqual([third, first, second]);
    const refused = await edit({ action: 'not-for-me', titleId: first! });
    expect(titlesOf(refused)).not.toContain(first);
    expect(sql('SELECT kind FROM feedback WHERE patron_id = ? AND title_id = ?', patronId, first)).toEqual([{ kind: 'not-for-me' }]);
    expect((await edit({ action: 'drop', titleId: third! })).entries).toHaveLength(9);
    const again = await resultOfRemake(id);
    expect(titlesOf(again)).not.toContain(first); // remembered
    expect(again.entries.find(({ titleId }) => titleId === second)).toMatchObject({ pinned: true });
    expect(again.entries).toHaveLength(10);
    expect(again.undo).toBeNull();
    await expect(edit({ action: 'pin', titleId: first! })).rejects.toMatchObject({ code: 'title-not-found' });
  });

  const resultOfRemake = async (listId: ListId): Promise<ReadingList> => {
    expect(await test.ended(await test.call('lists:remake', { listId }))).toMatchObject({ status: 'finished' });
    return (await test.call('lists:show', { listIds: [listId] }))[0]!;
  };

  it('gets more surprising with the slider', async () => {
    const [patronId] = patronsWith(15, 1);
    const plain = await listOf(patronId!, { surprise: 0, ageGuard: false });
    const far = await listOf(patronId!, { surprise: 1, ageGuard: false });
    expect(titlesOf(far)).not.toEqual(titlesOf(plain));
    expect(far.entries).toHaveLength(10);
  });
});

describe('lists for several readers or nobody', () => {
  it('are of titles that no member of a club has read, and name nobody’s loans', async () => {
    const members = patronsWith(8, 5);
    const list = await resultOf(await test.call('lists:make-named', { kind: 'club', name: 'Tuesday readers', patrons: members, modelId, wishes: { ageGuard: false } }));
    expect(list).toMatchObject({ kind: 'club', name: 'Tuesday readers', members: 5, patronId: null });
    expect(list.entries.length).toBeGreaterThan(0);
    const marks = members.map(() => '?').join();
    const read = sql<{ id: number }>(`
      SELECT title_id AS id FROM loan WHERE patron_id IN (${marks})
      UNION SELECT edition.id FROM loan JOIN title ON title.id = loan.title_id JOIN title AS edition ON edition.work_id = title.work_id WHERE patron_id IN (${marks})`, ...members, ...members).map(({ id }) => id);
    expect(titlesOf(list).filter((id) => read.includes(id))).toEqual([]);
    for (const { reason } of list.entries) expect(reason.because).toEqual([]);
    const refused = titlesOf(list)[0]!;
    await test.call('lists:edit', { listId: list.id, edit: { action: 'not-for-me', titleId: refused } });
    const again = await resultOf(await test.call('lists:make-named', { kind: 'club', name: 'tuesday readers', patrons: members, modelId, wishes: { ageGuard: false } }));
    expect(again.id).toBe(list.id);
    expect(titlesOf(again)).not.toContain(refused);
    expect((await test.call('lists:list', { named: true })).rows).toMatchObject([{ kind: 'club' }]);
  });

  it('are made for a group, a shelf, and as named general lists', async () => {
    const [{ code, patrons }] = (await test.call('lists:choices', { targetId })).groups as [{ code: string; patrons: number }];
    expect(patrons).toBeGreaterThan(0);
    const group = await resultOf(await test.call('lists:make-named', { kind: 'group', group: code, modelId }));
    expect(group).toMatchObject({ kind: 'group', name: code });
    expect(group.entries.length).toBeGreaterThan(0);
    const subject = sql<{ subjects: string }>("SELECT subjects FROM title WHERE material = 'book' AND subjects <> '' LIMIT 1")[0]!.subjects.split(';')[0]!.split('--')[0]!.trim();
    const shelf = await resultOf(await test.call('lists:make-named', { kind: 'shelf', name: 'Window', subject: { text: subject }, targetId, wishes: { newTitles: 0 } }));
    expect(shelf.entries.length).toBeGreaterThan(0);
    for (const { reason } of shelf.entries) expect(reason.kind).toBe('subject');
    const popular = await test.call('lists:suggest', { kind: 'fallback', fallback: 'popular-in-group', group: code, targetId, wishes: { newTitles: 0 } });
    for (const { titleId, reason } of popular.entries) {
      expect(reason.kind).toBe('popular-in-group');
      expect(sql<{ n: number }>('SELECT count(DISTINCT patron_id) AS n FROM loan JOIN patron ON patron.id = patron_id JOIN patron_group ON patron_group.id = group_id WHERE title_id = ? AND code = ?', titleId, code)[0]!.n).toBeGreaterThanOrEqual(3);
    }
    const fresh = await test.call('lists:suggest', { kind: 'fallback', fallback: 'new', targetId });
    for (const { reason } of fresh.entries) expect(reason.kind).toBe('new');
  });

  it('are made at the desk of three liked titles, at once, and nothing is stored', async () => {
    const liked = sql<{ id: TitleId }>("SELECT title_id AS id FROM loan JOIN title ON title.id = title_id WHERE material = 'film' GROUP BY title_id ORDER BY count(*) DESC LIMIT 3").map(({ id }) => id);
    await test.call('lists:get-ready', { modelId });
    const count = (): unknown => sql('SELECT (SELECT count(*) FROM reading_list) AS lists, (SELECT count(*) FROM feedback) AS feedback, (SELECT count(*) FROM job) AS jobs');
    const before = count();
    await test.call('lists:suggest', { kind: 'desk', liked, modelId });
    const startedAt = performance.now();
    const list = await test.call('lists:suggest', { kind: 'desk', liked, modelId });
    const elapsedMs = performance.now() - startedAt;
    console.log(`a list at the desk: ${elapsedMs.toFixed(0)} ms`);
    expect(elapsedMs).toBeLessThan(1000);
    expect(count()).toEqual(before);
    expect(list.entries).toHaveLength(10);
    for (const { reason } of list.entries) for (const { titleId } of reason.because) expect(liked).toContain(titleId);
    expect(list.entries.some(({ reason }) => reason.kind === 'liked')).toBe(true);
  });

  it('are saved as files like any other, though they are stored nowhere, and name nobody', async () => {
    const liked = sql<{ id: TitleId }>("SELECT title_id AS id FROM loan JOIN title ON title.id = title_id WHERE material = 'film' GROUP BY title_id ORDER BY count(*) DESC LIMIT 2").map(({ id }) => id);
    const [{ code }] = (await test.call('lists:choices', { targetId })).groups as [{ code: string; patrons: number }];
    const patrons = patronsWith(3, 4);
    const count = (): unknown => sql('SELECT (SELECT count(*) FROM reading_list) AS lists, (SELECT count(*) FROM job) AS jobs');
    const before = count();
    const requests: readonly CallInput<'lists:suggest'>[] = [
      { kind: 'desk', liked, modelId }, { kind: 'group', group: code, modelId }, { kind: 'club', name: 'Readers', patrons, modelId },
      { kind: 'shelf', name: 'Window', subject: { text: sql<{ author: string }>("SELECT author FROM title WHERE material = 'book' AND author <> '' LIMIT 1")[0]!.author }, targetId }, { kind: 'fallback', fallback: 'popular', targetId },
    ];
    const cards = sql<{ card: string }>('SELECT external_id AS card FROM patron').map(({ card }) => card);
    for (const request of requests) {
      const { unsavedId, entries } = await test.call('lists:suggest', request);
      expect(entries.length, request.kind).toBeGreaterThan(0);
      for (const [format, start] of [['pdf', '%PDF-1.7'], ['xlsx', 'PK'], ['csv', '\ufeff'], ['html', '<!doctype html>']] as const) {
        const delivery = await test.call('list-output:save', { lists: { unsavedId }, format, withCodes: true });
        const text = readFileSync(delivery.kind === 'download' ? delivery.url : '', 'utf8');
        expect(text.startsWith(start), `${request.kind} ${format}`).toBe(true);
        if (format === 'csv' || format === 'html') for (const { title } of entries) expect(text.replaceAll('""', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')).toContain(title);
        for (const card of cards) expect(text.includes(`>${card}<`) || text.includes(`,${card},`)).toBe(false);
      }
    }
    expect(count()).toEqual(before);
    await expect(test.call('list-output:save', { lists: { unsavedId: 999_999 }, format: 'pdf' })).rejects.toMatchObject({ code: 'list-not-found' });
    const { unsavedId: first } = await test.call('lists:suggest', requests.at(-1)!);
    for (let at = 0; at < 20; at += 1) await test.call('lists:suggest', requests.at(-1)!);
    await expect(test.call('list-output:save', { lists: { unsavedId: first }, format: 'csv' })).rejects.toMatchObject({ code: 'list-not-found' }); // others have come
  });
});

describe('lists for everybody', () => {
  it('keep what is made when they are stopped, and are gone on with', async () => {
    const { jobId } = await test.call('lists:make', { modelId, patrons: 'all', wishes: { length: 7 } });
    for (;;) {
      const job = test.library.jobs.list().find(({ id }) => id === jobId)!;
      if (job.progress.step === 'recommending' && (job.progress.done ?? 0) >= 50) break;
      if (job.endedAt !== null) throw new Error('over before it could be stopped');
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    await test.call('jobs:cancel', { jobId });
    expect(await test.ended(jobId)).toMatchObject({ status: 'cancelled' });
    const [run] = await test.call('lists:interrupted', {});
    expect(run!.made).toBeGreaterThanOrEqual(50);
    expect(run!.made).toBeLessThan(run!.patrons);
    const rest = await test.ended(await test.call('lists:make', { modelId, patrons: 'all', resume: true }));
    expect(rest).toMatchObject({ status: 'finished', result: { lists: run!.patrons - run!.made } });
    expect(await test.call('lists:interrupted', {})).toEqual([]);
    expect(sql<{ n: number }>("SELECT count(*) AS n FROM reading_list WHERE kind = 'patron'")[0]!.n).toBe(run!.patrons);
    const lengths = sql<{ n: number }>("SELECT DISTINCT json_extract(facts, '$.wishes.length') AS n FROM reading_list WHERE kind = 'patron'");
    expect(lengths).toEqual([{ n: 7 }]); // also of those made afterwards
  });
});
