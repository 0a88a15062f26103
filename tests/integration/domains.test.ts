import { afterEach, describe, expect, it } from 'vitest';
import type { DomainMap, DomainMapFile, DomainRule } from '#contract/domains.ts';
import type { MapId } from '#contract/ids.ts';
import type { ReadableDB } from '#catalog/database.ts';
import { imported, type Rows } from '../helpers/library-files.ts';
import { sameNumbers } from '../helpers/library-large.ts';
import { closeLibraries, closeLibrary, openTestLibrary, type TestLibrary } from '../helpers/library-open.ts';

afterEach(closeLibraries);

const titleHeader = ['title_id', 'title', 'material', 'language', 'class', 'subjects', 'collection', 'audience', 'branch', 'item_barcode'];
const loanHeader = ['patron_id', 'title_id', 'branch', 'loan_at'];

async function apply(test: TestLibrary, map: DomainMapFile, mapId?: MapId): Promise<DomainMap> {
  expect(await test.ended(await test.call('domains:save', { map, ...(mapId !== undefined && { mapId }) }))).toMatchObject({ status: 'finished' });
  return named(test, map.map);
}
async function named(test: TestLibrary, name: string): Promise<DomainMap> {
  const found = (await test.call('domains:list', {})).find((map) => map.name === name);
  if (found === undefined) throw new Error(`no map ${name}`);
  return found;
}
const countsOf = (map: DomainMap): Record<string, unknown> => Object.fromEntries(map.domains.map(({ name, counts }) => [name, [counts.titles, counts.loans, counts.patrons]]));

const format: DomainMapFile = { map: 'format', domains: [{ name: 'books', any: [{ material: ['book'] }] }, { name: 'films', any: [{ material: ['film'] }] }] };
const titles: Rows = [titleHeader, ['T1', 'One', 'book', 'eng', '823', '', '', '', '', ''], ['T2', 'Two', 'film', 'eng', '', '', '', '', '', ''], ['T3', 'Three', 'map', '', '', '', '', '', '', '']];
const loans: Rows = [loanHeader, ['1', 'T1', 'EAST', '2024-01-01'], ['1', 'T1', 'WEST', '2024-02-01'], ['1', 'T2', 'EAST', '2024-01-02'], ['2', 'T2', 'EAST', '2024-01-03'], ['2', 'T3', 'WEST', '2024-01-03'], ['3', 'T1', '', '2024-01-04']];

