import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { BatchId, TitleId } from '#contract/ids.ts';
import { reviewImport, startImport } from '#services/imports.ts';
import { writeRejectsFile } from '#services/rejects-export.ts';
import { dump } from '../helpers/library-dump.ts';
import { filesOf, imported, type Rows, type Tables } from '../helpers/library-files.ts';
import { closeLibraries, openTestLibrary, type TestLibrary } from '../helpers/library-open.ts';
import { workerInProcess } from '../helpers/worker-in-process.ts';

afterEach(closeLibraries);

const open = (): TestLibrary => openTestLibrary({ launchWorker: workerInProcess });
const items: Rows = [['item_id', 'item_barcode', 'title_id', 'branch'], ['1', 'B1', 'T1', 'MAIN'], ['2', 'B2', 'T1', 'EAST'], ['3', 'B3', 'T2', 'MAIN']];
const byItem: Rows = [['loan_id', 'patron_id', 'item_id', 'loan_at', 'returned_at'], ['10', 'P1', '1', '2024-01-02 10:00', ''], ['11', 'P2', '2', '2024-01-03 10:00', '2024-01-09'], ['12', '', '9', '2024-01-04 10:00', '']];
const loansOf = (test: TestLibrary): unknown => (dump(test.library.db).loans as { external_id: string; patron: string | null; title: string; returned_at: number | null; renewals: number }[])
  .map(({ external_id, patron, title, returned_at, renewals }) => [external_id, patron, title, returned_at === null ? 'out' : 'back', renewals]);
const undo = async (test: TestLibrary, ...batches: readonly number[]): Promise<void> => {
  for (const batch of batches) expect(await test.ended(await test.call('imports:undo', { batchId: batch as BatchId }))).toMatchObject({ status: 'finished', error: null });
};
/** Imports the tables, undoes that and expects what was there before. */
async function expectBack(test: TestLibrary, tables: Tables): Promise<void> {
  const before = dump(test.library.db);
  const batches = await imported(test, tables);
  expect(dump(test.library.db)).not.toEqual(before);
  await undo(test, ...[...batches].reverse());
  expect(dump(test.library.db)).toEqual(before);
}

describe('loans that name only a copy', () => {
  it('wait for the file of copies, which says what they are of, and go back when that is undone', async () => {
    const test = open();
    await imported(test, { loans: byItem });
    expect(loansOf(test)).toEqual([['12', null, '=item:9', 'out', 0], ['10', 'P1', '=item:1', 'out', 0], ['11', 'P2', '=item:2', 'back', 0]]);
    await expectBack(test, { items });
    await imported(test, { items });
    expect(loansOf(test)).toEqual([['12', null, '=item:9', 'out', 0], ['10', 'P1', 'T1', 'out', 0], ['11', 'P2', 'T1', 'back', 0]]);
    expect((dump(test.library.db).titles as { external_id: string }[]).map(({ external_id }) => external_id)).toEqual(['=item:9', 'T1', 'T2']);
  });

  it('find their titles in the same job, and come once', async () => {
    const test = open();
    await imported(test, { loans: byItem, items });
    const first = dump(test.library.db);
    const again = await imported(test, { loans: byItem, items });
    expect(dump(test.library.db)).toEqual(first);
    expect((await test.call('imports:list', {})).filter(({ id }) => again.includes(id)).map(({ added, updated }) => [added, updated])).toEqual([[0, 0], [0, 0]]);
    await undo(test, ...[...again].reverse());
    expect(dump(test.library.db)).toEqual(first);
  });
});

