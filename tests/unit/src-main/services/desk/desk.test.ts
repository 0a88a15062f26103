import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CallInput } from '#contract/calls.ts';
import type { ScanAnswer } from '#contract/desk.ts';
import { AppError } from '#contract/errors.ts';
import { pseudonymiser } from '#imports/records/patron-ids.ts';
import { pseudonymKey } from '#services/pseudonym-key.ts';
import { imported } from '../../../../helpers/library-files.ts';
import { dump } from '../../../../helpers/library-dump.ts';
import { temporaryFolder } from '../../../../helpers/library-folders.ts';
import { closeLibraries, openTestLibrary, type TestLibrary } from '../../../../helpers/library-open.ts';

let test: TestLibrary;
let imports: string;
afterEach(closeLibraries);
beforeAll(async () => {
  const once = openTestLibrary();
  imports = once.folder;
  await imported(once, {
    titles: [['title_id', 'title', 'author', 'material_type', 'isbn', 'item_id', 'branch'], ['T1', 'Dune', 'Herbert', 'book', '9780441013593', '3001', 'MAIN'], ['T1', 'Dune', 'Herbert', 'book', '9780441013593', '3002', 'MAIN'],
      ['T2', 'Solaris', 'Lem', 'dvd', '', '3003', 'EAST'], ['T3', 'Debt and its cure', 'Nobody', 'book', '9780262033848', '3004', 'MAIN'], ['T4', 'No copies', 'X', 'book', '9787536692930', '', '']],
    patrons: [['patron_id', 'group', 'birth_year', 'expires'], ['2001', 'adult', '1980', ''], ['2002', 'child', '2015', ''], ['2003', 'adult', '1950', '2020-01-01']],
  });
  await closeLibraries();
});
beforeEach(() => {
  const folder = join(temporaryFolder(), 'catalog');
  cpSync(imports, folder, { recursive: true });
  test = openTestLibrary({ folder });
});

const scan = (number: string, more: Omit<CallInput<'desk:scan'>, 'number'> = {}): Promise<ScanAnswer> => test.call('desk:scan', { number, ...more });
const open = async (card: string) => (await scan(card)).patron!;
const loans = (): Record<string, unknown>[] => test.library.db.prepare('SELECT patron_id, item_id, returned_at, renewals, batch_id, due_at, loaned_at FROM loan ORDER BY id').all() as Record<string, unknown>[];

/** The times of loans that say more than the day. */
const hours = (): unknown[] => test.library.db.prepare('SELECT loaned_at, returned_at, desk_at FROM loan').all().flatMap((loan) => Object.values(loan as object) as (number | null)[]).filter((at) => at !== null && at % 86_400 !== 0);