describe('domains', () => {
  it('count titles, loans, patrons, what is in none, and the patrons that two of them share', async () => {
    const test = openTestLibrary();
    await imported(test, { titles, loans });
    const map = await apply(test, format);
    expect(countsOf(map)).toEqual({ books: [1, 3, 2], films: [1, 2, 2] });
    expect(map).toMatchObject({ counted: true, unassigned: { titles: 1, loans: 1 }, shared: [{ a: map.domains[0]!.id, b: map.domains[1]!.id, patrons: 1 }] });
  });

  it('go by the branch of each loan where a rule names one; every loan is counted once', async () => {
    const test = openTestLibrary();
    await imported(test, { titles, loans });
    const map = await apply(test, { map: 'places', domains: [{ name: 'east', any: [{ branch: ['east'] }] }, { name: 'west', any: [{ branch: ['West'] }] }] });
    expect(countsOf(map)).toEqual({ east: [2, 3, 2], west: [2, 2, 2] });
    expect(map).toMatchObject({ unassigned: { titles: 0, loans: 1 }, shared: [{ patrons: 2 }] });
    const patron = (await test.call('patrons:search', { text: '1' })).rows[0]!;
    expect((await test.call('patrons:show', { patronId: patron.id, mapId: map.id })).domains).toMatchObject([{ name: 'east', loanCount: 2 }, { name: 'west', loanCount: 1 }]);
    expect((await test.call('patrons:loans', { patronId: patron.id, mapId: map.id })).rows.map(({ domain }) => domain)).toEqual(['west', 'east', 'east']);
  });

  it('give a title to the first of them that fits', async () => {
    const test = openTestLibrary();
    await imported(test, { titles, loans });
    const any = [{ language: ['eng'] }];
    expect(countsOf(await apply(test, { map: 'a', domains: [{ name: 'books', any: [{ material: ['book'] }] }, { name: 'english', any }] }))).toEqual({ books: [1, 3, 2], english: [1, 2, 2] });
    expect(countsOf(await apply(test, { map: 'b', domains: [{ name: 'english', any }, { name: 'books', any: [{ material: ['book'] }] }] }))).toEqual({ english: [2, 5, 3], books: [0, 0, 0] });
  });

  it('go by imports', async () => {
    const test = openTestLibrary();
    const [first] = await imported(test, { titles });
    await imported(test, { titles: [titleHeader, ['T4', 'Four', 'book', '', '', '', '', '', '', '']] });
    expect(countsOf(await apply(test, { map: 'imports', domains: [{ name: 'first', any: [{ importBatch: [first!] }] }] }))).toEqual({ first: [3, 0, 0] });
  });

  it('are counted anew after an import and after its undoing', async () => {
    const test = openTestLibrary();
    await imported(test, { titles, loans });
    await apply(test, format);
    const [batch] = await imported(test, { loans: [loanHeader, ['9', 'T1', '', '2024-05-05']] });
    expect(countsOf(await named(test, 'format'))).toMatchObject({ books: [1, 4, 3] });
    await test.ended(await test.call('imports:undo', { batchId: batch as never }));
    expect(await named(test, 'format')).toMatchObject({ counted: true });
    expect(countsOf(await named(test, 'format'))).toMatchObject({ books: [1, 3, 2] });
  });

  it('keep their ids when the map or they themselves are written anew, and lose them with their names', async () => {
    const test = openTestLibrary();
    await imported(test, { titles, loans });
    const before = await apply(test, format);
    const after = await apply(test, { map: 'formats', domains: [{ name: 'Films', any: [{ material: ['film'] }] }, { name: 'books', any: [{ material: ['book', 'map'] }] }, { name: 'rest', any: [{ language: ['x'] }] }] }, before.id);
    expect(after.id).toBe(before.id);
    expect(after.domains.map(({ id, name }) => [id, name])).toEqual([[before.domains[1]!.id, 'Films'], [before.domains[0]!.id, 'books'], [expect.any(Number), 'rest']]);
    expect(countsOf(after)).toEqual({ Films: [1, 2, 2], books: [2, 4, 3], rest: [0, 0, 0] });
    expect(await test.call('domains:list', {})).toHaveLength(1);
  });

  it('refuse a name that is taken', async () => {
    const test = openTestLibrary();
    await apply(test, format);
    const other = await apply(test, { ...format, map: 'other' });
    const any: DomainRule[] = [{ material: ['x'] }];
    await expect(test.call('domains:save', { map: { ...format, map: 'FORMAT' } })).rejects.toMatchObject({ code: 'map-name-taken' });
    await expect(test.call('domains:save', { mapId: other.id, map: format })).rejects.toMatchObject({ code: 'map-name-taken', values: { map: 'format' } });
    await expect(test.call('domains:save', { map: { map: 'new', domains: [{ name: 'a', any }, { name: 'A', any }] } })).rejects.toMatchObject({ code: 'domain-name-taken', values: { domain: 'A' } });
    await expect(test.call('domains:save', { mapId: 99 as MapId, map: { ...format, map: 'new' } })).rejects.toMatchObject({ code: 'map-not-found' });
    expect((await test.ended(await test.call('domains:save', { replace: true, map: format }))).status).toBe('finished');
    expect((await test.call('domains:list', {})).map(({ name }) => name)).toEqual(['format', 'other']);
  });

  it('are counted at the next opening where a kill or a cancel left them uncounted', async () => {
    const test = openTestLibrary();
    await imported(test, { titles, loans });
    const before = await apply(test, format);
    test.library.db.exec('UPDATE domain_map SET counted = 0; UPDATE domain SET loans = 0; DELETE FROM domain_assignment');
    await closeLibrary(test.library);
    const again = openTestLibrary({ folder: test.folder });
    const job = (await again.call('jobs:list', {}))[0]!;
    expect(job.kind).toBe('domains');
    expect((await again.ended(job.id)).status).toBe('finished');
    expect(await named(again, 'format')).toEqual(before);
    await closeLibrary(again.library);
    expect((await openTestLibrary({ folder: test.folder }).call('jobs:list', {})).filter(({ endedAt }) => endedAt === null)).toEqual([]);
  });

  it('can be deleted', async () => {
    const test = openTestLibrary();
    await imported(test, { titles, loans });
    const map = await apply(test, format);
    expect(await test.call('domains:delete', { mapId: map.id })).toBeNull();
    expect(await test.call('domains:list', {})).toEqual([]);
    await expect(test.call('domains:delete', { mapId: map.id })).rejects.toMatchObject({ code: 'map-not-found' });
  });

  it('show beforehand what a rule takes, and what there is to choose from', async () => {
    const test = openTestLibrary();
    await imported(test, { titles, loans });
    const preview = await test.call('domains:preview', { domains: [{ any: [{ language: ['eng'] }] }, { any: [{ branch: ['WEST'] }] }, { any: [] }] });
    expect(preview.domains.map(({ fits, titles: own }) => [fits, own])).toEqual([[2, 2], [2, 1], [0, 0]]); // One is lent at WEST as well, but belongs to the first domain there
    expect(preview.domains[0]!.samples.map(({ title }) => title).sort()).toEqual(['One', 'Two']);
    expect(preview.unassigned).toMatchObject({ titles: 0, suggestions: [] });
    expect(await test.call('domains:values', {})).toMatchObject({
      language: [{ value: 'en', titles: 2 }], branch: [{ value: 'EAST', titles: 2 }, { value: 'WEST', titles: 2 }], classPrefix: [{ value: '8', titles: 1 }], importBatch: [{ titles: 3 }],
    });
  });

  it('are suggested by what is in none of them', async () => {
    const test = openTestLibrary();
    const rest = (id: number, material: string, language: string, mark: string): string[] => [`R${id}`, `Rest ${id}`, material, language, mark, '', '', '', '', ''];
    await imported(test, {
      titles: [...titles, ...Array.from({ length: 30 }, (_, id) => rest(id, 'music', id < 20 ? 'ger' : 'eng', id < 25 ? '781.6' : '')), rest(31, '', '', '')],
      loans: [loanHeader, ['1', 'R0', 'EAST', '2024-01-01'], ['1', 'R1', 'EAST', '2024-01-01']],
    });
    const map = [{ any: [{ material: ['book', 'film', 'map'] }] }];
    const before = await test.call('domains:preview', { domains: map });
    expect(before.unassigned.suggestions[0]).toEqual({ key: 'material', value: 'music', titles: 30, all: null }); // how many titles of the whole catalogue have it was not counted yet
    await test.call('domains:values', {});
    const { unassigned } = await test.call('domains:preview', { domains: map });
    expect(unassigned).toMatchObject({ titles: 31, bare: 1 });
    expect(unassigned.samples).toHaveLength(6);
    expect(unassigned.suggestions).toEqual([
      { key: 'material', value: 'music', titles: 30, all: 30 }, { key: 'classPrefix', value: '781', titles: 25, all: 25 }, { key: 'language', value: 'de', titles: 20, all: 20 },
      { key: 'language', value: 'en', titles: 10, all: 12 }, { key: 'branch', value: 'EAST', titles: 2, all: 2 },
    ]);
  });

  it('are counted for the last question of an editor only', async () => {
    const test = openTestLibrary();
    await imported(test, { titles, loans });
    const first = test.call('domains:preview', { domains: [] });
    const second = test.call('domains:preview', { domains: [{ any: [{ material: ['film'] }] }] });
    await expect(first).rejects.toMatchObject({ code: 'cancelled' });
    expect((await second).domains[0]).toMatchObject({ titles: 1 });
  });

  it('count as plain SQL would, on a random catalogue', async () => {
    const test = openTestLibrary();
    const next = sameNumbers(11);
    const pick = (...from: string[]): string => from[Math.floor(next() * from.length)]!;
    await imported(test, {
      titles: [titleHeader, ...Array.from({ length: 400 }, (_, at) => [`T${String(at)}`, 'A', pick('book', 'film', 'music', ''), pick('eng', 'chi'), pick('823', 'I247', '791', ''), '', '', '', '', ''])],
      loans: [loanHeader, ...Array.from({ length: 4000 }, (_, at) => [`P${String(Math.floor(next() * 300))}`, `T${String(Math.floor(next() * 450))}`, pick('EAST', 'WEST', ''), `2024-01-01 00:${String(at % 60).padStart(2, '0')}`])],
    });
    const plain = await apply(test, { map: 'plain', domains: [{ name: 'a', any: [{ material: ['book'], language: ['chi'] }] }, { name: 'b', any: [{ material: ['book'] }, { classPrefix: ['79'] }] }] });
    const places = await apply(test, { map: 'places', domains: [{ name: 'a', any: [{ material: ['film'], branch: ['EAST'] }] }, { name: 'b', any: [{ branch: ['EAST'] }, { classPrefix: ['I'] }] }] });
    const isA = "material = 'book' AND language = 'zh'";
    expectNaive(test.library.db, plain, [isA, `NOT coalesce(${isA}, 0) AND (material = 'book' OR class_mark LIKE '79%')`]);
    const isEastFilm = "material = 'film' AND branch.code = 'EAST'";
    expectNaive(test.library.db, places, [isEastFilm, `NOT coalesce(${isEastFilm}, 0) AND (branch.code = 'EAST' OR class_mark LIKE 'I%')`]);
  });
});

/** Compares a map's counts of loans and patrons with one plain query a domain. */
function expectNaive(db: ReadableDB, map: DomainMap, conditions: readonly [string, string]): void {
  const from = 'FROM loan JOIN title ON title.id = loan.title_id LEFT JOIN branch ON branch.id = loan.branch_id WHERE';
  const counted = conditions.map((condition) => db.prepare(`SELECT count(*) AS loans, count(DISTINCT patron_id) AS patrons ${from} ${condition}`).get());
  expect(map.domains.map(({ counts: { loans, patrons } }) => ({ loans, patrons }))).toEqual(counted);
  const total = db.prepare('SELECT count(*) FROM loan').pluck().get() as number;
  expect(map.unassigned.loans + map.domains.reduce((sum, { counts }) => sum + counts.loans, 0)).toBe(total);
  const shared = db.prepare(`SELECT count(*) FROM (SELECT patron_id ${from} ${conditions[0]} INTERSECT SELECT patron_id ${from} ${conditions[1]})`).pluck().get();
  expect(map.shared.map(({ patrons }) => patrons)).toEqual([shared]);
}
