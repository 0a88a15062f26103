import { afterEach, describe, expect, it } from 'vitest';
import type { PatronId, TitleId } from '#contract/ids.ts';
import { noteUnderWay, touchedAfter } from '#catalog/repositories/corrections.ts';
import { refreshMap } from '#services/domain-assigning.ts';
import { imported, type Rows } from '../helpers/library-files.ts';
import { closeLibraries, closeLibrary, openTestLibrary, type TestLibrary } from '../helpers/library-open.ts';

afterEach(closeLibraries);

const branches = ['EAST', 'WEST', ''];
const materials = ['book', 'film', 'music', 'map'];
const manyPatrons = 12;
const at = <Thing>(things: readonly Thing[], place: number): Thing => things[place % things.length]!;
const titlesOf = (many: number): Rows => [['title_id', 'title', 'author', 'material', 'item_barcode', 'branch'], ...Array.from({ length: many }, (_, i) => [`T${i}`, `Title ${i}`, `Author ${i}`, at(materials, i), `3${i}`, at(branches, i)])];
const loansOf = (titles: number, many: number): Rows => [['patron_id', 'title_id', 'item_barcode', 'branch', 'loan_at', 'return_at'], ...Array.from({ length: many }, (_, i) => {
  const [title, day] = [(i * 7) % titles, new Date(Date.UTC(2024, 0, 1 + i % 500)).toISOString().slice(0, 10)];
  return [`P${(i * 5 + Math.floor(i / 5)) % manyPatrons}`, `T${title}`, `3${title}`, at(branches, i + title), day, day];
})];
const maps = [
  { map: 'format', domains: ['book', 'film', 'music'].map((name) => ({ name: name === 'music' ? name : `${name}s`, any: [{ material: [name] }] })) },
  { map: 'places', domains: [{ name: 'east', any: [{ branch: ['EAST'] }] }, { name: 'west', any: [{ branch: ['WEST'] }] }] },
];

async function open(titles = 24, loans = 160): Promise<TestLibrary> {
  const test = openTestLibrary();
  await imported(test, { titles: titlesOf(titles), loans: loansOf(titles, loans) });
  for (const map of maps) expect(await test.ended(await test.call('domains:save', { map }))).toMatchObject({ status: 'finished' });
  return test;
}

async function shown(test: TestLibrary) {
  const found = await test.call('domains:list', {});
  return Promise.all(found.map(async ({ id, name, domains, unassigned }) => ({
    name, unassigned, domains: domains.map((domain) => [domain.name, domain.counts]),
    pairs: (await test.call('domains:relations', { mapId: id })).pairs.filter(({ patrons }) => patrons > 0).map(({ a, b, patrons, aFirst, bFirst }) => ({ a, b, patrons, aFirst, bFirst })),
  })));
}
/** What is shown once the changes have been followed. */
async function settled(test: TestLibrary) {
  await expect.poll(async () => (await test.call('domains:list', {})).some(({ settling, counted }) => settling || !counted)).toBe(false);
  return shown(test);
}
/** What was followed is what counting all of it anew gives, and it is not what it was before. */
async function expectFollowed(test: TestLibrary, before: unknown, isCountedAnew = false): Promise<void> {
  const jobs = (await test.call('jobs:list', {})).length;
  const followed = await settled(test);
  expect(followed).not.toEqual(before);
  if (!isCountedAnew) expect((await test.call('jobs:list', {})).filter(({ kind }) => kind !== 'works' && kind !== 'bulk').length).toBeLessThanOrEqual(jobs);
  for (const { id } of await test.call('domains:list', {})) expect(await test.ended(await test.call('domains:count', { mapId: id }))).toMatchObject({ status: 'finished' });
  expect(followed).toEqual(await settled(test));
  expect(test.bugs).toEqual([]);
}
const title = (test: TestLibrary, number: number): TitleId => test.library.db.prepare('SELECT id FROM title WHERE external_id = ?').pluck().get(`T${number}`) as TitleId;
const patron = (test: TestLibrary, number: number): PatronId => test.library.db.prepare('SELECT id FROM patron WHERE external_id = ?').pluck().get(`P${number}`) as PatronId;

