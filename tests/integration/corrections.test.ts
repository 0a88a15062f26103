import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import type { CallInput } from '#contract/calls.ts';
import type { PatronId, TitleId } from '#contract/ids.ts';
import { undoImport } from '#services/import-undo.ts';
import { dump } from '../helpers/library-dump.ts';
import { imported } from '../helpers/library-files.ts';
import { closeLibraries, openTestLibrary, type TestLibrary } from '../helpers/library-open.ts';
import { workerInProcess } from '../helpers/worker-in-process.ts';

afterEach(closeLibraries);

const titles = 'title_id,title,author,material,volume,item_barcode,branch\nT1,Emma,Austen,book,,B1,MAIN\nT2,Emma,Austen,ebook,,B2,EAST\nT3,Saga,Laxness,book,1,B3,MAIN\nT4,Saga,Laxness,book,2,B4,MAIN\nT5,=cmd,Nobody,film,,B5,EAST\n';
const patrons = 'patron_id,patron_group,birth_year\nP1,adult,1980\nP2,teen,2010\n';
const loans = 'patron_id,title_id,item_barcode,loan_at,return_at\nP1,T1,B1,2024-01-02,2024-01-20\nP1,T3,B3,2024-02-02,\nP2,T1,B1,2024-03-02,2024-03-20\nP2,T5,B5,2024-04-02,\nP1,T5,B5,2024-05-02,\n';

async function library(): Promise<TestLibrary & { patron: (card: string) => PatronId; title: (number: string) => TitleId; batches: readonly number[] }> {
  const test = openTestLibrary({ launchWorker: workerInProcess });
  const batches = await imported(test, { titles, patrons, loans });
  const idOf = (table: string, number: string): number => (test.library.db.prepare(`SELECT id FROM ${table} WHERE external_id = ?`).get(number) as { id: number }).id;
  return { ...test, batches, patron: (card) => idOf('patron', card) as PatronId, title: (number) => idOf('title', number) as TitleId };
}
const state = (test: TestLibrary) => dump(test.library.db);