describe('copies whose title only later loans name', () => {
  it('take the loans before with them, however the file is ordered', async () => {
    const header = ['loan_id', 'patron_id', 'item_id', 'title_id', 'loan_at'];
    const row = (n: number, title: string): string[] => [String(n), `P${String(n % 7)}`, String(n % 40), title, new Date(Date.UTC(2024, 0, 1) + n * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')];
    const named = Array.from({ length: 40 }, (_, n) => row(2000 + n, `T${String(n)}`));
    const unnamed = Array.from({ length: 2000 }, (_, n) => row(n, ''));
    const [late, early] = [open(), open()];
    await imported(late, { loans: [header, ...unnamed, ...named] });
    await imported(early, { loans: [header, ...named, ...unnamed] });
    expect(late.library.db.prepare('SELECT count(*) FROM loan LEFT JOIN title ON title.id = loan.title_id LEFT JOIN item ON item.id = item_id WHERE title.external_id IS NULL OR item.title_id IS NOT title.id').pluck().get()).toBe(0);
    expect(loansOf(late)).toEqual(loansOf(early));
    expect(dump(late.library.db).titles).toHaveLength(40);
  });

  it('are one copy with all its loans where rows with and without a title take turns', async () => {
    const test = open();
    const header = ['loan_id', 'patron_id', 'item_id', 'title_id', 'loan_at'];
    await imported(test, { loans: [header, ['1', 'P1', '5', '', '2024-01-01 10:00'], ['2', 'P2', '5', 'T5', '2024-02-01 10:00'], ['3', 'P3', '5', '', '2024-03-01 10:00']] });
    expect(test.library.db.prepare('SELECT loan.external_id, title.external_id, item.external_id FROM loan JOIN title ON title.id = loan.title_id JOIN item ON item.id = item_id ORDER BY 1').raw().all())
      .toEqual([['1', 'T5', '5'], ['2', 'T5', '5'], ['3', 'T5', '5']]);
    expect(dump(test.library.db).titles).toHaveLength(1);
  });
});

describe('loans without a patron', () => {
  it('count for their titles, and take the patron off where the system has since', async () => {
    const test = open();
    await imported(test, { loans: byItem });
    const forgotten: Rows = [byItem[0]!, ['10', '', '1', '2024-01-02 10:00', '2024-01-20']];
    await expectBack(test, { loans: forgotten });
    const [batch] = await imported(test, { loans: forgotten });
    expect(loansOf(test)).toEqual([['10', null, '=item:1', 'back', 0], ['12', null, '=item:9', 'out', 0], ['11', 'P2', '=item:2', 'back', 0]]);
    expect(await test.call('imports:report', { batchId: batch as BatchId })).toMatchObject({ anonymous: 1, orphans: 0, months: [{ month: '2024-01', loans: 1, linked: 0 }] });
  });

  it('are all that is taken of a patron who refuses', async () => {
    const test = open();
    const [, batch] = await imported(test, { patrons: [['borrowernumber', 'categorycode', 'privacy'], ['P1', 'A', '2'], ['P2', 'A', '1']], loans: byItem });
    expect(loansOf(test)).toEqual([['12', null, '=item:9', 'out', 0], ['11', 'P2', '=item:2', 'back', 0]]);
    expect(await test.call('imports:report', { batchId: batch as BatchId })).toMatchObject({ ignored: [{ code: 'refused', rows: 1 }], batch: { rows: 3, added: 2, ignored: 1 } });
  });

  it('are what is left of loans whose patron has refused since, until that import is undone', async () => {
    const test = open();
    await imported(test, { loans: byItem });
    const refusing: Tables = { patrons: [['borrowernumber', 'privacy'], ['P1', '2']] };
    await expectBack(test, refusing);
    await imported(test, refusing);
    await imported(test, { loans: byItem });
    expect(loansOf(test)).toEqual([['10', null, '=item:1', 'out', 0], ['12', null, '=item:9', 'out', 0], ['11', 'P2', '=item:2', 'back', 0]]);
  });
});

describe('events', () => {
  const events: Rows = [['event_type', 'event_at', 'patron_id', 'item_barcode'], ['issue', '2024-02-01 10:00', 'P1', 'B1'], ['renew', '2024-02-10 10:00', 'P1', 'B1'], ['return', '2024-02-20 10:00', '', 'B1'],
    ['return', '2024-02-03 10:00', '', 'B3'], ['return', '2024-02-04 10:00', '', 'B7'], ['issue', '2024-02-05 10:00', 'P2', 'B2'], ['issue', '2024-02-05 10:00', 'P2', 'B1x']];

  it('are paired, close loans from before, and leave no file behind', async () => {
    const test = open();
    await imported(test, { items, loans: [byItem[0]!, ['20', 'P9', '3', '2024-01-15 09:00', '']] });
    await expectBack(test, { events });
    const [batch] = await imported(test, { events });
    expect(loansOf(test)).toEqual([[null, 'P1', 'T1', 'back', 1], [null, 'P2', '=item:B1x', 'out', 0], [null, 'P2', 'T1', 'out', 0], ['20', 'P9', 'T2', 'back', 0]]);
    expect(await test.call('imports:report', { batchId: batch as BatchId })).toMatchObject({ rejects: [{ code: 'return-without-loan', rows: 1 }] });
    expect(readdirSync(test.folder).filter((name) => name.includes('staged'))).toEqual([]);
    const before = dump(test.library.db);
    await imported(test, { events });
    expect(dump(test.library.db)).toEqual(before);
  });

  it('of the pieces of one kit are one loan', async () => {
    const test = open();
    await imported(test, { items, events: [events[0]!, ['issue', '2024-02-01 10:00:10', 'P1', 'B1'], ['issue', '2024-02-01 10:00:40', 'P1', 'B2'], ['issue', '2024-02-01 10:00:50', 'P1', 'B3']] });
    expect(loansOf(test)).toEqual([[null, 'P1', 'T1', 'out', 0], [null, 'P1', 'T2', 'out', 0]]);
  });
});

describe('renewals that are rows of their own', () => {
  it('become one loan', async () => {
    const test = open();
    const rows: Rows = [['id', 'usr', 'xact_start', 'target_copy', 'due_date', 'checkin_time', 'parent_circ', 'circ_lib'],
      ['1', 'P1', '2024-01-01 10:00:00-05', '1', '2024-01-20', '2024-01-19 10:00:00-05', '', '4'], ['3', 'P2', '2024-01-05 10:00:00-05', '2', '2024-01-25', '', '', '4'],
      ['2', 'P1', '2024-01-19 10:00:00-05', '1', '2024-02-09', '2024-02-01 10:00:00-05', '1', '4']];
    const [batch] = await imported(test, { loans: rows });
    expect(loansOf(test)).toEqual([['1', 'P1', '=item:1', 'back', 1], ['3', 'P2', '=item:2', 'out', 0]]);
    expect(await test.call('imports:report', { batchId: batch as BatchId })).toMatchObject({ ignored: [{ code: 'renewal', rows: 1 }] });
  });

  const columns = ['id', 'usr', 'xact_start', 'target_copy', 'due_date', 'checkin_time', 'parent_circ', 'circ_lib'];
  const first: Rows = [columns, ['1', 'P1', '2024-01-01 10:00:00-05', '1', '2024-01-20', '2024-01-19 10:00:00-05', '', '4']];
  const later: Rows = [columns, ['2', 'P1', '2024-01-19 10:00:00-05', '1', '2024-02-09', '2024-02-08 10:00:00-05', '1', '4'], ['5', 'P1', '2024-02-08 10:00:00-05', '1', '2024-03-01', '', '2', '4'],
    ['8', 'P2', '2024-02-01 10:00:00-05', '7', '2024-02-09', '', '6', '4']];
  const last: Rows = [columns, ['9', 'P1', '2024-02-28 10:00:00-05', '1', '2024-03-20', '2024-03-05 09:00:00-05', '5', '4']];

  it('go on with the loan that an earlier import brought, once; else they are a loan', async () => {
    const test = open();
    await imported(test, { loans: first });
    await expectBack(test, { loans: later });
    const [batch] = await imported(test, { loans: later });
    expect(loansOf(test)).toEqual([['1', 'P1', '=item:1', 'out', 2], ['8', 'P2', '=item:7', 'out', 0]]);
    expect(await test.call('imports:report', { batchId: batch as BatchId })).toMatchObject({ batch: { rows: 3, added: 1, updated: 1, ignored: 1 }, ignored: [{ code: 'renewal', rows: 1 }] });
    const before = dump(test.library.db);
    await imported(test, { loans: later });
    expect(dump(test.library.db)).toEqual(before);
    await imported(test, { loans: last });
    expect(loansOf(test)).toContainEqual(['1', 'P1', '=item:1', 'back', 3]);
  });
});

describe('a return without a loan', () => {
  const events: Rows = [['event_type', 'event_at', 'patron_id', 'item_barcode', 'note'], ['return', '2024-02-20 10:00', '', 'B1', 'kept'], ['issue', '2024-02-05 10:00', 'P2', 'B2', '']];

  it('is a row of the file of rejected rows, which closes the loan once that is known', async () => {
    const test = open();
    const [batch] = await imported(test, { events });
    const { rows } = await test.call('imports:rejects', { batchId: batch as BatchId, limit: 10 });
    expect(rows).toEqual([{ line: 2, code: 'return-without-loan', field: 'item_barcode', cells: ['return', '2024-02-20 10:00', '', 'B1', 'kept'] }]);
    const path = join(test.folder, 'rejects.csv');
    await writeRejectsFile(test.library, [batch as BatchId], path, { forSpreadsheet: false });
    await imported(test, { loans: [['loan_id', 'patron_id', 'item_barcode', 'loan_at'], ['1', 'P1', 'B1', '2024-02-01 10:00']] });
    const { result } = await test.ended(startImport(test.library, [{ path, name: 'rejects.csv' }]));
    expect((await test.call('imports:report', { batchId: result!.batchIds![0]! }))).toMatchObject({ batch: { kind: 'events', rows: 1, updated: 1, rejected: 0 } });
    expect(loansOf(test)).toContainEqual(['1', 'P1', '=item:B1', 'back', 0]);
  });
});

describe('pseudonyms', () => {
  it('and card numbers are told apart before an import; loans of nobody are neither', async () => {
    const test = open();
    expect(await test.call('imports:card-numbers', {})).toEqual({ pseudonyms: false, numbers: false });
    await imported(test, { loans: [['title_id', 'loan_at'], ['T1', '2024-01-02'], ['T2', '2024-01-03']] });
    expect(await test.call('imports:card-numbers', {})).toEqual({ pseudonyms: false, numbers: false });
    await test.ended(startImport(test.library, filesOf({ loans: byItem }), { privacy: { pseudonyms: true } }));
    expect(await test.call('imports:card-numbers', {})).toEqual({ pseudonyms: true, numbers: false });
    const [plain] = await imported(test, { loans: byItem });
    expect(await test.call('imports:card-numbers', {})).toEqual({ pseudonyms: true, numbers: true });
    await test.ended(await test.call('imports:undo', { batchId: plain as BatchId }));
    expect(await test.call('imports:card-numbers', {})).toEqual({ pseudonyms: true, numbers: false });
  });

  it('beside plain numbers are told of', async () => {
    const test = open();
    const [plain] = await imported(test, { loans: byItem });
    const { result } = await test.ended(startImport(test.library, filesOf({ loans: byItem }), { privacy: { pseudonyms: true } }));
    const report = await test.call('imports:report', { batchId: result!.batchIds![0]! });
    expect(report).toMatchObject({ batch: { pseudonyms: true }, notices: [{ code: 'link-missing' }, { code: 'pseudonyms-mixed', values: {} }] });
    const [again] = await imported(test, { loans: byItem });
    expect(await test.call('imports:report', { batchId: plain as BatchId })).toMatchObject({ batch: { pseudonyms: false }, notices: [{ code: 'link-missing' }] });
    expect(await test.call('imports:report', { batchId: again as BatchId })).toMatchObject({ notices: [{ code: 'link-missing' }, { code: 'numbers-mixed' }] });
  });
});

describe('loans counted by title', () => {
  const counts = (loans: number): Rows => [['title_id', 'title', 'period', 'branch', 'loans'], ['T1', 'Emma', '2024-01', 'MAIN', loans], ['T1', 'Emma', '2024-01', 'MAIN', 2], ['T2', 'Ulysses', '2024', '', 7]];

  it('add up in one file, and are replaced by the next', async () => {
    const test = open();
    await imported(test, { counts: counts(3) });
    expect(dump(test.library.db).counts).toEqual([{ title: 'T1', period: '2024-01', branch: 'MAIN', loans: 5 }, { title: 'T2', period: '2024', branch: null, loans: 7 }]);
    await expectBack(test, { counts: counts(10) });
    await imported(test, { counts: counts(10) });
    expect(dump(test.library.db).counts).toMatchObject([{ loans: 12 }, { loans: 7 }]);
    const { rows } = await test.call('titles:search', { text: 'Emma' });
    expect(await test.call('titles:show', { titleId: rows[0]!.id as TitleId })).toMatchObject({ counts: [{ period: '2024-01', branch: 'MAIN', loans: 12 }] });
  });
});

describe('a review', () => {
  it('says what an import would bring, and changes nothing', async () => {
    const test = open();
    await imported(test, { loans: byItem });
    const before = dump(test.library.db);
    const job = await test.ended(reviewImport(test.library, filesOf({ items, loans: [...byItem, ['13', 'P1', '3', 'soon', '']] })));
    expect(job).toMatchObject({ kind: 'review', status: 'finished', result: { reports: [
      { batch: { kind: 'items', status: 'finished', added: 1, updated: 2 } }, { batch: { kind: 'loans', added: 0, unchanged: 3, rejected: 1 }, rejects: [{ code: 'bad-date', rows: 1 }], anonymous: 1, orphans: 0 },
    ] } });
    expect(dump(test.library.db)).toEqual(before);
    expect(await test.call('imports:list', {})).toHaveLength(1);
    expect(readdirSync(test.folder).filter((name) => name.includes('staged'))).toEqual([]);
  });
});