const materialTitles = (test: TestLibrary, material: string): TitleId[] => test.library.db.prepare('SELECT id FROM title WHERE material = ? ORDER BY id').pluck().all(material) as TitleId[];
const titlesShown = (maps: Awaited<ReturnType<typeof shown>>): Record<string, number> => Object.fromEntries(maps.find(({ name }) => name === 'format')!.domains.map(([name, counts]) => [name, (counts as { titles: number }).titles]));
async function jobsEnded(test: TestLibrary): Promise<void> {
  for (const { id, endedAt } of await test.call('jobs:list', {})) if (endedAt === null) await test.ended(id);
}

describe('counts of domains follow at once', () => {
  it('a loan at the desk, at a branch that has not lent the title before, and its undoing', async () => {
    const test = await open();
    await test.call('settings:write', { deskBranch: 'WEST' });
    const before = await settled(test);
    await test.call('desk:scan', { number: '30', patronId: patron(test, 1), confirm: true });
    await test.call('desk:scan', { number: '31', patronId: patron(test, 1), confirm: true });
    await expectFollowed(test, before);
    const lent = await settled(test);
    await test.call('desk:undo', {});
    await expectFollowed(test, lent);
  });

  it('an edited title, and the undoing', async () => {
    const test = await open();
    const before = await settled(test);
    const { setId } = await test.call('corrections:edit', { subject: 'title', rowId: title(test, 0), values: { material: 'film' } });
    const [format] = await test.call('domains:list', {});
    expect(format!.domains.map(({ counts }) => counts.titles)).toEqual([5, 7, 6]); // titles with the change itself
    await expectFollowed(test, before);
    const edited = await settled(test);
    await test.call('corrections:undo', { setId });
    await expectFollowed(test, edited);
    expect(await settled(test)).toEqual(before);
  });

  it('merged titles and merged patrons, and the undoing of both', async () => {
    const test = await open();
    const before = await settled(test);
    const sets = [await test.call('corrections:merge', { subject: 'title', keep: title(test, 0), others: [title(test, 1), title(test, 3)] })];
    await expectFollowed(test, before);
    sets.push(await test.call('corrections:merge', { subject: 'patron', keep: patron(test, 0), others: [patron(test, 2)] }));
    await expectFollowed(test, before);
    for (const { setId } of sets.reverse()) await test.call('corrections:undo', { setId });
    expect(await settled(test)).toEqual(before);
  });

  it('many titles changed in one go, and the undoing', async () => {
    const test = await open();
    const before = await settled(test);
    const job = await test.ended(await test.call('corrections:bulk', { kind: 'titles', filter: { material: ['music'] }, field: 'material', value: 'book' }));
    expect(job.status).toBe('finished');
    await expectFollowed(test, before);
    await test.call('corrections:undo', { setId: job.result!.setId! });
    expect(await settled(test)).toEqual(before);
  });

  it('more titles than fit into one slice, changed in another order than they came in, and the undoing', async () => {
    const test = await open(480, 960);
    const before = await settled(test);
    const ids = materialTitles(test, 'music').reverse();
    const { setId } = (await test.ended(await test.call('corrections:bulk', { kind: 'titles', ids, field: 'material', value: 'book' }))).result!;
    const steps: number[] = [];
    for (let some = touchedAfter(test.library.db, setId!, 'title', 0, 7); some !== null; some = touchedAfter(test.library.db, setId!, 'title', some.last, 7)) steps.push(...some.ids);
    expect(steps).toEqual(ids);
    expect(titlesShown(await settled(test))).toEqual({ books: 240, films: 120, music: 0 });
    await expectFollowed(test, before);
    await test.call('corrections:undo', { setId: setId! });
    expect(await settled(test)).toEqual(before);
  });

  it('titles that are edited and lent while many are changed, undone and followed', async () => {
    const test = await open(480, 960);
    const before = await settled(test);
    const ids = materialTitles(test, 'music').reverse();
    const meddle = async (first: number): Promise<void> => {
      for (let number = first; number < first + 40; number += 4) {
        const { setId } = await test.call('corrections:edit', { subject: 'title', rowId: title(test, number), values: { material: 'map' } });
        if (number % 3 === 0) await test.call('corrections:undo', { setId });
        await test.call('desk:scan', { number: `3${number}`, patronId: patron(test, number % manyPatrons), confirm: true });
        await new Promise((resolve) => setTimeout(resolve, 15));
      }
    };
    const started = await test.call('corrections:bulk', { kind: 'titles', ids, field: 'material', value: 'book' });
    await meddle(2);
    const { setId } = (await test.ended(started)).result!;
    await meddle(102);
    const undoing = test.call('corrections:undo', { setId: setId! });
    await meddle(202);
    await undoing;
    await meddle(302);
    await expectFollowed(test, before);
  });

  it('more than a thousand titles without counting all anew, and the undoing', async () => {
    const test = await open(4400, 4400);
    const before = await settled(test);
    const { setId, rows } = (await test.ended(await test.call('corrections:bulk', { kind: 'titles', filter: { material: ['music'] }, field: 'material', value: 'book' }))).result!;
    expect(rows).toBe(1100);
    expect(titlesShown(await settled(test))).toEqual({ books: 2200, films: 1100, music: 0 });
    await expectFollowed(test, before);
    await test.call('corrections:undo', { setId: setId! });
    expect(await settled(test)).toEqual(before);
  });

  it('many titles whose change is taken back after they were put where it led', async () => {
    const test = await open();
    const before = await settled(test);
    const { setId } = (await test.ended(await test.call('corrections:bulk', { kind: 'titles', filter: { material: ['music'] }, field: 'material', value: 'book' }))).result!;
    expect(await settled(test)).not.toEqual(before);
    noteUnderWay(test.library.db, setId!, true); // as when the program ends, or the change is cancelled, before it is done and a count of all has gone on beside it
    await closeLibrary(test.library);
    const again = openTestLibrary({ folder: test.folder });
    await jobsEnded(again);
    expect(await settled(again)).toEqual(before);
  });

  it('a count that is cancelled at once waits to be made again', async () => {
    const test = await open();
    const [map] = await test.call('domains:list', {});
    await expect(refreshMap(test.library, map!, () => {}, AbortSignal.abort(new Error('cancelled')))).rejects.toThrow('cancelled');
    expect((await test.call('domains:list', {})).map(({ counted }) => counted)).toEqual([false, true]);
  });

  it('a loan at a new branch of a title that is being followed', async () => {
    const test = await open();
    const before = await settled(test);
    await test.call('settings:write', { deskBranch: 'WEST' });
    const made = await test.call('corrections:create', { subject: 'title', values: { title: 'New', material: 'film' } });
    await test.call('corrections:create', { subject: 'item', titleId: made.rowId as TitleId, values: { barcode: '900', branch: 'EAST' } });
    await test.call('desk:scan', { number: '900', patronId: patron(test, 1), confirm: true });
    await expectFollowed(test, before);
  });

  it('titles and copies made by hand or at the desk, and a patron who is erased', async () => {
    const test = await open();
    const before = await settled(test);
    const made = await test.call('corrections:create', { subject: 'title', values: { title: 'New', material: 'film' } });
    await test.call('corrections:create', { subject: 'item', titleId: made.rowId as TitleId, values: { barcode: '900', branch: 'EAST' } });
    await test.call('desk:add-copy', { barcode: '901', title: 'Newer', material: 'map' });
    await expectFollowed(test, before);
    const more = await settled(test);
    await test.call('corrections:erase', { patronId: patron(test, 3), loans: 'keep' });
    await expectFollowed(test, more);
  });

  it('what was left when the program ended is followed at the next opening, and changes while all is counted too', async () => {
    const test = await open();
    const before = await settled(test);
    test.library.db.exec(`DELETE FROM loan WHERE patron_id = ${patron(test, 4)}`);
    expect((await test.call('domains:list', {})).map(({ settling }) => settling)).toEqual([true, true]);
    await closeLibrary(test.library);
    const again = openTestLibrary({ folder: test.folder });
    await expectFollowed(again, before);
    const counting = await again.call('domains:count', { mapId: (await again.call('domains:list', {}))[0]!.id });
    await again.call('corrections:edit', { subject: 'title', rowId: title(again, 0), values: { material: 'film' } });
    await again.call('desk:scan', { number: '35', patronId: patron(again, 1), confirm: true });
    await again.ended(counting);
    await expectFollowed(again, before);
  });

  it('says since when works that domains share may be others, until all is counted', async () => {
    const test = await open();
    const [map] = await test.call('domains:list', {});
    expect(map!.linksAsOf).toBeNull();
    await test.call('corrections:edit', { subject: 'title', rowId: title(test, 1), values: { title: 'Title 0', author: 'Author 0' } });
    expect((await test.call('domains:list', {}))[0]!.linksAsOf).toMatch(/^\d{4}-\d\d-\d\dT/);
    await test.ended(await test.call('domains:count', { mapId: map!.id }));
    expect((await test.call('domains:list', {}))[0]!.linksAsOf).toBeNull();
  });
});