describe('corrections by hand', () => {
  it('are undone to the last value, and stand in the history of the record', async () => {
    const test = await library();
    const before = state(test);
    const rowId = test.title('T1');
    const { setId } = await test.call('corrections:edit', { subject: 'title', rowId, values: { title: 'Emma!', year: 1815, author: 'Austen' } });
    expect(await test.call('corrections:read', { subject: 'title', rowId })).toMatchObject({ title: 'Emma!', year: 1815 });
    expect((await test.call('titles:search', { text: '1815' })).rows).toEqual([]);
    const [step] = await test.call('corrections:history', { subject: 'title', rowId });
    expect(step).toMatchObject({ action: 'edit', setId, changes: [{ field: 'title', before: 'Emma', after: 'Emma!' }, { field: 'year', before: null, after: 1815 }] });
    expect(await test.call('corrections:undo', { setId })).toEqual({ rows: 1, left: 0 });
    expect(state(test)).toEqual(before);
    await expect(test.call('corrections:undo', { setId })).rejects.toMatchObject({ code: 'correction-not-found' });
  });

  it('outlast a later import of the same export, whose values come up when they are undone', async () => {
    const test = await library();
    const { setId } = await test.call('corrections:edit', { subject: 'title', rowId: test.title('T1'), values: { title: 'Emma, corrected' } });
    const later = titles.replace('T1,Emma,Austen', 'T1,Emma as exported,Jane Austen');
    const [batch] = await imported(test, { titles: later });
    expect(await test.call('corrections:read', { subject: 'title', rowId: test.title('T1') })).toMatchObject({ title: 'Emma, corrected', author: 'Jane Austen' });
    await test.call('corrections:undo', { setId });
    expect(await test.call('corrections:read', { subject: 'title', rowId: test.title('T1') })).toMatchObject({ title: 'Emma as exported' });
    const again = await test.call('corrections:edit', { subject: 'title', rowId: test.title('T1'), values: { title: 'By hand' } });
    await test.ended(undoImport(test.library, batch as never));
    expect(await test.call('corrections:read', { subject: 'title', rowId: test.title('T1') })).toMatchObject({ title: 'By hand', author: 'Austen' });
    await test.call('corrections:undo', { setId: again.setId });
    expect(await test.call('corrections:read', { subject: 'title', rowId: test.title('T1') })).toMatchObject({ title: 'Emma' });
  });

  it('make patrons, titles and copies, and refuse a number that is taken', async () => {
    const test = await library();
    const before = state(test);
    const patron = await test.call('corrections:create', { subject: 'patron', values: { card: 'P9', group: 'new group', consent: 'no' } });
    expect(await test.call('patrons:show', { patronId: patron.rowId as PatronId })).toMatchObject({ externalId: 'P9', group: 'new group', consent: false });
    const title = await test.call('corrections:create', { subject: 'title', values: { title: '新书', isbn: '978-7-5366-9293-0' } });
    expect((await test.call('titles:search', { text: '新书' })).rows).toMatchObject([{ externalId: '=isbn:9787536692930' }]);
    const copy = await test.call('corrections:create', { subject: 'item', titleId: title.rowId as TitleId, values: { barcode: 'B9' } });
    await expect(test.call('corrections:create', { subject: 'patron', values: { card: 'P1' } })).rejects.toMatchObject({ code: 'number-taken' });
    await expect(test.call('corrections:edit', { subject: 'patron', rowId: test.patron('P2'), values: { card: 'P1' } })).rejects.toMatchObject({ code: 'number-taken' });
    await expect(test.call('corrections:edit', { subject: 'patron', rowId: test.patron('P2'), values: { expiresOn: '2026-02-30' } })).rejects.toMatchObject({ code: 'value-invalid' });
    await expect(test.call('corrections:undo', { setId: title.setId })).rejects.toMatchObject({ code: 'correction-changed' });
    for (const { setId } of [copy, title, patron]) await test.call('corrections:undo', { setId });
    expect({ ...state(test), groups: null, patron_group: null }).toEqual({ ...before, groups: null, patron_group: null });
  });

  it('of many spare the records that were left out', async () => {
    const test = await library();
    const { jobId } = await test.call('corrections:bulk', { kind: 'titles', except: [test.title('T2')], field: 'collection', value: 'Novels' });
    await test.ended(jobId);
    const { rows } = await test.call('records:list', { kind: 'titles', columns: ['number'], filter: { collection: [''] } });
    expect(rows.map(({ cells }) => cells)).toEqual([['T2']]);
  });

  it('take back the making of a record only as long as it is there', async () => {
    const test = await library();
    const made = await test.call('corrections:create', { subject: 'patron', values: { card: 'P9' } });
    const merge = await test.call('corrections:merge', { subject: 'patron', keep: test.patron('P1'), others: [made.rowId] });
    await expect(test.call('corrections:undo', { setId: made.setId })).rejects.toMatchObject({ code: 'correction-changed' });
    await test.call('corrections:undo', { setId: merge.setId });
    expect(await test.call('corrections:undo', { setId: made.setId })).toMatchObject({ rows: 1 });
    expect((await test.call('patrons:search', { text: 'P9' })).rows).toEqual([]);
  });

  it('take a copy back only as long as nothing names it, without reading all loans', async () => {
    const test = await library();
    const { db } = test.library;
    const before = state(test);
    const plan = (id: number) => db.prepare('EXPLAIN QUERY PLAN SELECT 1 FROM loan WHERE title_id = (SELECT title_id FROM item WHERE id = ?) AND item_id = ?').all(id, id).map((step) => (step as { detail: string }).detail);
    const copy = await test.call('corrections:create', { subject: 'item', titleId: test.title('T1'), values: { barcode: 'B9' } });
    expect(plan(copy.rowId).join()).not.toContain('SCAN');
    for (const [table, values] of [['loan', `(patron_id, title_id, item_id, loaned_at, returned_at) VALUES (1, ${String(test.title('T1'))}, ${String(copy.rowId)}, 1700000000, 1700000001)`],
      ['local_use', `(title_id, item_id, used_at) VALUES (${String(test.title('T1'))}, ${String(copy.rowId)}, 1700000000)`]] as const) {
      const { lastInsertRowid } = db.prepare(`INSERT INTO ${table} ${values}`).run();
      await expect(test.call('corrections:undo', { setId: copy.setId })).rejects.toMatchObject({ code: 'correction-changed' });
      db.prepare(`DELETE FROM ${table} WHERE id = ?`).run(lastInsertRowid);
    }
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    await test.call('corrections:undo', { setId: copy.setId });
    expect(state(test)).toEqual(before);
    await test.call('desk:add-copy', { barcode: 'B9', title: 'Made at the desk' });
    await test.call('desk:undo', {});
    expect(state(test)).toEqual(before);
    expect(db.pragma('foreign_key_check')).toEqual([]);
  });

  it('merge titles and patrons with all that is theirs, and come apart again', async () => {
    const test = await library();
    const before = state(test);
    await test.call('corrections:merge-preview', { subject: 'title', keep: test.title('T2'), others: [test.title('T1')] }).then((what) => expect(what).toMatchObject({ loans: 2, copies: 1 }));
    const [kept, gone, second] = [test.title('T2'), test.title('T1'), test.patron('P2')];
    const merged = await test.call('corrections:merge', { subject: 'title', keep: kept, others: [gone] });
    expect(await test.call('titles:show', { titleId: kept })).toMatchObject({ loanCount: 2, copies: [{ barcode: 'B2' }, { barcode: 'B1' }] });
    await expect(test.call('titles:show', { titleId: gone })).rejects.toMatchObject({ code: 'title-not-found' });
    const cards = await test.call('corrections:merge', { subject: 'patron', keep: test.patron('P1'), others: [second] });
    expect(await test.call('patrons:show', { patronId: test.patron('P1') })).toMatchObject({ loanCount: 5 });
    // the same export again: nothing comes back
    await imported(test, { titles, patrons, loans });
    expect((await test.call('records:list', { kind: 'patrons', columns: ['card', 'loans'] })).rows.map(({ cells }) => cells)).toEqual([['P1', 5]]);
    expect((await test.call('records:list', { kind: 'titles', columns: ['number'] })).rows).toHaveLength(4);
    await test.call('corrections:undo', { setId: cards.setId });
    await test.call('corrections:undo', { setId: merged.setId });
    expect(state(test)).toMatchObject({ titles: before.titles, patrons: before.patrons });
    expect(await test.call('patrons:show', { patronId: second })).toMatchObject({ loanCount: 2 });
  });

  it('merge titles and patrons that stand on reading lists, and give each its lists back', async () => {
    const test = await library();
    const { db } = test.library;
    db.exec(`
      INSERT INTO domain_map (id, name) VALUES (1, 'format');
      INSERT INTO domain (id, map_id, position, name) VALUES (1, 1, 0, 'books');
      INSERT INTO model (id, map_id, target_id, source_ids, file_name, trained_at, seed, summary) VALUES (1, 1, 1, '[]', 'a.model', 0, 1, '{}');
      INSERT INTO reading_list (kind, target_id, model_id, patron_id, made_at) SELECT 'patron', 1, 1, id, 1000 FROM patron;
      INSERT INTO reading_list_entry (list_id, state, rank, slot, title_id, score, method, source_share, reason)
        SELECT reading_list.id, 'listed', row_number() OVER (PARTITION BY reading_list.id), 'ranked', title.id, 1, 'popularity', 0, '{}' FROM reading_list, title WHERE title.external_id <> 'T2';`);
    const lists = () => ['reading_list', 'reading_list_entry', 'listed'].map((table) => db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2, 3`).all());
    const before = lists();
    expect(before.map(({ length }) => length)).toEqual([2, 8, 8]);
    for (const twins of [{ subject: 'title', keep: test.title('T2'), others: [test.title('T1')] }, { subject: 'title', keep: test.title('T3'), others: [test.title('T1'), test.title('T4')] }, { subject: 'patron', keep: test.patron('P1'), others: [test.patron('P2')] }] as const) {
      const { setId } = await test.call('corrections:merge', { ...twins, others: [...twins.others] });
      expect(lists()).not.toEqual(before);
      await test.call('corrections:undo', { setId });
      expect(lists()).toEqual(before);
    }
  });

  it('merge patrons who have one loan twice, and give back what was set by hand in the one that went', async () => {
    const test = await library();
    const { db } = test.library;
    const loanOf = (card: string): number => db.prepare('SELECT id FROM loan WHERE patron_id = ? AND title_id = ?').pluck().get(test.patron(card), test.title('T5')) as number;
    db.prepare('UPDATE loan SET loaned_at = (SELECT loaned_at FROM loan WHERE id = ?) WHERE id = ?').run(loanOf('P1'), loanOf('P2'));
    await test.call('corrections:edit', { subject: 'loan', rowId: loanOf('P2'), values: { dueOn: '2024-09-01' } });
    const kept = () => db.prepare('SELECT * FROM kept_value ORDER BY 1, 2, 3').all();
    const before = [state(test), kept()];
    expect(before[1]).toHaveLength(1);
    const { setId } = await test.call('corrections:merge', { subject: 'patron', keep: test.patron('P1'), others: [test.patron('P2')] });
    expect(kept()).toEqual([]);
    await test.call('corrections:undo', { setId });
    expect([state(test), kept()]).toEqual(before);
  });

  it('find the record that is kept by the number of the one that is gone, everywhere', async () => {
    const test = await library();
    const [keptCard, keptTitle] = [test.patron('P1'), test.title('T2')];
    await test.call('corrections:edit', { subject: 'title', rowId: keptTitle, values: { isbn: '9780141439587' } });
    await test.call('corrections:edit', { subject: 'title', rowId: test.title('T1'), values: { isbn: '9780199535521' } });
    const cards = await test.call('corrections:merge', { subject: 'patron', keep: keptCard, others: [test.patron('P2')] });
    await test.call('corrections:merge', { subject: 'title', keep: keptTitle, others: [test.title('T1')] });
    const found = async (text: string) => (await test.call('patrons:search', { text })).rows.map(({ externalId }) => externalId);
    expect(await found('P2')).toEqual(['P1']);
    expect(await found('P')).toEqual(['P1']);
    const listed = async (kind: 'patrons' | 'loans' | 'titles', text: string, sort: { column: string } | null = null) => (await test.call('records:list', { kind, filter: { text }, sort, columns: [kind === 'titles' ? 'number' : 'card'] })).rows.map(({ cells }) => cells[0]);
    expect(await listed('patrons', 'P2')).toEqual(['P1']);
    expect(await listed('patrons', 'P2', { column: 'birthYear' })).toEqual(['P1']);
    expect(await listed('patrons', 'P')).toEqual(['P1']);
    expect(await test.call('records:outline', { kind: 'patrons', filter: { text: 'P2' } })).toMatchObject({ rows: 1, next: null });
    expect(await listed('loans', 'P2')).toEqual(['P1', 'P1', 'P1', 'P1', 'P1']);
    expect(await listed('titles', 'T1')).toEqual(['T2']);
    expect(await listed('titles', '9780199535521')).toEqual(['T2']);
    expect((await test.call('titles:search', { text: 'T1' })).rows).toMatchObject([{ externalId: 'T2' }]);
    expect(await test.call('desk:scan', { number: 'P2' })).toMatchObject({ outcome: 'patron-opened', patron: { id: keptCard, card: 'P1' } });
    for (const number of ['T1', '9780199535521']) expect((await test.call('desk:scan', { number, mode: 'info' })).copy).toMatchObject({ titleId: keptTitle });
    for (const subject of ['patron', 'title'] as const) {
      const twice = subject === 'patron' ? { subject, values: { card: 'P2' } } : { subject, values: { title: 'Twice' }, number: 'T1' };
      await expect(test.call('corrections:create', twice)).rejects.toMatchObject({ code: 'number-taken' });
    }
    await test.call('corrections:undo', { setId: cards.setId });
    expect(await found('P2')).toEqual(['P2']);
    expect(await listed('patrons', 'P')).toEqual(['P1', 'P2']);
  });

  it('change many records at once, after a preview, and are undone at once', async () => {
    const test = await library();
    const before = state(test);
    const change = { kind: 'titles' as const, filter: { material: ['book'] }, field: 'collection', value: 'Novels' };
    expect(await test.call('corrections:bulk-preview', change)).toMatchObject({ rows: 3, changed: 3 });
    expect(state(test)).toEqual(before);
    const { result } = await test.ended(await test.call('corrections:bulk', change));
    expect(result).toEqual({ setId: expect.any(Number) as number, rows: 3 });
    const setId = result!.setId!;
    expect(await test.call('corrections:bulk-preview', change)).toMatchObject({ rows: 3, changed: 0 });
    expect(await test.call('corrections:recent', {})).toMatchObject([{ id: setId, action: 'bulk', rows: 3, canUndo: true, records: [{ name: 'Emma', isGone: false }, { name: 'Saga', isGone: false }, { name: 'Saga', isGone: false }] }]);
    await test.call('corrections:undo', { setId });
    expect(state(test)).toEqual(before);
  });

  it('are listed by the names of their records, also of those that are gone', async () => {
    const test = await library();
    await test.call('corrections:merge', { subject: 'title', keep: test.title('T2'), others: [test.title('T5')] });
    await test.call('corrections:merge', { subject: 'patron', keep: test.patron('P1'), others: [test.patron('P2')] });
    const copy = await test.call('corrections:create', { subject: 'item', titleId: test.title('T1'), values: { barcode: 'B9' } });
    await test.call('corrections:undo', { setId: copy.setId });
    await test.call('corrections:edit', { subject: 'loan', rowId: 1, values: { renewals: 2 } });
    expect((await test.call('corrections:recent', {})).map(({ records }) => records)).toEqual([
      [{ name: 'Emma', isGone: false }], [{ name: 'B9', isGone: true }], [{ name: 'P2', isGone: true }, { name: 'P1', isGone: false }], [{ name: '=cmd', isGone: true }, { name: 'Emma', isGone: false }],
    ]);
    const patronId = test.patron('P1');
    await test.call('corrections:erase', { patronId, loans: 'keep' });
    expect((await test.call('corrections:recent', {}))[0]).toMatchObject({ action: 'delete', records: [] });
  });

  it('count the loans of each copy, of a title that has several', async () => {
    const test = await library();
    const { db } = test.library;
    await test.call('corrections:merge', { subject: 'title', keep: test.title('T2'), others: [test.title('T1')] });
    const [id, item] = [test.title('T2'), (db.prepare("SELECT id FROM item WHERE barcode = 'B2'").get() as { id: number }).id];
    for (let n = 0; n < 4500; n += 1) db.prepare('INSERT INTO loan (patron_id, title_id, item_id, loaned_at, returned_at) VALUES (?, ?, ?, ?, 1)').run(test.patron(n % 2 === 0 ? 'P1' : 'P2'), id, n % 3 === 0 ? item : null, 1_000_000 + Math.floor(n / 4) * 60 + (n % 4));
    const { rows } = await test.call('records:list', { kind: 'copies', columns: ['barcode', 'loans'] });
    expect(rows.map(({ cells }) => cells)).toEqual([['B1', 2], ['B2', 1500], ['B3', 1], ['B4', 0], ['B5', 2]]);
  });

  it('erase a patron: her loans are nobody’s, and nothing names her any more', async () => {
    const test = await library();
    const patronId = test.patron('P2');
    await test.call('corrections:edit', { subject: 'patron', rowId: patronId, values: { birthYear: 2011 } });
    await imported(test, { loans: loans.replace('P2,T5,B5,2024-04-02,', 'P2,T5,B5,2024-04-02,2024-04-30') });
    expect(await test.call('corrections:erase-preview', { patronId })).toMatchObject({ loans: 2, corrections: 1 });
    await test.call('corrections:erase', { patronId, loans: 'keep' });
    expect((await test.call('titles:show', { titleId: test.title('T1') })).loanCount).toBe(2);
    const tables = test.library.db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'title\\_%' ESCAPE '\\' AND name <> 'job'").pluck().all() as string[];
    const text = tables.map((table) => JSON.stringify(test.library.db.prepare(`SELECT * FROM "${table}"`).all())).join('\n');
    expect(text).not.toMatch(/"P2"|\\"patron_id\\":2[,}]/);
    await expect(test.call('patrons:show', { patronId })).rejects.toMatchObject({ code: 'patron-not-found' });
  });
});

describe('works and domains', () => {
  const map = { map: 'format', domains: [{ name: 'books', any: [{ material: ['book'] }] }, { name: 'films', any: [{ material: ['film'] }] }] };
  const place = async (test: TestLibrary, titleId: number) => {
    const { editions, domains } = await test.call('titles:show', { titleId: titleId as TitleId });
    return [editions.map(({ externalId }) => externalId).sort(), domains.map(({ domain }) => domain)];
  };

  it('are right at once after an edit, a merge, a new title, and when these are undone', async () => {
    const test = await library();
    await test.ended(await test.call('domains:save', { map }));
    const [emma, film] = [test.title('T1'), test.title('T5')];
    expect(await place(test, emma)).toEqual([['T2'], ['books']]);
    expect(await place(test, film)).toEqual([[], ['films']]);
    const edit = await test.call('corrections:edit', { subject: 'title', rowId: film, values: { title: 'Emma', author: 'Austen, Jane', material: 'book' } });
    expect(await place(test, film)).toEqual([[], ['books']]);
    const again = await test.call('corrections:edit', { subject: 'title', rowId: film, values: { author: 'Austen' } });
    expect(await place(test, film)).toEqual([['T1', 'T2'], ['books']]);
    const { setId } = await test.call('corrections:merge', { subject: 'title', keep: test.title('T2'), others: [emma] });
    expect(await place(test, film)).toEqual([['T2'], ['books']]);
    await test.call('corrections:undo', { setId });
    expect(await place(test, emma)).toEqual([['T2', 'T5'], ['books']]);
    await test.call('corrections:undo', { setId: again.setId });
    await test.call('corrections:undo', { setId: edit.setId });
    expect(await place(test, emma)).toEqual([['T2'], ['books']]);
    expect(await place(test, film)).toEqual([[], ['films']]);
    const made = await test.call('corrections:create', { subject: 'title', values: { title: 'Emma', author: 'Austen', material: 'book' } });
    expect((await place(test, emma))[0]).toHaveLength(2);
    expect((await place(test, made.rowId))[1]).toEqual(['books']);
    await test.call('corrections:undo', { setId: made.setId });
    expect(await place(test, emma)).toEqual([['T2'], ['books']]);
    const copy = await test.call('desk:add-copy', { barcode: 'B99', title: 'Emma', author: 'Austen', material: 'film' });
    expect((await place(test, copy.titleId))[1]).toEqual(['films']);
    await test.call('desk:undo', {});
    await test.call('desk:add-copy', { barcode: 'B99', title: 'Emma', author: 'Austen', material: 'book' });
    expect((await place(test, emma))[0]).toHaveLength(2);
    await test.call('desk:undo', {});
    expect(await place(test, emma)).toEqual([['T2'], ['books']]);
  });

  it('follow a copy to another branch, and a change of many titles', async () => {
    const test = await library();
    await test.ended(await test.call('domains:save', { map: { map: 'places', domains: [{ name: 'east', any: [{ branch: ['EAST'] }] }, { name: 'rest', any: [{ material: ['book', 'film'] }] }] } }));
    const rowId = (test.library.db.prepare("SELECT id FROM item WHERE barcode = 'B4'").get() as { id: number }).id;
    const { setId } = await test.call('corrections:edit', { subject: 'item', rowId, values: { branch: 'EAST' } });
    expect((await place(test, test.title('T4')))[1]).toContain('east');
    await test.call('corrections:undo', { setId });
    expect((await place(test, test.title('T4')))[1]).toEqual(['rest']);
    const { result } = await test.ended(await test.call('corrections:bulk', { kind: 'titles', ids: [test.title('T1')], field: 'material', value: 'Music' }));
    const works = test.library.jobs.list()[0]!;
    expect(works.kind).toBe('works');
    expect(await test.ended(works.id)).toMatchObject({ status: 'finished', error: null });
    expect(await place(test, test.title('T1'))).toEqual([[], []]);
    await test.call('corrections:undo', { setId: result!.setId! });
    await test.ended(test.library.jobs.list()[0]!.id);
    expect(await place(test, test.title('T1'))).toEqual([['T2'], ['rest']]);
  });
});

describe('has this reader had this work?', () => {
  it('is answered for any edition and any volume, by words and by barcode', async () => {
    const test = await library();
    const relations = async (question: object) => (await test.call('records:had-before', { card: 'P1', ...question })).titles.map(({ loans: had }) => had.map(({ relation }) => relation));
    expect(await relations({ titleId: test.title('T1') })).toEqual([['same']]);
    expect(await relations({ titleId: test.title('T2') })).toEqual([['edition']]);
    expect(await relations({ titleId: test.title('T4') })).toEqual([['volume']]);
    expect(await relations({ text: 'B4' })).toEqual([['volume']]);
    expect((await relations({ text: 'emma' })).flat().sort()).toEqual(['edition', 'same']);
    expect((await test.call('records:had-before', { card: 'P2', titleId: test.title('T4') })).titles[0]?.loans).toEqual([]);
    await expect(test.call('records:had-before', { card: 'P7', titleId: test.title('T4') })).rejects.toMatchObject({ code: 'patron-not-found' });
  });
});

describe('the export of a list', () => {
  it('holds what is visible, with nothing that a spreadsheet would take for a formula', async () => {
    const test = await library();
    const deliveryOf = async (question: CallInput<'records:export'>) => (await test.ended(await test.call('records:export', question))).result?.delivery;
    const file = await deliveryOf({ kind: 'titles', filter: { branch: ['EAST'] }, sort: { column: 'author', descending: false }, columns: ['title', 'author'], headings: ['Title', '=Author'], format: 'csv', name: 'List' });
    if (file?.kind !== 'download') throw new Error('It was not delivered.');
    expect(file.name).toBe('List.csv');
    expect(readFileSync(file.url, 'utf8')).toBe("\uFEFFTitle,'=Author\nEmma,Austen\n'=cmd,Nobody\n");
    const workbook = await deliveryOf({ kind: 'loans', ids: [1, 2], columns: ['card', 'loanedAt'], headings: ['Card', 'Borrowed'], format: 'xlsx', name: 'Loans' });
    expect(workbook?.kind === 'download' && readFileSync(workbook.url).subarray(0, 2).toString()).toBe('PK');
  });
});
