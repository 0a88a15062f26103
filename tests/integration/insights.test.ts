import { afterEach, describe, expect, it } from 'vitest';
import { rows } from '#catalog/database.ts';
import type { MapId } from '#contract/ids.ts';
import type { Insights } from '#contract/insights.ts';
import { imported, type Rows } from '../helpers/library-files.ts';
import { closeLibraries, openTestLibrary, type TestLibrary } from '../helpers/library-open.ts';

afterEach(closeLibraries);

const titles: Rows = [
  ['title_id', 'title', 'author', 'material', 'year'], ['T1', 'One', 'A', 'book', '2024'], ['T2', 'Two', 'B', 'film', '1990'], ['T3', 'Three', 'C', 'map', ''], ['T4', 'One', 'A', 'book', '2020'],
];
const loans: Rows = [
  ['patron_id', 'title_id', 'branch', 'loan_at'],
  ['1', 'T1', 'EAST', '2023-01-05'], ['1', 'T2', 'EAST', '2024-06-02'], ['2', 'T2', 'WEST', '2024-06-03'], ['2', 'T3', 'WEST', '2024-06-03'], ['3', 'T4', 'EAST', '2024-05-30'],
];

async function domains(test: TestLibrary): Promise<MapId> {
  await test.ended(await test.call('domains:save', { map: { map: 'format', domains: [{ name: 'books', any: [{ material: ['book'] }] }, { name: 'films', any: [{ material: ['film'] }] }] } }));
  return (await test.call('domains:list', {}))[0]!.id;
}

async function counted(test: TestLibrary, mapId: MapId): Promise<Insights> {
  expect(await test.ended(await test.call('insights:make', { mapId }))).toMatchObject({ status: 'finished', error: null });
  const found = await test.call('insights:show', { mapId });
  if (found === null) throw new Error('nothing was stored');
  return found;
}

describe('insights', () => {
  it('count loans, stock and lists by domain', async () => {
    const test = openTestLibrary();
    await imported(test, { titles, loans });
    const mapId = await domains(test);
    expect(await test.call('insights:show', { mapId })).toBeNull();
    const found = await counted(test, mapId);
    expect(found).toMatchObject({ map: 'format', stale: false, first: '2023-01-05', last: '2024-06-03', lending: { total: 4, titles: 3, half: 1 } });
    expect([found.months[0], found.months.at(-1), found.months.length]).toEqual(['2023-01', '2024-06', 18]);
    const said = Object.fromEntries(found.domains.map(({ id, name, loans: byMonth, ...stock }) => [id === null ? 'none' : name, { ...stock, loans: byMonth.reduce((sum, n) => sum + n, 0), last: byMonth.at(-1) }]));
    expect(said).toEqual({
      books: { titles: 2, circulating: 1, listed: 0, loans: 2, last: 0 }, films: { titles: 1, circulating: 1, listed: 0, loans: 2, last: 2 }, none: { titles: 1, circulating: 1, listed: 0, loans: 1, last: 1 },
    });
    await imported(test, { loans: [loans[0]!, ['9', 'T1', 'EAST', '2024-06-04']] });
    expect(await test.call('insights:show', { mapId })).toMatchObject({ stale: true });
    await expect(test.call('insights:make', { mapId: 99 as MapId })).rejects.toMatchObject({ code: 'map-not-found' });
  });

  it('say which listed titles were lent within 90 days, in any edition, and remember lists that were made again', async () => {
    const test = openTestLibrary();
    await imported(test, { titles, loans });
    const mapId = await domains(test);
    const { db } = test.library;
    const at = (day: string): number => Date.parse(day) / 1000;
    const patron = (number: string): number => rows<{ id: number }>(db, 'SELECT id FROM patron WHERE external_id = ?', number)[0]!.id;
    const title = (number: string): number => rows<{ id: number }>(db, 'SELECT id FROM title WHERE external_id = ?', number)[0]!.id;
    const target = rows<{ id: number }>(db, 'SELECT id FROM domain LIMIT 1')[0]!.id;
    const list = (id: number, card: string, day: string): void => { db.prepare("INSERT OR REPLACE INTO reading_list (id, kind, target_id, patron_id, made_at) VALUES (?, 'patron', ?, ?, ?)").run(id, target, patron(card), at(day)); };
    const entry = (id: number, number: string, method: string, state = 'listed'): void => {
      db.prepare("INSERT INTO reading_list_entry (list_id, title_id, state, rank, slot, score, method, source_share, reason) VALUES (?, ?, ?, 1, 'ranked', 1, ?, 0, '{}')").run(id, title(number), state, method);
    };
    list(1, '3', '2024-03-01'); // T4 was lent on 30 May, 90 days later: T1 is another edition of it
    entry(1, 'T1', 'target-knn');
    entry(1, 'T2', 'popularity'); // never lent to 3
    entry(1, 'T3', 'popularity', 'spare');
    list(2, '1', '2024-02-01'); // T2 was lent on 2 June, too late
    entry(2, 'T2', 'target-knn');
    list(3, '2', '2024-06-01'); // too near the last loan
    entry(3, 'T2', 'target-knn');
    db.prepare("UPDATE reading_list_entry SET state = 'listed' WHERE list_id = 1 AND state = 'spare'").run();
    db.prepare('DELETE FROM reading_list WHERE id = 1').run();
    list(4, '3', '2024-03-20'); // the same list again, within 90 days
    entry(4, 'T1', 'target-knn');
    const { acceptance, listing } = await counted(test, mapId);
    expect(acceptance).toMatchObject({
      all: { listed: 4, lent: 1, patrons: 2 }, personal: { listed: 2, lent: 1, patrons: 2 }, popular: { listed: 2, lent: 0, patrons: 1 }, waiting: 1,
    });
    expect(acceptance.all.share?.mean).toBeCloseTo(1 / 6);
    expect(listing).toMatchObject({ total: 3, titles: 2 });
  });

  it('hand over a plot as a picture, a drawing and a table', async () => {
    const test = openTestLibrary();
    expect(await test.call('plots:save', { kind: 'csv', name: 'Loans by domain', content: [['Month', '=Books'], ['2024-01', 3]] })).toMatchObject({ name: 'Loans-by-domain.csv' });
    expect(await test.call('plots:save', { kind: 'svg', name: '借阅/量', content: '<svg/>' })).toMatchObject({ name: '借阅-量.svg' });
    await expect(test.call('plots:save', { kind: 'csv', name: 'x', content: [] })).rejects.toMatchObject({ code: 'invalid-argument' });
  });
});
