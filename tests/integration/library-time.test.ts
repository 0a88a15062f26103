import { writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { catalogFile } from '#catalog/folder.ts';
import { migrations } from '#catalog/migrations/all.ts';
import { openCatalog } from '#catalog/open.ts';
import { imported } from '../helpers/library-files.ts';
import { temporaryFolder } from '../helpers/library-folders.ts';
import { closeLibraries, openTestLibrary, type TestLibrary } from '../helpers/library-open.ts';

const usual = process.env['TZ'];
afterEach(async () => {
  await closeLibraries();
  if (usual === undefined) delete process.env['TZ'];
  else process.env['TZ'] = usual;
});

const minuteMs = 60_000;
/** What the clock on the wall says, so many minutes from now: an ISO text without a zone, reckoned by Intl alone. */
const wall = (zone: string, minutes = 0): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(new Date(Date.now() + minutes * minuteMs)).replace(' ', 'T');
/** The text is what the clock on the wall said a moment ago, without a zone. */
function expectNow(text: string | null | undefined, zone: string): void {
  expect(text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
  expect(text! >= wall(zone, -3) && text! <= wall(zone, 1), `${text} is not now in ${zone}`).toBe(true);
}

async function openWithBooks(zone: string, loans: (string | number)[][]): Promise<TestLibrary> {
  process.env['TZ'] = zone;
  const test = openTestLibrary();
  await imported(test, {
    titles: [['title_id', 'title', 'author', 'material_type', 'item_id'], ...Array.from({ length: 6 }, (_, at) => [`T${at}`, `Title ${at}`, 'Author', 'book', `C${at}`])],
    patrons: [['patron_id', 'group', 'birth_year', 'expires'], ['P1', 'adult', '1980', wall(zone).slice(0, 10)], ['P2', 'adult', '1980', wall(zone, -24 * 60).slice(0, 10)]],
    loans: [['patron_id', 'item_id', 'loan_at', 'due_at', 'returned_at'], ...loans],
  });
  return test;
}

describe.each(['Asia/Shanghai', 'America/New_York'])('in %s', (zone) => {
  it('loans of a file and of the desk, imports, corrections, lists and schedules have the times of the clock on the wall', async () => {
    const test = await openWithBooks(zone, [['P1', 'C0', '2024-03-10 02:30:00', '2024-03-31 23:59:59', ''], ['P1', 'C1', wall(zone, -60).replace('T', ' '), wall(zone, 60).replace('T', ' '), ''], ['P1', 'C2', wall(zone, -90).replace('T', ' '), wall(zone, -60).replace('T', ' '), '']]);
    const [patron] = (await test.call('patrons:search', { text: 'P1' })).rows;
    const loans = (await test.call('patrons:loans', { patronId: patron!.id })).rows;
    expect(loans.at(-1)).toMatchObject({ loanedAt: '2024-03-10T02:30:00', dueAt: '2024-03-31T23:59:59' });

    for (const { startedAt, endedAt } of await test.call('imports:list', {})) for (const time of [startedAt, endedAt]) expectNow(time, zone);
    const overdue = (await test.call('records:list', { kind: 'loans', columns: ['barcode'], filter: { state: 'overdue' } })).rows.map(({ cells }) => cells[0]);
    expect(overdue.sort()).toEqual(['C0', 'C2']);
    expect((await test.call('records:list', { kind: 'patrons', columns: ['card'], filter: { expired: true } })).rows.map(({ cells }) => cells[0])).toEqual(['P2']);

    const lent = await test.call('desk:scan', { number: 'C4', patronId: patron!.id, confirm: true });
    expect(lent.dueAt).toMatch(/T23:59:59$/);
    expectNow((await test.call('patrons:loans', { patronId: patron!.id })).rows[0]!.loanedAt, zone);
    const [step] = await test.call('desk:steps', {});
    expectNow(step!.at, zone);

    const [title] = (await test.call('titles:search', { text: 'Title 5' })).rows;
    await test.call('corrections:edit', { subject: 'title', rowId: title!.id, values: { title: 'Title five' } });
    await test.call('corrections:undo', { setId: (await test.call('corrections:recent', {}))[0]!.id });
    const [set] = await test.call('corrections:recent', {});
    expectNow(set!.at, zone);
    expectNow(set!.undoneAt, zone);

    await test.ended(await test.call('domains:save', { map: { map: 'all', domains: [{ name: 'books', any: [{ material: ['book'] }] }] } }));
    const [map] = await test.call('domains:list', {});
    const targetId = map!.domains[0]!.id;
    await test.ended(await test.call('domains:save', { mapId: map!.id, map: { map: 'all', domains: [{ name: 'books', any: [{ material: ['book'] }] }, { name: 'films', any: [{ material: ['dvd'] }] }] } }));
    expectNow((await test.call('domains:past', {}))[0]!.at, zone);
    const shelf = { kind: 'fallback', fallback: 'popular', targetId } as const;
    expectNow((await test.call('lists:suggest', shelf)).madeAt, zone);
    await test.ended(await test.call('lists:make-named', shelf));
    expectNow((await test.call('lists:list', { named: true })).rows[0]!.madeAt, zone);

    const soon = wall(zone, 2);
    await test.call('lists:save-schedule', { targetId, at: soon.slice(11, 16) });
    expect((await test.call('lists:schedules', {}))[0]!.next).toBe(`${soon.slice(0, 16)}:00`);

    for (const { startedAt, endedAt } of await test.call('jobs:list', {})) for (const time of [startedAt, endedAt]) {
      expect(time).toMatch(/Z$/); // when a job ran is a moment of the whole world
      expect(Math.abs(Date.parse(time!) - Date.now())).toBeLessThan(3 * minuteMs);
    }
  }, 60_000);

  it('a catalogue from before has what was UTC brought to the clock on the wall, and loans left alone', () => {
    process.env['TZ'] = zone;
    const folder = temporaryFolder();
    writeFileSync(catalogFile(folder), '');
    const old = new Database(catalogFile(folder));
    old.pragma('application_id = 0x53484247');
    for (const { version, sql } of migrations) if (version < 180) old.exec(sql);
    old.pragma('user_version = 150');
    const [winter, summer] = [Date.parse('2025-01-15T03:00:00Z') / 1000, Date.parse('2025-07-15T03:00:00Z') / 1000];
    old.exec(`
      INSERT INTO import_batch (id, first_of_job, kind, profile, file_name, status, header, mapping, started_at, ended_at, first_loan, last_loan)
        VALUES (1, 1, 'loans', NULL, 'a.csv', 'finished', '[]', '{}', ${winter}, ${summer}, 1, 1), (2, 2, 'loans', 'folio-loans', 'b.csv', 'finished', '[]', '{}', ${winter}, ${winter}, 2, 3);
      INSERT INTO correction_set (at, action, subject, undone_at) VALUES (${summer}, 'edit', 'title', NULL);
      INSERT INTO patron (id, external_id) VALUES (1, 'P'); INSERT INTO title (id, external_id, title, author, subjects, isbns) VALUES (1, 'T', 'T', '', '', '');
      INSERT INTO listed (patron_id, title_id, listed_at, method) VALUES (1, 1, ${summer}, 'x');
      INSERT INTO loan (id, patron_id, title_id, loaned_at, due_at, returned_at, batch_id) VALUES (1, 1, 1, ${winter}, ${summer}, NULL, 1), (2, 1, 1, ${winter + 60}, ${summer}, NULL, 2), (3, 1, 1, ${Date.parse('2025-01-20T00:00:00Z') / 1000}, NULL, NULL, 2);`);
    old.close();
    const { db, close } = openCatalog(folder);
    const at = (sql: string): unknown[] => db.prepare(sql).pluck().all().map((seconds) => (seconds === null ? null : new Date(Number(seconds) * 1000).toISOString().slice(0, 16)));
    const [inWinter, inSummer] = zone === 'Asia/Shanghai' ? ['2025-01-15T11:00', '2025-07-15T11:00'] : ['2025-01-14T22:00', '2025-07-14T23:00'];
    expect(at('SELECT started_at FROM import_batch')).toEqual([inWinter, inWinter]);
    expect(at('SELECT ended_at FROM import_batch WHERE id = 1')).toEqual([inSummer]);
    expect(at('SELECT at FROM correction_set')).toEqual([inSummer]);
    expect(at('SELECT undone_at FROM correction_set')).toEqual([null]);
    expect(at('SELECT listed_at FROM listed')).toEqual([inSummer]);
    expect(at('SELECT loaned_at FROM loan ORDER BY id')).toEqual(['2025-01-15T03:00', inWinter.replace(':00', ':01'), '2025-01-20T00:00']);
    expect(at('SELECT due_at FROM loan ORDER BY id')).toEqual(['2025-07-15T03:00', inSummer, null]);
    close();
  });
});
