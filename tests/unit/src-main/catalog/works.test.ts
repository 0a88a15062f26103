import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { TitleId } from '#contract/ids.ts';
import type { TitleRecord } from '#contract/records.ts';
import { rows, row, write } from '#catalog/database.ts';
import { openCatalog } from '#catalog/open.ts';
import { beginBatch } from '#catalog/repositories/import-batches.ts';
import { putTitle } from '#catalog/repositories/title-writing.ts';
import { showTitle } from '#catalog/repositories/titles.ts';
import { editionsIn, workStore } from '#catalog/repositories/works.ts';
import type { WritableDB } from '#catalog/database.ts';
import { formWorks, type WorksOptions } from '#imports/works/form-works.ts';
import { temporaryFolder } from '../../../helpers/library-folders.ts';

const catalog = openCatalog(temporaryFolder());
const { db } = catalog;
afterAll(() => catalog.close());
const begun = (fileName: string) => beginBatch(db, { kind: 'titles', profile: null, fileName, header: [], mapping: {}, pseudonyms: false, source: {} }, null);
const refreshWorks = (of: WritableDB, options?: WorksOptions): Promise<boolean> => formWorks(workStore(of), options);
const batch = begun('titles.csv');

const put = (titleId: string, title: string, author = '', more: Partial<TitleRecord> = {}): void => { putTitle(db, { titleId, title, ...(author !== '' && { author }), ...more }, batch); };
const remove = (titleId: string): void => { write(db, 'DELETE FROM title WHERE external_id = ?', titleId); };
const works = (): string[] => rows<{ titles: string }>(db, `
  SELECT group_concat(external_id) AS titles FROM (SELECT work_id, external_id FROM title WHERE work_id IS NOT NULL ORDER BY external_id) GROUP BY work_id ORDER BY 1`).map(({ titles }) => titles);
const links = (): string[] => rows<{ a: string; b: string }>(db, `
  SELECT min(one.external_id) AS a, min(other.external_id) AS b FROM work_link JOIN title AS one ON one.work_id = a JOIN title AS other ON other.work_id = b GROUP BY work_link.a, work_link.b ORDER BY 1`).map(({ a, b }) => `${a} ~ ${b}`);
const stored = (): unknown => ({
  titles: rows(db, 'SELECT id, work_id FROM title ORDER BY id'), works: rows(db, 'SELECT * FROM work ORDER BY id'), links: rows(db, 'SELECT * FROM work_link ORDER BY a, b'), keys: rows(db, "SELECT title_id, hex(keys) FROM title_keys JOIN title ON title.id = title_id WHERE title <> '' ORDER BY title_id"),
});
const formAnew = async (): Promise<void> => {
  write(db, 'UPDATE title SET work_id = NULL');
  for (const table of ['work_link', 'work', 'title_keys']) write(db, `DELETE FROM ${table}`);
  write(db, "DELETE FROM setting WHERE key = 'works'");
  await refreshWorks(db);
};

beforeEach(() => {
  for (const table of ['title_search', 'title_pinyin', 'import_change', 'title', 'work_link', 'work', 'setting']) write(db, `DELETE FROM ${table}`);
});

