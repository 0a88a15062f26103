import { afterEach, describe, expect, it } from 'vitest';
import { dump } from '../helpers/library-dump.ts';
import { imported, importTables } from '../helpers/library-files.ts';
import { closeLibraries, openTestLibrary } from '../helpers/library-open.ts';

afterEach(closeLibraries);

const titleHeader = ['title_id', 'title', 'author', 'material', 'publisher', 'item_barcode', 'branch'];
const loanHeader = ['loan_id', 'patron_id', 'item_barcode', 'title_id', 'branch', 'loan_at', 'due_at', 'returned_at', 'renewals', 'material_type', 'patron_group'];
const titles = [titleHeader, ['T1', '红楼梦', '曹雪芹', 'book', 'P', 'I1', 'MAIN'], ['T2', 'Géométrie', 'Descartes', 'book', '', '', '']];
const patrons = [['patron_id', 'group', 'birth_year', 'home_branch', 'consent'], ['007', 'adult', 1980, 'MAIN', 'yes'], ['8', 'teen', 2010, 'EAST', 'no']];
const loans = [
  loanHeader, ['L1', '007', 'I1', 'T1', 'MAIN', '2024-01-02 10:00', '2024-02-01', '2024-01-20', 0, 'book', 'adult'],
  ['L2', '9', 'I9', 'T9', 'EAST', '2024-01-03 10:00', '2024-02-01', '', 1, 'film', 'child'],
];

describe('importing', () => {
  it('takes in titles, patrons and loans as one job, whatever their order', async () => {
    const test = openTestLibrary();
    const batches = await imported(test, { loans, patrons, titles });
    expect(batches).toHaveLength(3);
    const found = dump(test.library.db);
    expect(found.patrons).toMatchObject([{ external_id: '007', group: 'adult', home: 'MAIN', consent: 1 }, { external_id: '8', consent: 0 }, { external_id: '9', group: 'child', consent: null }]);
    expect(found.titles).toMatchObject([{ external_id: 'T1', title: '红楼梦' }, { external_id: 'T2' }, { external_id: 'T9', title: '', material: 'film' }]);
    expect(found.items).toMatchObject([{ barcode: 'I1', title: 'T1', branch: 'MAIN' }, { barcode: 'I9', title: 'T9', branch: 'EAST' }]);
    expect(found.loans).toHaveLength(2);
    expect(await test.call('imports:list', {})).toMatchObject([
      { kind: 'loans', status: 'finished', rows: 2, added: 2, undescribed: 1, from: '2024-01-02', to: '2024-01-03' }, { kind: 'patrons', added: 2 }, { kind: 'titles', added: 2 },
    ]);
  });

  it('changes nothing when the same files come again', async () => {
    const test = openTestLibrary();
    await imported(test, { titles, patrons, loans });
    const before = dump(test.library.db);
    await imported(test, { titles, patrons, loans });
    expect(dump(test.library.db)).toEqual(before);
    expect((await test.call('imports:list', {})).slice(0, 3)).toMatchObject([{ added: 0, updated: 0, unchanged: 2 }, { added: 0, updated: 0, unchanged: 2 }, { added: 0, updated: 0, unchanged: 2 }]);
  });

  it('adds what a newer, overlapping export has, and closes the loans returned since', async () => {
    const test = openTestLibrary();
    await imported(test, { titles, patrons, loans });
    const newer = [loanHeader, loans[1]!, [...loans[2]!.slice(0, 7), '2024-02-09', 2, 'film', 'child'], ['L3', '8', '', 'T2', 'MAIN', '2024-03-01', '', '', '', '', '']];
    const [batch] = await imported(test, { loans: newer });
    const rows = dump(test.library.db).loans as { external_id: string; returned_at: number | null; renewals: number }[];
    expect(rows.map(({ external_id, renewals }) => [external_id, renewals])).toEqual([['L1', 0], ['L3', 0], ['L2', 2]]);
    expect(rows.find((row) => row.external_id === 'L2')?.returned_at).toBe(Date.parse('2024-02-09T00:00Z') / 1000);
    expect((await test.call('imports:list', {})).find(({ id }) => id === batch)).toMatchObject({ rows: 3, added: 1, updated: 1, unchanged: 1 });
  });

  it('keeps a value that a later file does not have, and overwrites one that it has', async () => {
    const test = openTestLibrary();
    await imported(test, { titles });
    await imported(test, { titles: [['title_id', 'title', 'publisher'], ['T1', 'Honglou meng', '']] });
    expect(dump(test.library.db).titles[0]).toMatchObject({ title: 'Honglou meng', author: '曹雪芹', publisher: 'P' });
  });

  it('refuses all files where one is not right, before a row is written', async () => {
    const test = openTestLibrary();
    const before = dump(test.library.db);
    const job = await importTables(test, { titles, loans: 'a,b\n1,2\n' });
    expect(job).toMatchObject({ status: 'failed', error: { code: 'columns-missing' }, result: null });
    expect(dump(test.library.db)).toEqual(before);
    expect(await test.call('imports:list', {})).toEqual([]);
    expect(test.bugs).toEqual([]);
  });
});