describe('a scan', () => {
  it('opens the patron of a card, lends a copy to her, and takes it back without her', async () => {
    const patron = await open('2001');
    expect(patron).toMatchObject({ card: '2001', group: 'adult', loans: [], problems: [] });
    const lent = await scan('3001', { patronId: patron.id });
    expect(lent).toMatchObject({ outcome: 'lent', copy: { title: 'Dune', status: 'out' }, patron: { loans: [{ title: 'Dune', renewalsLeft: 2, overdueDays: 0 }] } });
    expect(lent.dueAt).toMatch(/T23:59:59$/);
    expect(loans()).toMatchObject([{ returned_at: null, batch_id: null }]);
    expect(await scan('3001')).toMatchObject({ outcome: 'returned', copy: { status: 'in' }, patron: null, notices: [] });
    expect(await scan('3001')).toMatchObject({ outcome: 'told' });
    expect(await scan('3001', { mode: 'return' })).toMatchObject({ outcome: 'not-on-loan' });
    expect((await test.call('program:info', {})).counts.loans).toBe(1);
  });

  it('of a copy that is hers already asks, and renews when it is confirmed', async () => {
    const { id } = await open('2001');
    await scan('3001', { patronId: id });
    expect(await scan('3001', { patronId: id })).toMatchObject({ outcome: 'already-hers' });
    expect(await scan('3001', { patronId: id, confirm: true })).toMatchObject({ outcome: 'renewed', patron: { loans: [{ renewals: 1, renewalsLeft: 1 }] } });
    expect(await scan('3001', { mode: 'renew' })).toMatchObject({ outcome: 'renewed' });
    expect(await scan('3001', { mode: 'renew' })).toMatchObject({ outcome: 'asked', problems: [{ code: 'renewals-used-up', limit: 2 }] });
    expect(await scan('3001', { mode: 'renew', confirm: true })).toMatchObject({ outcome: 'renewed' });
  });

  it('of a copy that is out to another takes it back first', async () => {
    await scan('3001', { patronId: (await open('2001')).id });
    const other = await scan('3001', { patronId: (await open('2002')).id });
    expect(other).toMatchObject({ outcome: 'lent', notices: [{ code: 'returned-first' }] });
    expect(loans().map(({ returned_at: back }) => back === null)).toEqual([false, true]);
  });

  it('asks where a card has expired, a block stands, a limit is reached or a copy is not lent', async () => {
    await test.call('desk:save-rules', { ...await test.call('desk:rules', {}), rules: [{ group: null, material: null, loanDays: 14, renewals: 1, mostLoans: 1 }, { group: null, material: 'dvd', loanDays: 0, renewals: 0, mostLoans: null }] });
    const expired = await open('2003');
    expect(await scan('3001', { patronId: expired.id })).toMatchObject({ outcome: 'asked', problems: [{ code: 'card-expired', date: '2020-01-01' }] });
    expect(loans()).toEqual([]);
    expect(await scan('3001', { patronId: expired.id, confirm: true })).toMatchObject({ outcome: 'lent' });
    const { id } = await open('2001');
    const blocked = await test.call('desk:block', { patronId: id, reason: 'fees', note: 'see the office' });
    expect(blocked.problems).toEqual([{ code: 'blocked', reason: 'fees', note: 'see the office' }]);
    expect(await scan('3002', { patronId: id })).toMatchObject({ outcome: 'asked', problems: [{ code: 'blocked' }] });
    expect((await test.call('desk:lift-block', { blockId: blocked.blocks[0]!.id })).problems).toEqual([]);
    expect(await scan('3002', { patronId: id })).toMatchObject({ outcome: 'lent' });
    expect(await scan('3003', { patronId: id })).toMatchObject({ outcome: 'asked', problems: [{ code: 'limit-reached', limit: 1, material: null }, { code: 'not-lent' }] });
  });

  it('knows ISBNs and titles without copies, and lets the librarian choose among copies', async () => {
    const { id } = await open('2001');
    const choice = await scan('978-0-441-01359-3', { patronId: id });
    expect(choice).toMatchObject({ outcome: 'choose', choices: [{ barcode: '3001' }, { barcode: '3002' }] });
    expect(await scan('9780441013593', { patronId: id, itemId: choice.choices[1]!.itemId! })).toMatchObject({ outcome: 'lent', copy: { barcode: '3002' } });
    expect(await scan('9780441013593', { mode: 'return' })).toMatchObject({ outcome: 'returned', copy: { barcode: '3002' } });
    expect(await scan('0262033844', { patronId: id })).toMatchObject({ outcome: 'lent', copy: { barcode: '3004' } });
    expect(await scan('9787536692930', { patronId: id })).toMatchObject({ outcome: 'lent', copy: { itemId: null, title: 'No copies' } });
    expect(await scan('9787536692930', { mode: 'return' })).toMatchObject({ outcome: 'returned' });
  });

  it('says what it does not know, and what was misread', async () => {
    expect(await scan('999')).toMatchObject({ outcome: 'unknown', mayAdd: ['patron', 'copy'] });
    const rules = await test.call('desk:rules', {});
    await test.call('desk:save-rules', { ...rules, cards: { ...rules.cards, check: 'luhn', prefixes: ['LIB'] }, copies: { ...rules.copies, check: 'luhn' } });
    expect(await scan('30972100007082')).toMatchObject({ outcome: 'misread', mayAdd: [] });
    expect(await scan('30972100007081')).toMatchObject({ outcome: 'unknown' });
    expect(await scan('LIB2001')).toMatchObject({ outcome: 'patron-opened', patron: { card: '2001' } }); // what the catalogue holds goes before the rules
  });

  it('counts a use in the house without a person', async () => {
    expect(await scan('3001', { mode: 'use', patronId: (await open('2001')).id })).toMatchObject({ outcome: 'used' });
    expect(test.library.db.prepare('SELECT count(*) AS n FROM local_use').get()).toEqual({ n: 1 });
    expect(loans()).toEqual([]);
  });
});

