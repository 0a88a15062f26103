import { afterAll, describe, expect, it } from 'vitest';
import { recordColumns, recordFilter, recordKinds, sortColumns, type RecordColumn, type RecordFilter, type RecordKind, type RecordSort } from '#contract/record-lists.ts';
import { openCatalog } from '#catalog/open.ts';
import { conditionsOf } from '#catalog/record-lists/conditions.ts';
import { orderOf } from '#catalog/record-lists/orders.ts';
import { readRows } from '#catalog/record-lists/rows.ts';
import { leap, scan, segmentQuery, type Place } from '#catalog/record-lists/scan.ts';
import { placeLoan } from '#catalog/repositories/loan-times.ts';
import { loanTimes } from '#catalog/record-lists/tables.ts';
import { sortOlderAuthors } from '#catalog/repositories/title-indexing.ts';
import { changeTitle } from '#catalog/repositories/title-writing.ts';
import { lastSortKey } from '#text/sort-key.ts';
import { temporaryFolder } from '../../../helpers/library-folders.ts';

const catalog = openCatalog(temporaryFolder());
const { db } = catalog;
afterAll(() => catalog.close());
db.exec(`
  INSERT INTO branch (id, code) VALUES (1, 'WEST'), (2, 'EAST');
  INSERT INTO patron_group (id, code) VALUES (1, 'teen'), (2, 'adult');`);
const numbers = Array.from({ length: 60 }, (_, at) => at + 1);
for (const n of numbers) {
  db.prepare('INSERT INTO patron (id, external_id, group_id, birth_year, home_branch_id, expires_on, consent) VALUES (?, ?, ?, ?, ?, ?, ?)')
    .run(n, `P${String((n * 37) % 61).padStart(3, '0')}`, n % 3 === 0 ? null : n % 3, n % 5 === 0 ? null : 1980 + (n % 7), n % 4 === 0 ? null : 1 + (n % 2), n % 6 === 0 ? null : `202${String(n % 4)}-01-0${String(1 + (n % 3))}`, n % 2);
  db.prepare('INSERT INTO title (id, external_id) VALUES (?, ?)').run(n, `T${String((n * 17) % 61).padStart(2, '0')}`);
  changeTitle(db, n, { title: n % 9 === 0 ? '' : `${['cat', 'apple', 'box', 'dog', 'egg'][n % 5]!} story`, author: n % 7 === 0 ? '' : `Author ${String(n % 4)}`, year: n % 8 === 0 ? null : 2000 + (n % 6), class_mark: n % 5 === 0 ? null : `I2${String(n % 3)}`, material: n % 2 === 0 ? 'book' : 'film' });
  db.prepare('INSERT INTO item (id, external_id, barcode, title_id, branch_id, call_number) VALUES (?, ?, ?, ?, ?, ?)').run(n, n % 4 === 0 ? `N${String(n)}` : null, n % 4 === 0 ? null : `B${String((n * 7) % 61)}`, n, 1 + (n % 2), n % 3 === 0 ? null : `I2.${String(n % 9)}`);
}
for (const n of numbers) {
  db.prepare('INSERT INTO loan (id, patron_id, title_id, item_id, branch_id, loaned_at, due_at, returned_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)').run(n, 1 + (n % 10), 1 + (n % 20), null, 1 + (n % 2), 1_700_000_000 + (n % 11) * 86_400, n % 3 === 0 ? null : 1_702_000_000 + (n % 5) * 86_400, n % 2 === 0 ? 1_701_000_000 : null);
  placeLoan(db, n);
}

const filterOf = (filter: object): RecordFilter => recordFilter.parse(filter);

