import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { TitleRecord } from '#contract/records.ts';
import { row, rows, write } from '#catalog/database.ts';
import { openCatalog } from '#catalog/open.ts';
import { beginBatch } from '#catalog/repositories/import-batches.ts';
import { indexTitle, unindexTitle } from '#catalog/repositories/title-indexing.ts';
import { putTitle } from '#catalog/repositories/title-writing.ts';
import { workStore } from '#catalog/repositories/works.ts';
import { formWorks } from '#imports/works/form-works.ts';
import { reformWorks, titlesAround } from '#services/title-works.ts';
import { temporaryFolder } from '../../../helpers/library-folders.ts';

const catalog = openCatalog(temporaryFolder());
const { db } = catalog;
afterAll(() => catalog.close());
const batch = beginBatch(db, { kind: 'titles', profile: null, fileName: 'titles.csv', header: [], mapping: {}, pseudonyms: false, source: {} }, null);
beforeEach(() => {
  for (const table of ['title_search', 'title_pinyin', 'import_change', 'title', 'work_link', 'work', 'setting']) write(db, `DELETE FROM ${table}`);
});

const idOf = (number: string): number | undefined => row<{ id: number }>(db, 'SELECT id FROM title WHERE external_id = ?', number)?.id;
const stored = (): unknown => ({ titles: rows(db, 'SELECT external_id, work_id FROM title ORDER BY id'), works: rows(db, 'SELECT * FROM work ORDER BY id'), links: rows(db, 'SELECT a, b FROM work_link ORDER BY a, b') });
const formAnew = async (): Promise<void> => {
  write(db, 'UPDATE title SET work_id = NULL');
  for (const table of ['work_link', 'work', 'title_keys', 'setting']) write(db, `DELETE FROM ${table}`);
  await formWorks(workStore(db));
};

type Change = { id: string; record: Omit<TitleRecord, 'titleId'> | null };
/** Makes, changes or removes a title as a hand would, and forms the works around it. */
function change({ id, record }: Change): void {
  const known = idOf(id);
  const before = titlesAround(db, known === undefined ? [] : [known]);
  if (record === null) {
    if (known !== undefined) {
      unindexTitle(db, known);
      write(db, 'DELETE FROM title WHERE id = ?', known);
    }
  } else if (known === undefined) {
    putTitle(db, { titleId: id, ...record }, batch);
    write(db, 'UPDATE title SET title = ? WHERE external_id = ?', record.title!, id);
    indexTitle(db, idOf(id)!);
  } else {
    write(db, 'UPDATE title SET title = ?, author = ?, material = ?, isbns = ?, original_title = ? WHERE id = ?', record.title, record.author ?? '', record.material ?? null, (record.isbns ?? []).join(' '), record.originalTitle ?? null, known);
    indexTitle(db, known);
  }
  const touched = known ?? idOf(id);
  expect(reformWorks(db, touched === undefined ? [] : [touched], before)).toBe(true);
}

describe('works around a title that changes', () => {
  it('are what forming all works anew would give', async () => {
    const record = fc.record({
      title: fc.constantFrom('Dune', 'Dune : messiah', 'Dune, or, The desert', 'The colour purple', 'The color purple', 'War and peace. Vol. 1', 'War and peace', 'Peace', '红楼梦', '红楼梦 = The dream of the red chamber', 'The dream of the red chamber', ''),
      author: fc.constantFrom('', 'Herbert, Frank', 'Walker, Alice', 'Tolstoy, Leo', '曹雪芹', 'Spielberg, Steven'), material: fc.constantFrom('Book', 'DVD', 'CD'),
      isbns: fc.constantFrom([], [], ['9780441172719'], ['9780441172719', '9787020002207']), originalTitle: fc.constantFrom(undefined, undefined, 'Dune', '红楼梦'),
    }, { requiredKeys: ['title', 'author', 'material', 'isbns'] });
    const step = fc.record({ id: fc.integer({ min: 1, max: 9 }).map(String), record: fc.option(record, { freq: 5 }) });
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      for (const table of ['title_search', 'title_pinyin', 'import_change', 'title', 'work_link', 'work', 'setting']) write(db, `DELETE FROM ${table}`);
      for (const [at, one] of steps.entries()) {
        change(one as Change);
        if (at === 5) await formWorks(workStore(db)); // an import in between
      }
      const around = stored();
      await formAnew();
      expect(around).toEqual(stored());
    }), { numRuns: 150 });
  }, 60_000);

  it('are looked at again by the next import', async () => {
    change({ id: '1', record: { title: 'Dune', author: 'Herbert, Frank' } });
    await formWorks(workStore(db));
    expect(await formWorks(workStore(db))).toBe(false);
    change({ id: '1', record: { title: 'Emma', author: 'Austen, Jane' } });
    expect(await formWorks(workStore(db))).toBe(true);
  });
});