describe('holds', () => {
  it('queue, are filled by a return, are guarded, and are collected', async () => {
    const [first, second] = [await open('2001'), await open('2002')];
    await scan('3003', { patronId: first.id });
    expect(await scan('3003', { mode: 'hold', patronId: second.id })).toMatchObject({ outcome: 'hold-placed', notices: [], patron: { holds: [{ place: 1, readyAt: null }] } });
    expect(await scan('3003', { mode: 'hold', patronId: second.id })).toMatchObject({ outcome: 'hold-there' });
    expect(await scan('3003', { mode: 'renew' })).toMatchObject({ outcome: 'asked', problems: [{ code: 'queue-waits', n: 1 }] });
    expect(await scan('3003')).toMatchObject({ outcome: 'returned', notices: [{ code: 'hold-ready', card: '2002' }], copy: { status: 'hold-shelf' } });
    expect((await test.call('desk:holds', {})).rows).toMatchObject([{ card: '2002', barcode: '3003', title: 'Solaris' }]);
    expect(await scan('3003', { patronId: first.id })).toMatchObject({ outcome: 'asked', problems: [{ code: 'held-for-other' }] });
    expect(await scan('3003', { patronId: second.id })).toMatchObject({ outcome: 'lent', notices: [{ code: 'hold-collected' }], patron: { holds: [] } });
  });

  it('that are cancelled go to the next, and a copy at hand is put aside at once', async () => {
    const [first, second] = [await open('2001'), await open('2002')];
    expect(await scan('3003', { mode: 'hold', patronId: first.id })).toMatchObject({ outcome: 'hold-placed', notices: [{ code: 'hold-ready', card: '2001' }] });
    const titleId = (await scan('3003', { mode: 'info' })).copy!.titleId;
    expect(await test.call('desk:place-hold', { patronId: second.id, titleId })).toMatchObject({ outcome: 'hold-placed' });
    await test.call('desk:cancel-hold', { holdId: (await test.call('desk:holds', {})).rows[0]!.id });
    expect((await test.call('desk:holds', {})).rows).toMatchObject([{ card: '2002', barcode: '3003' }]);
    await expect(test.call('desk:cancel-hold', { holdId: 99 })).rejects.toEqual(new AppError('hold-not-found'));
  });
});

describe('undo', () => {
  it('takes back several steps, each as a whole, and leaves the catalogue as it was', async () => {
    const before = dump(test.library.db);
    const [first, second] = [await open('2001'), await open('2002')];
    await scan('3001', { patronId: first.id });
    await scan('3001', { patronId: second.id });
    await scan('3002', { mode: 'hold', patronId: first.id });
    await scan('3001');
    await scan('3003', { mode: 'use' });
    await test.call('desk:block', { patronId: first.id, reason: 'other' });
    await test.call('desk:add-patron', { card: '2004', group: 'new group' });
    await test.call('desk:add-copy', { barcode: '3009', title: 'New', isbn: '9780316769488' });
    const actions = (await test.call('desk:steps', {})).map(({ action }) => action);
    expect(actions).toEqual(['add-copy', 'add-patron', 'block', 'use', 'return', 'hold', 'lend', 'lend']);
    for (const action of actions) expect((await test.call('desk:undo', {})).step).toMatchObject({ action });
    expect(await test.call('desk:undo', {})).toEqual({ step: null, left: 0 });
    expect(dump(test.library.db)).toEqual(before);
    expect(test.library.db.prepare('SELECT count(*) AS n FROM hold UNION ALL SELECT count(*) FROM local_use UNION ALL SELECT count(*) FROM patron_block').pluck().all()).toEqual([0, 0, 0]);
  });

  it('does not take back what has been changed otherwise since', async () => {
    const { id } = await open('2001');
    await scan('3001', { patronId: id });
    test.library.db.exec('UPDATE loan SET due_at = 1');
    await expect(test.call('desk:undo', {})).rejects.toEqual(new AppError('desk-step-changed'));
    expect(loans()).toHaveLength(1);
  });

  it('leaves a trail that names nobody', async () => {
    const { id } = await open('2001');
    await scan('3001', { patronId: id });
    await test.call('desk:undo', {});
    const trail = test.library.db.prepare('SELECT action, detail FROM audit ORDER BY id').all() as { action: string; detail: string }[];
    expect(trail.map(({ action }) => action)).toEqual(['desk:lend', 'desk:undo-lend']);
    expect(trail.every(({ detail }) => Object.keys(JSON.parse(detail) as object).every((key) => key === 'title'))).toBe(true);
  });
});

