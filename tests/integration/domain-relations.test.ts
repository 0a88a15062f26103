import { afterEach, describe, expect, it } from 'vitest';
import type { DomainMap, DomainMapFile } from '#contract/domains.ts';
import { imported, type Rows } from '../helpers/library-files.ts';
import { sameNumbers } from '../helpers/library-large.ts';
import { closeLibraries, openTestLibrary, type TestLibrary } from '../helpers/library-open.ts';

afterEach(closeLibraries);

const header = ['title_id', 'title', 'author', 'material', 'language', 'original_title', 'series', 'class', 'subjects'];
const loanHeader = ['patron_id', 'title_id', 'loan_at'];
const titles: Rows = [header,
  ['B1', 'The old man and the sea', 'Hemingway, Ernest', 'book', 'eng', '', 'Classics', '813.5', ''],
  ['B2', '老人与海', 'Hemingway, Ernest', 'book', 'chi', 'The old man and the sea', '', 'I712.45', ''],
  ['B3', 'Solaris', 'Lem, Stanislaw', 'book', 'eng', '', 'classics', '891.8', ''],
  ['F1', 'Solaris', 'Lem, Stanislaw', 'DVD', 'eng', '', 'Classics', '791.4', ''],
];
const loans: Rows = [loanHeader, ['1', 'F1', '2024-01-01'], ['1', 'B3', '2024-02-01'], ['2', 'B1', '2024-01-01'], ['2', 'F1', '2024-03-01'], ['3', 'F1', '2024-01-01'], ['3', 'B1', '2024-05-01'], ['4', 'B1', '2024-01-01']];
const format: DomainMapFile = { map: 'format', domains: [{ name: 'books', any: [{ material: ['book'] }] }, { name: 'films', any: [{ material: ['DVD'] }] }] };
const languages: DomainMapFile = { map: 'languages', domains: [{ name: 'English', any: [{ language: ['en'] }] }, { name: 'Chinese', any: [{ language: ['zh'] }] }] };

async function apply(test: TestLibrary, map: DomainMapFile): Promise<DomainMap> {
  expect(await test.ended(await test.call('domains:save', { map }))).toMatchObject({ status: 'finished' });
  return (await test.call('domains:list', {})).find(({ name }) => name === map.map)!;
}

describe('what two domains share', () => {
  it('is counted: readers and where they came first, works, translations, stories, series', async () => {
    const test = openTestLibrary();
    await imported(test, { titles, loans });
    const { id, domains: [books, films] } = await apply(test, format);
    expect(await test.call('domains:relations', { mapId: id })).toEqual({
      pairs: [{ a: books!.id, b: films!.id, patrons: 3, aFirst: 1, bFirst: 2, works: 0, translations: 0, adaptations: 1, series: 1, relatedness: null }], gains: [], compared: 'never',
    });
    const { links, lines } = await test.call('domains:evidence', { mapId: id, sourceId: films!.id, targetId: books!.id });
    expect(lines).toEqual([]);
    expect(links).toMatchObject([
      { kind: 'adaptation', source: { title: 'Solaris', material: 'DVD' }, target: { title: 'Solaris', material: 'book' }, series: null },
      { kind: 'series', source: { title: 'Solaris', material: 'DVD' }, target: { title: 'The old man and the sea' }, series: 'Classics' },
    ]);
    const byLanguage = await apply(test, languages);
    expect((await test.call('domains:relations', { mapId: byLanguage.id })).pairs).toMatchObject([{ patrons: 0, works: 1, translations: 1, adaptations: 0, series: 0 }]);
    expect(byLanguage.shared).toEqual([]); // nobody borrows both, though they share a work
    const [english, chinese] = byLanguage.domains;
    expect((await test.call('domains:evidence', { mapId: byLanguage.id, sourceId: english!.id, targetId: chinese!.id })).links).toMatchObject([{ kind: 'translation', source: { language: 'en' }, target: { language: 'zh', title: '老人与海' } }]);
  });

  it('says so where there is no such map or domain', async () => {
    const test = openTestLibrary();
    await imported(test, { titles, loans });
    const { id, domains: [books] } = await apply(test, format);
    await expect(test.call('domains:relations', { mapId: 99 as never })).rejects.toMatchObject({ code: 'map-not-found' });
    await expect(test.call('domains:evidence', { mapId: id, sourceId: 99 as never, targetId: books!.id })).rejects.toMatchObject({ code: 'domain-not-found' });
    await expect(test.call('domains:compare', { mapId: 99 as never })).rejects.toMatchObject({ code: 'map-not-found' });
    await expect(test.call('domains:restore', { pastId: 99 })).rejects.toMatchObject({ code: 'past-map-not-found' });
  });
});