describe('works in the catalogue', () => {
  it('are formed, grow, come apart and go', async () => {
    put('1', 'Dune', 'Herbert, Frank');
    put('2', 'Dune : a novel / Frank Herbert', 'Frank Herbert', { material: 'E-book' });
    put('3', 'Emma', 'Austen, Jane');
    expect(await refreshWorks(db)).toBe(true);
    expect(works()).toEqual(['1,2']);
    put('4', 'Der Wüstenplanet', 'Herbert, Frank', { originalTitle: 'Dune' });
    put('3', 'Emma', 'Herbert, Frank');
    await refreshWorks(db);
    expect(works()).toEqual(['1,2,4']);
    put('3', 'Dune');
    await refreshWorks(db);
    expect(works()).toEqual(['1,2,3,4']);
    remove('1');
    put('2', 'Another book');
    await refreshWorks(db);
    expect(works()).toEqual(['3,4']);
    remove('3');
    await refreshWorks(db);
    expect(works()).toEqual([]);
    expect(rows(db, 'SELECT * FROM work')).toEqual([]);
    expect(rows(db, 'SELECT title_id FROM title_keys')).toHaveLength(2);
  });

  it('link a film to its book, as long as both are there', async () => {
    put('book', 'The color purple', 'Walker, Alice', { material: 'Book' });
    put('film', 'The color purple', 'Spielberg, Steven', { material: 'DVD' });
    put('other', 'The colour of magic', 'Pratchett, Terry', { material: 'Book' });
    await refreshWorks(db);
    expect(links()).toEqual(['book ~ film']);
    expect(works()).toEqual(['book', 'film']);
    expect(rows(db, 'SELECT medium FROM work ORDER BY id')).toEqual([{ medium: 'text' }, { medium: 'film' }]);
    remove('film');
    await refreshWorks(db);
    expect([links(), works()]).toEqual([[], []]);
  });

  it('are shown with each of their titles', async () => {
    put('book', 'The color purple', 'Walker, Alice', { material: 'Book', language: 'en', year: 1982 });
    put('audio', 'The color purple', 'Walker, Alice', { material: 'Audiobook', language: 'en' });
    put('film', 'The color purple', 'Spielberg, Steven', { material: 'DVD' });
    put('other', 'Emma', 'Austen, Jane');
    await refreshWorks(db);
    const shown = (externalId: string) => {
      const { editions, adaptations } = showTitle(db, row<{ id: TitleId }>(db, 'SELECT id FROM title WHERE external_id = ?', externalId)!.id)!;
      return [editions, adaptations].map((titles) => titles.map((title) => title.externalId));
    };
    expect(shown('book')).toEqual([['audio'], ['film']]);
    expect(shown('film')).toEqual([[], ['audio', 'book']]);
    expect(shown('other')).toEqual([[], []]);
    expect(showTitle(db, row<{ id: TitleId }>(db, "SELECT id FROM title WHERE external_id = 'audio'")!.id)!.editions[0]).toMatchObject({ title: 'The color purple', material: 'Book', language: 'en', year: 1982, medium: 'text' });
  });

  it('have the id of their first title', async () => {
    put('1', 'Emma', 'Austen, Jane');
    put('2', 'Dune', 'Herbert, Frank');
    put('3', 'Dune', 'Herbert, F.');
    await refreshWorks(db);
    expect(row(db, "SELECT work_id = (SELECT id FROM title WHERE external_id = '2') AS its FROM title WHERE external_id = '3'")).toEqual({ its: 1 });
  });

  it('are left alone where nothing has changed', async () => {
    put('1', 'Dune', 'Herbert, Frank');
    put('2', 'Dune', 'Frank Herbert');
    await refreshWorks(db);
    const before = db.prepare('SELECT total_changes()').pluck().get();
    expect(await refreshWorks(db)).toBe(false);
    expect(db.prepare('SELECT total_changes()').pluck().get()).toBe(before);
    expect(works()).toEqual(['1,2']);
  });

  it('count the titles of an import that join a work', async () => {
    put('1', 'Dune', 'Herbert, Frank');
    const later = begun('more.csv');
    for (const titleId of ['2', '3']) putTitle(db, { titleId, title: 'Dune', author: 'Frank Herbert' }, later);
    putTitle(db, { titleId: '4', title: 'Emma', author: 'Austen, Jane' }, later);
    await refreshWorks(db);
    expect([editionsIn(db, batch), editionsIn(db, later)]).toEqual([0, 2]);
  });

  it('that were stopped half-way are made good', async () => {
    for (let n = 0; n < 30; n += 1) put(`a${n}`, `Book number ${n % 7}`, 'Writer, Ann');
    for (let stop = 1; ; stop += 1) {
      write(db, 'UPDATE title SET work_id = NULL');
      for (const table of ['work_link', 'work', 'title_keys', 'setting']) write(db, `DELETE FROM ${table}`);
      const controller = new AbortController();
      let steps = 0;
      const ended = await refreshWorks(db, { signal: controller.signal, report: () => { if (++steps === stop) controller.abort(); } }).then(() => true, () => false);
      await refreshWorks(db);
      expect(works()).toHaveLength(7);
      if (ended) return;
    }
  });

  it('are the same however they came about', async () => {
    const title = fc.constantFrom('Dune', 'Dune : messiah', 'Emma', 'War and peace. Vol. 1', 'War and peace. Vol. 2', 'War and peace', '');
    const step = fc.record({
      id: fc.integer({ min: 1, max: 9 }).map(String), remove: fc.boolean(), title, author: fc.constantFrom('', 'Herbert, Frank', 'Austen, Jane', 'Tolstoy, Leo'), material: fc.constantFrom('Book', 'DVD'), isbns: fc.constantFrom([], ['9780441172719']),
    });
    await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 30 }), fc.integer({ min: 1, max: 5 }), async (steps, every) => {
      for (const [at, { id, remove: goes, ...record }] of steps.entries()) {
        if (goes) remove(id);
        else putTitle(db, { titleId: id, ...record }, batch);
        if (at % every === 0) await refreshWorks(db);
      }
      await refreshWorks(db);
      const grown = stored();
      await formAnew();
      expect(grown).toEqual(stored());
    }), { numRuns: 60 });
  });
});