describe('readers’ privacy', () => {
  it('an anonymous session lends to nobody, at no time of the day, and what could be undone of it is forgotten', async () => {
    expect(await scan('3001', { anonymous: true })).toMatchObject({ outcome: 'lent-to-nobody', patron: null, copy: { status: 'out' } });
    expect(await scan('3003', { anonymous: true })).toMatchObject({ outcome: 'lent-to-nobody' });
    expect(loans()).toMatchObject([{ patron_id: null }, { patron_id: null }]);
    expect(loans().map(({ loaned_at: at }) => Number(at) % 86_400)).toEqual([0, 0]);
    await test.call('desk:end-anonymous', {});
    expect(await test.call('desk:steps', {})).toEqual([]);
    expect(await scan('3001')).toMatchObject({ outcome: 'returned' });
    expect(hours()).toEqual([]);
  });

  it('a patron who wants no history has no loan left once it is returned', async () => {
    const { id } = await open('2001');
    test.library.db.prepare('UPDATE patron SET refuses_history = 1 WHERE id = ?').run(id);
    await scan('3001', { patronId: id });
    expect((await test.call('desk:patron', { patronId: id })).loans).toHaveLength(1);
    expect(await scan('3001')).toMatchObject({ outcome: 'returned', notices: [{ code: 'history-dropped' }] });
    expect(loans()).toMatchObject([{ patron_id: null }]);
    expect(hours()).toEqual([]);
  });

  it('a card is found by its pseudonym, and a new one becomes one', async () => {
    const name = pseudonymiser(pseudonymKey(test.library.environment.settings.folder));
    test.library.db.prepare('UPDATE patron SET external_id = ? WHERE external_id = ?').run(name('2001'), '2001');
    expect(await scan('2001')).toMatchObject({ outcome: 'patron-opened', patron: { card: name('2001') } });
    expect(await test.call('desk:add-patron', { card: '2007' })).toMatchObject({ card: name('2007') });
  });

  it('a shared screen names no sensitive title', async () => {
    await test.call('settings:write', { sharedScreen: true });
    const { id } = await open('2001');
    expect(await scan('3004', { patronId: id })).toMatchObject({ copy: { title: '', author: '', withheld: true, barcode: '3004' }, patron: { loans: [{ title: '', withheld: true }] } });
  });

  it('next reads respect a refusal and say what to do', async () => {
    const { id } = await open('2001');
    expect(await test.call('desk:next-reads', { patronId: id })).toMatchObject({ state: 'no-model', reads: [] });
    test.library.db.prepare('UPDATE patron SET consent = 0 WHERE id = ?').run(id);
    expect(await test.call('desk:next-reads', { patronId: id })).toMatchObject({ state: 'refused', reads: [] });
  });
});

describe('a later import of the library’s system', () => {
  const day = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 10);
  const export_ = (at: number, more: readonly string[] = ['', '', '0']): Record<string, (string | number)[][]> => ({
    loans: [['patron_id', 'title_id', 'item_id', 'loan_at', 'due_at', 'returned_at', 'renewals'], ['2001', 'T1', '3001', day(at), ...more]],
  });

  it('knows the loan that the desk has lent on that day, and takes nothing of the desk back', async () => {
    const { id } = await open('2001');
    await scan('3001', { patronId: id });
    await scan('3001', { mode: 'renew' });
    const [lent] = loans();
    await imported(test, export_(Number(lent!['loaned_at']), ['2020-01-01', '', '0']));
    expect(loans()).toEqual([lent]);
    await scan('3001');
    const [back] = loans();
    await imported(test, export_(Number(lent!['loaned_at']), ['2020-01-01', '2030-01-01', '5']));
    expect(loans()).toMatchObject([{ returned_at: back!['returned_at'], renewals: 5, batch_id: null }]);
  });

  it('is undone without the desk’s loans', async () => {
    const { id } = await open('2002');
    await scan('3002', { patronId: id });
    const before = dump(test.library.db);
    const [batch] = await imported(test, export_(1_600_000_000));
    await test.ended(await test.call('imports:undo', { batchId: batch as never }));
    expect(dump(test.library.db)).toEqual(before);
  });
});