describe('how related domains are', () => {
  it('is measured by a job, as the advisor would, and is out of date after a change', async () => {
    const test = openTestLibrary();
    const next = sameNumbers(7);
    const pick = (...from: string[]): string => from[Math.floor(next() * from.length)]!;
    const many = (letter: string, material: string, marks: readonly string[]): string[][] =>
      Array.from({ length: 80 }, (_, at) => [`${letter}${at}`, `Title ${letter}${at}`, `Author ${at % 20}`, material, 'eng', '', '', pick(...marks), '']);
    await imported(test, {
      titles: [header, ...many('B', 'book', ['813.5', '500']), ...many('F', 'DVD', ['813.5', '791.4'])],
      loans: [loanHeader, ...Array.from({ length: 3000 }, (_, at) => [`P${at % 120}`, `${pick('B', 'F')}${Math.floor(next() * 80)}`, `2024-01-01 ${String(Math.floor(at / 60) % 24).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`])],
    });
    const map = await apply(test, format);
    const [books, films] = map.domains;
    const job = await test.ended(await test.call('domains:compare', { mapId: map.id }));
    expect(job).toMatchObject({ kind: 'comparison', subject: 'format', status: 'finished', result: { mapId: map.id } });
    const found = await test.call('domains:relations', { mapId: map.id });
    expect(found.compared).toBe('current');
    const advice = await test.call('training:advise', { mapId: map.id, targetId: books!.id, sourceIds: [films!.id] });
    const { classDivergence, proxyDistance } = advice.sources[0]!;
    expect(classDivergence).toBeGreaterThan(0.2);
    expect(found.pairs[0]!.relatedness!.classDivergence).toBeCloseTo(classDivergence!, 9);
    expect(Math.abs(found.pairs[0]!.relatedness!.proxyDistance! - proxyDistance!)).toBeLessThan(0.5); // another half of the titles is looked at
    const evidence = await test.call('domains:evidence', { mapId: map.id, sourceId: films!.id, targetId: books!.id });
    expect(evidence.lines.map(({ code }) => code)).toEqual(expect.arrayContaining(['few-target-loans', 'some-shared-patrons']));
    expect(evidence.lines.find(({ code }) => code === 'some-shared-patrons')?.values).toEqual({ source: 'films', patrons: advice.sources[0]!.sharedPatrons });
    await imported(test, { loans: [loanHeader, ['P1', 'F1', '2024-08-08']] });
    const after = await test.call('domains:relations', { mapId: map.id });
    expect([after.compared, after.pairs[0]!.relatedness]).toEqual(['outdated', found.pairs[0]!.relatedness]);
  });
});

describe('a map as it was', () => {
  it('is gone back to after a change, and forth again', async () => {
    const test = openTestLibrary();
    await imported(test, { titles, loans });
    const { id } = await apply(test, format);
    await test.ended(await test.call('domains:save', { mapId: id, map: format }));
    expect(await test.call('domains:past', {})).toEqual([]); // nothing was changed
    await test.ended(await test.call('domains:save', { mapId: id, map: { map: 'by kind', domains: format.domains.slice(0, 1) } }));
    const [past] = await test.call('domains:past', {});
    expect(past).toMatchObject({ mapId: id, name: 'format', kind: 'changed', domains: ['books', 'films'] });
    expect(await test.ended(await test.call('domains:restore', { pastId: past!.id }))).toMatchObject({ status: 'finished' });
    const [map] = await test.call('domains:list', {});
    expect(map).toMatchObject({ id, name: 'format', counted: true });
    expect(map!.domains.map(({ name, any, counts }) => ({ name, any, loans: counts.loans }))).toEqual([{ ...format.domains[0], loans: 4 }, { ...format.domains[1], loans: 3 }]);
    expect(await test.call('domains:past', {})).toMatchObject([{ name: 'by kind', domains: ['books'] }]);
  });

  it('is brought back after it was deleted, unless its name is taken', async () => {
    const test = openTestLibrary();
    await imported(test, { titles, loans });
    const { id } = await apply(test, format);
    await test.call('domains:delete', { mapId: id });
    const [past] = await test.call('domains:past', {});
    expect(past).toMatchObject({ mapId: null, name: 'format', kind: 'deleted' });
    const other = await apply(test, format);
    await expect(test.call('domains:restore', { pastId: past!.id })).rejects.toMatchObject({ code: 'map-name-taken' });
    await test.ended(await test.call('domains:save', { mapId: other.id, map: { ...format, map: 'other' } }));
    expect(await test.ended(await test.call('domains:restore', { pastId: past!.id }))).toMatchObject({ status: 'finished' });
    expect((await test.call('domains:list', {})).map(({ name, counted }) => [name, counted])).toEqual([['format', true], ['other', true]]);
  });

  it('is kept fifty times', async () => {
    const test = openTestLibrary();
    const { id } = await apply(test, format);
    for (let n = 0; n < 52; n += 1) await test.ended(await test.call('domains:save', { mapId: id, map: { ...format, map: `map ${n}` } }));
    const past = await test.call('domains:past', {});
    expect(past).toHaveLength(50);
    expect(past.at(-1)?.name).toBe('map 1');
  });
});
