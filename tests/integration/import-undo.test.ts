import { afterEach, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { BatchId } from '#contract/ids.ts';
import { dump, type Dump } from '../helpers/library-dump.ts';
import { imported, type Rows, type Tables } from '../helpers/library-files.ts';
import { closeLibraries, closeLibrary, openTestLibrary, type TestLibrary } from '../helpers/library-open.ts';
import { workerInProcess } from '../helpers/worker-in-process.ts';

afterEach(closeLibraries);

const undo = async (test: TestLibrary, ...batches: readonly number[]): Promise<void> => {
  for (const batch of batches) expect(await test.ended(await test.call('imports:undo', { batchId: batch as BatchId }))).toMatchObject({ status: 'finished', error: null });
};

const titleHeader = ['title_id', 'title', 'author', 'material', 'publisher', 'item_barcode', 'branch'];
const loanHeader = ['patron_id', 'item_barcode', 'title_id', 'branch', 'loan_at', 'due_at', 'returned_at', 'renewals', 'material_type', 'patron_group'];
const patronHeader = ['patron_id', 'group', 'birth_year', 'home_branch', 'consent'];
const loan = (patron: string, title: string, returned = '', day = 1): string[] => [patron, `I-${title}`, title, 'MAIN', `2024-01-0${String(day)} 10:00`, '2024-02-01', returned, '0', 'book', 'adult'];

/** Imports the tables on top of what is there, undoes that and expects the same catalogue as before. */
async function expectBack(test: TestLibrary, tables: Tables): Promise<void> {
  const before = dump(test.library.db);
  const batches = await imported(test, tables);
  expect(dump(test.library.db)).not.toEqual(before);
  await undo(test, ...[...batches].reverse());
  expect(dump(test.library.db)).toEqual(before);
}

describe('undoing an import', () => {
  it('takes away the titles it described, which loans had named before', async () => {
    const test = openTestLibrary({ launchWorker: workerInProcess });
    await imported(test, { loans: [loanHeader, loan('1', 'T1'), loan('1', 'T2')] });
    await expectBack(test, { titles: [titleHeader, ['T1', '红楼梦', '曹雪芹', 'book', 'P', 'I1', 'EAST'], ['T3', 'New', '', '', '', '', '']] });
  });

  it('brings back the values of the titles and patrons it changed', async () => {
    const test = openTestLibrary({ launchWorker: workerInProcess });
    await imported(test, { titles: [titleHeader, ['T1', 'Old', 'A', 'book', 'P', '', '']], patrons: [patronHeader, ['1', 'teen', 2010, 'MAIN', 'no']] });
    await expectBack(test, { titles: [titleHeader, ['T1', 'New', 'B', 'film', '', '', '']], patrons: [patronHeader, ['1', 'adult', 2001, 'EAST', 'yes']] });
  });

  it('opens the loans again that it closed, and leaves those that an earlier import brought', async () => {
    const test = openTestLibrary({ launchWorker: workerInProcess });
    await imported(test, { loans: [loanHeader, loan('1', 'T1'), loan('2', 'T1')] });
    await expectBack(test, { loans: [loanHeader, loan('1', 'T1', '2024-01-20'), loan('2', 'T1'), loan('3', 'T2')] });
  });

  it('takes away patrons and titles that only its loans had made', async () => {
    const test = openTestLibrary({ launchWorker: workerInProcess });
    await expectBack(test, { loans: [loanHeader, loan('1', 'T1'), loan('2', 'T2')] });
  });

  it('leaves what a later import has written', async () => {
    const test = openTestLibrary({ launchWorker: workerInProcess });
    await imported(test, { titles: [titleHeader, ['T1', 'One', 'A', 'book', '', '', '']] });
    const [second] = await imported(test, { titles: [titleHeader, ['T1', 'Two', 'B', 'book', '', '', '']] });
    const [third] = await imported(test, { titles: [titleHeader, ['T1', 'Three', 'B', 'book', '', '', '']] });
    await undo(test, second!);
    expect(dump(test.library.db).titles).toMatchObject([{ title: 'Three', author: 'A' }]);
    await undo(test, third!);
    expect(dump(test.library.db).titles).toMatchObject([{ title: 'One', author: 'A' }]);
  });

  it('keeps an empty title and a patron that loans of another import need, until that import goes too', async () => {
    const test = openTestLibrary({ launchWorker: workerInProcess });
    const [titles, patrons] = await imported(test, { titles: [titleHeader, ['T1', 'One', 'A', 'book', '', 'I-T1', 'MAIN']], patrons: [patronHeader, ['1', 'teen', 2010, 'MAIN', 'no']] });
    const [loans] = await imported(test, { loans: [loanHeader, loan('1', 'T1')] });
    await undo(test, titles!, patrons!);
    const left = dump(test.library.db);
    expect(left.titles).toMatchObject([{ external_id: 'T1', title: '', author: '' }]);
    expect(left.patrons).toMatchObject([{ external_id: '1', birth_year: null, consent: null }]);
    expect(left.loans).toHaveLength(1);
    expect((await test.call('titles:search', { text: 'T1' })).rows).toHaveLength(1);
    expect((await test.call('titles:search', { text: 'One' })).rows).toEqual([]);
    await undo(test, loans!);
    expect(dump(test.library.db)).toEqual(dump(openTestLibrary().library.db));
  });

  it('keeps a loan that a later import has closed', async () => {
    const test = openTestLibrary({ launchWorker: workerInProcess });
    const [first] = await imported(test, { loans: [loanHeader, loan('1', 'T1'), loan('2', 'T1')] });
    const [second] = await imported(test, { loans: [loanHeader, loan('1', 'T1', '2024-01-20')] });
    await undo(test, first!);
    expect(dump(test.library.db).loans).toMatchObject([{ patron: '1', returned_at: Date.parse('2024-01-20T00:00Z') / 1000 }]);
    await undo(test, second!);
    expect(dump(test.library.db)).toEqual(dump(openTestLibrary().library.db));
  });

  it('refuses an unknown import and one that has been undone', async () => {
    const test = openTestLibrary({ launchWorker: workerInProcess });
    const [batch] = await imported(test, { patrons: [patronHeader, ['1', '', '', '', '']] });
    expect(await test.call('imports:undo-preview', { batchId: batch as BatchId })).toEqual({ loans: 0, titles: 0, patrons: 1, restored: 0, models: 0 });
    await undo(test, batch!);
    await expect(test.call('imports:undo', { batchId: batch as BatchId })).rejects.toMatchObject({ code: 'batch-already-undone' });
    await expect(test.call('imports:undo-preview', { batchId: 99 as BatchId })).rejects.toMatchObject({ code: 'batch-not-found' });
  });
});

describe('imports and undos in any order', () => {
  const oneOf = <T>(...values: T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
  const patron = oneOf('1', '2', '3');
  const title = oneOf('T1', 'T2', 'T3');
  const table = (header: readonly string[], row: fc.Arbitrary<string[]>): fc.Arbitrary<Rows> => fc.array(row, { minLength: 1, maxLength: 5 }).map((rows) => [header, ...rows]);
  const tables: fc.Arbitrary<Tables> = fc.oneof(
    table(titleHeader, fc.tuple(title, oneOf('红楼梦', 'Géométrie', 'Emma'), oneOf('', 'A', 'B'), oneOf('', 'book', 'film'), oneOf('', 'P'), oneOf('', 'X1', 'I-T1'), oneOf('', 'MAIN', 'EAST'))).map((rows) => ({ titles: rows })),
    table(patronHeader, fc.tuple(patron, oneOf('', 'teen', 'adult'), oneOf('', '1990', '2001'), oneOf('', 'MAIN', 'EAST'), oneOf('', 'yes', 'no'))).map((rows) => ({ patrons: rows })),
    table(loanHeader, fc.tuple(patron, title, oneOf('', '2024-01-20', '2024-01-25'), fc.integer({ min: 1, max: 3 })).map(([who, what, returned, day]) => loan(who, what, returned, day))).map((rows) => ({ loans: rows })),
  );

  it('brings back the catalogue of every earlier moment when the newest imports are undone', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.oneof({ weight: 2, arbitrary: tables }, { weight: 1, arbitrary: fc.constant('undo' as const) }), { minLength: 2, maxLength: 8 }), async (steps) => {
      const test = openTestLibrary({ launchWorker: workerInProcess });
      const past: { readonly batch: number; readonly before: Dump }[] = [];
      for (const step of [...steps, ...steps.map(() => 'undo' as const)]) {
        if (step !== 'undo') {
          const before = dump(test.library.db);
          for (const batch of await imported(test, step)) past.push({ batch, before });
          continue;
        }
        const last = past.pop();
        if (last === undefined) continue;
        await undo(test, last.batch);
        expect(dump(test.library.db)).toEqual(last.before);
      }
      await closeLibrary(test.library);
    }), { numRuns: 25 });
  });

  it('leaves an empty catalogue when all imports are undone, whatever the order, and never loses a newer value on the way', async () => {
    await fc.assert(fc.asyncProperty(fc.array(tables, { minLength: 2, maxLength: 6 }), fc.infiniteStream(fc.nat()), async (all, order) => {
      const test = openTestLibrary({ launchWorker: workerInProcess });
      const empty = dump(test.library.db);
      const batches: number[] = [];
      for (const next of all) batches.push(...await imported(test, next));
      while (batches.length > 0) {
        const place = order.next().value! % batches.length;
        const newest = place === batches.length - 1;
        const before = dump(test.library.db).titles as { external_id: string; title: string }[];
        const lastTitles = all[batches.at(-1)! - 1]?.titles as Rows | undefined;
        await undo(test, batches.splice(place, 1)[0]!);
        if (newest || lastTitles === undefined) continue;
        for (const { external_id, title: words } of dump(test.library.db).titles as { external_id: string; title: string }[]) {
          const written = lastTitles.slice(1).filter(([id]) => id === external_id);
          const changedBy = test.library.db.prepare("SELECT 1 FROM import_change JOIN title ON title.id = row_id WHERE subject = 'title' AND external_id = ? AND import_change.batch_id = ? AND before ->> 'title' IS NOT NULL").get(external_id, batches.at(-1));
          if (written.length > 0 && changedBy !== undefined) expect(words).toBe(before.find((row) => row.external_id === external_id)?.title);
        }
      }
      expect(dump(test.library.db)).toEqual(empty);
      expect(test.library.db.prepare('SELECT count(*) FROM import_change').pluck().get()).toBe(0);
      await closeLibrary(test.library);
    }), { numRuns: 25 });
  });
});