/** Every id of a list, read a few rows at a time. */
function idsOf(kind: RecordKind, filter: RecordFilter, sort: RecordSort | null, limit = 7): number[] {
  const [order, conditions] = [orderOf(db, kind, filter, sort), conditionsOf(db, kind, filter)];
  const ids: number[] = [];
  for (let place: Place | null = null; ;) {
    const step = scan(db, kind, order, conditions, place, limit);
    ids.push(...step.rows.map(({ id }) => id));
    if (step.last === null) return ids;
    place = step.last;
  }
}
const cellsOf = (kind: RecordKind, ids: readonly number[], column: RecordColumn) => readRows(db, kind, ids, [column]).map(({ cells }) => cells[0]!);

const sorts = recordKinds.flatMap((kind) => sortColumns[kind].flatMap((column) => [false, true].map((descending) => ({ kind, column, descending }))));

describe('a list of records', () => {
  it.each(sorts)('of $kind by $column (descending: $descending) is read by its index and sorts nothing', ({ kind, column, descending }) => {
    const order = orderOf(db, kind, {}, { column, descending });
    if (!('segments' in order)) throw new Error('It is not read by an index.');
    for (const segment of order.segments) {
      for (const position of segment.key === null ? ['first', 'same'] as const : ['first', 'same', 'behind'] as const) {
        const { sql, values } = segmentQuery(kind, segment, order.descending, position, []);
        const places = { first: [], same: segment.key === null ? [1] : ['x', 1], behind: ['x'] }[position];
        const plan = db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...values, ...places, 10).map(({ detail }) => detail);
        if (segment.index !== loanTimes) expect(plan).toHaveLength(1);
        else expect(plan.slice(1).every((step) => step.startsWith('SEARCH loan USING INTEGER PRIMARY KEY'))).toBe(true);
        expect(plan[0]).toMatch(/^(SEARCH|SCAN) \w+ USING (COVERING )?INDEX|^SCAN loan_time$|^SEARCH loan_time USING PRIMARY KEY/);
        // two bounds on one side: SQLite goes by the first and reads all rows up to the place
        if (position === 'behind') expect(sql.split(`${segment.key!} ${order.descending ? '<' : '>'}`).length + sql.split(`${segment.key!} IS NOT NULL`).length).toBe(3);
      }
    }
  });

  it.each(sorts)('of $kind by $column (descending: $descending) has every row once, in order, those without a value last', ({ kind, column, descending }) => {
    const ids = idsOf(kind, {}, { column, descending });
    expect([...ids].sort((a, b) => a - b)).toEqual(numbers);
    expect(idsOf(kind, {}, { column, descending }, 1)).toEqual(ids);
    if (kind === 'loans' && column === 'dueAt') return; // those that are out, then the others by the day they were borrowed
    const cells = cellsOf(kind, ids, column as RecordColumn).map((cell, at) => (column === 'callNumber' && ids[at]! % 3 === 0 ? null : cell));
    const withValue = cells.filter((cell) => cell !== null);
    expect(cells.slice(withValue.length).every((cell) => cell === null)).toBe(true);
    const sorted = [...withValue].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    expect(withValue).toEqual(descending ? sorted.reverse() : sorted);
  });

  it.each(sorts)('of $kind by $column (descending: $descending) is counted by leaps that come to the same rows', ({ kind, column, descending }) => {
    const order = orderOf(db, kind, {}, { column, descending });
    const ids = idsOf(kind, {}, { column, descending });
    const found: number[] = [];
    let place: Place | number | null = null;
    for (;;) {
      place = leap(db, kind, order as Extract<typeof order, { segments: unknown }>, place as Place | null, 7);
      if (typeof place === 'number') break;
      found.push(place[2]!);
    }
    expect(found).toEqual(ids.filter((_, at) => at % 7 === 6));
    expect(found.length * 7 + place).toBe(numbers.length);
  });

  it.each([
    ['patrons', { text: 'P00' }, (n: number) => (n * 37) % 61 < 10], ['patrons', { group: ['adult', ''] }, (n: number) => n % 3 !== 1], ['patrons', { branch: ['EAST'], yearFrom: 1983, yearTo: 1984 }, (n: number) => n % 4 !== 0 && n % 2 === 1 && n % 5 !== 0 && [3, 4].includes(n % 7)],
    ['patrons', { consent: 'no', lent: true }, (n: number) => n % 2 === 0 && n <= 10], ['titles', { material: ['Book'], classMark: 'I21' }, (n: number) => n % 2 === 0 && n % 5 !== 0 && n % 3 === 1],
    ['titles', { undescribed: true }, (n: number) => n % 9 === 0], ['titles', { text: 'story', yearFrom: 2005 }, (n: number) => n % 9 !== 0 && n % 8 !== 0 && n % 6 === 5], ['titles', { branch: ['WEST'] }, (n: number) => n % 2 === 0],
    ['copies', { text: 'I2.1' }, (n: number) => n % 9 === 1], ['copies', { text: 'B', material: ['film'] }, (n: number) => n % 4 !== 0 && n % 2 === 1], ['copies', { titleId: 4 }, (n: number) => n === 4],
    ['loans', { state: 'out' }, (n: number) => n % 2 === 1], ['loans', { state: 'in', group: ['teen'] }, (n: number) => n % 2 === 0 && (1 + (n % 10)) % 3 === 1], ['loans', { from: '2023-11-15', to: '2023-11-16' }, (n: number) => [1, 2].includes(n % 11)],
    ['loans', { text: 'P037' }, (n: number) => n % 10 === 0], ['loans', { patronId: 3, branch: ['WEST'] }, (n: number) => n % 10 === 2], ['loans', { titleId: 5 }, (n: number) => n % 20 === 4], ['loans', { text: 'box story' }, (n: number) => [2, 7, 12, 17].includes(1 + (n % 20))],
  ] as const)('of %s that are like %j holds these and no others', (kind, filter, fits) => {
    const expected = numbers.filter(fits);
    expect(expected.length).toBeGreaterThan(0);
    for (const column of [null, ...sortColumns[kind]]) {
      const ids = idsOf(kind, filterOf(filter), column === null ? null : { column, descending: false });
      expect(ids.sort((a, b) => a - b), column ?? 'unsorted').toEqual(expected);
    }
  });

  it('can show every column', () => {
    for (const kind of recordKinds) {
      const [row] = readRows(db, kind, [7], recordColumns[kind]);
      expect(row!.cells).toHaveLength(recordColumns[kind].length);
    }
    expect(cellsOf('titles', [9, 1], 'title')).toEqual([null, 'apple story']);
    expect(cellsOf('loans', [1], 'loanedAt')).toEqual(['2023-11-15T22:13:20']);
  });
});

describe('authors', () => {
  it('are sorted among each other by pinyin, also those that were there before they had a key', () => {
    const { changes } = db.prepare("UPDATE title SET author_key = ? WHERE id = ?").run('zzzz', 1);
    expect(changes).toBe(1);
    const authors = ['老舍', 'Éluard, Paul', '曹雪芹', 'lagerlöf, Selma', '鲁迅', ''];
    authors.forEach((author, at) => { db.prepare('UPDATE title SET author = ?, author_key = ? WHERE id = ?').run(author, lastSortKey, at + 1); });
    db.prepare("INSERT OR REPLACE INTO setting (key, value) VALUES ('authors-sorted', '0')").run();
    while (sortOlderAuthors(db, 7) > 0);
    const ids = idsOf('titles', {}, { column: 'author', descending: false });
    expect(cellsOf('titles', ids.filter((id) => id <= authors.length), 'author')).toEqual(['曹雪芹', 'Éluard, Paul', 'lagerlöf, Selma', '老舍', '鲁迅', null]);
    changeTitle(db, 6, { author: 'Mo Yan' });
    expect(idsOf('titles', {}, { column: 'author', descending: true }).slice(-1)).not.toEqual([6]);
  });
});
