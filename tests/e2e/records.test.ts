import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApp, type BrowserApp } from './app.ts';
import { Navigation } from './page-models/navigation.ts';
import { PatronScreen } from './page-models/patrons.ts';
import { RecordsScreen } from './page-models/records.ts';
import { StartScreen } from './page-models/start.ts';

let app: BrowserApp;
beforeAll(async () => {
  app = await startApp({ expected: [/404|409|400/] });
  await new StartScreen(app).demo();
});
afterAll(() => app.close());

const t = (key: string, values: Record<string, string | number> = {}, n?: number): string => app.words(key, values, n);

describe('the lists', () => {
  test('are sorted, scrolled to their end and filtered, and count what they hold', async () => {
    await new Navigation(app).to('titles');
    const titles = new RecordsScreen(app, 'titles');
    await titles.count(6000).waitFor();
    await titles.sortBy('year');
    await titles.sortBy('year');
    await expect.poll(() => titles.heading1('year').getAttribute('aria-sort')).toBe('descending');
    await titles.grid.press('End');
    await expect.poll(() => titles.rows.last().getAttribute('aria-rowindex')).toBe('6001');
    await titles.rows.last().getByRole('link').waitFor();
    await titles.button(t('records.filter.title')).click();
    await titles.main.getByRole('combobox', { name: t('records.filter.material') }).selectOption('music');
    await expect.poll(async () => (await titles.rows.allInnerTexts()).every((row) => row.includes('music'))).toBe(true);
    expect(await titles.table.getByRole('status').innerText()).not.toContain('6,000');
  });

  test('keep filter, order and columns as a view', async () => {
    const titles = new RecordsScreen(app, 'titles');
    const columns = await titles.panel('columns');
    await columns.getByLabel(t('records.column.publisher')).check();
    await titles.heading1('publisher').waitFor();
    const views = await titles.panel('views.title');
    await views.getByRole('textbox').fill('Music by publisher');
    await views.getByRole('button', { name: t('records.views.save') }).click();
    await views.getByRole('button', { name: t('records.views.all') }).click();
    await titles.count(6000).waitFor();
    expect(await titles.heading1('publisher').count()).toBe(0);
    await (await titles.panel('views.title')).getByRole('button', { name: 'Music by publisher', exact: true }).click();
    await titles.heading1('publisher').waitFor();
    await (await titles.panel('views.title')).getByRole('button', { name: t('records.views.all') }).click();
  });

  test('of copies and loans lead to their titles and patrons', async () => {
    const copies = new RecordsScreen(app, 'copies');
    await copies.tab();
    const loans = new RecordsScreen(app, 'loans');
    await loans.tab();
    await loans.count(60_000).waitFor();
    await loans.rows.first().getByRole('link').first().click();
    await new PatronScreen(app).history.waitFor();
  });

  test('are marked as a whole, but for rows that are left out again, and exported so', async () => {
    await new Navigation(app).to('patrons');
    const patrons = new RecordsScreen(app, 'patrons');
    await patrons.search.fill('0100');
    const all = patrons.grid.getByRole('checkbox', { name: t('records.markAll') });
    await all.check();
    const n = (await patrons.table.getByRole('status').innerText()).match(/\d+/)![0];
    await patrons.main.getByText(t('records.marked.all', { n }, Number(n))).waitFor();
    const first = patrons.rows.first().getByRole('checkbox');
    await first.uncheck();
    expect(await all.isChecked()).toBe(false);
    const left = String(Number(n) - 1);
    await patrons.main.getByText(t('records.marked.some', { n: left }, Number(left)), { exact: true }).waitFor();
    const panel = await patrons.panel('export.title');
    const file = await app.saved(() => panel.getByRole('button', { name: 'CSV' }).click());
    expect(readFileSync(file.path, 'utf8').trim().split('\n')).toHaveLength(Number(n)); // and the headings
    await patrons.button(t('records.marked.clear')).click();
    await patrons.search.fill('');
  });

  test('are exported as they are shown', async () => {
    await new Navigation(app).to('patrons');
    const patrons = new RecordsScreen(app, 'patrons');
    await patrons.count(2000).waitFor();
    const panel = await patrons.panel('export.title');
    const file = await app.saved(() => panel.getByRole('button', { name: 'CSV' }).click());
    const lines = readFileSync(file.path, 'utf8').trim().split('\n');
    expect(lines).toHaveLength(2001);
    expect(lines[0]).toContain(t('records.column.homeBranch'));
  });

  test('show how far a long export is, which can be cancelled', async () => {
    await new Navigation(app).to('titles');
    const loans = new RecordsScreen(app, 'loans');
    await loans.tab();
    await loans.count(60_000).waitFor();
    const panel = await loans.panel('export.title');
    await panel.getByRole('button', { name: t('records.export.xlsx') }).click();
    const progress = loans.main.getByRole('progressbar');
    await progress.waitFor();
    await loans.main.getByRole('region', { name: t('records.export.running', { name: 'Loans.xlsx' }) }).getByRole('button', { name: t('common.cancel') }).click();
    await app.page.getByText(t('records.export.cancelled')).waitFor();
    expect(await progress.count()).toBe(0);
  });
});

describe('corrections', () => {
  test('that cannot be read are said beside their field, and what is known already is written as before', async () => {
    await new Navigation(app).to('titles');
    const titles = new RecordsScreen(app, 'titles');
    await titles.button(t('records.edit.new.title')).click();
    await titles.field('title').fill('Made by hand');
    await titles.field('material').fill('BOOK');
    await titles.field('language').fill('eng');
    await titles.field('isbn').fill('12345');
    await titles.save.click();
    await titles.dialog().getByText(t('records.edit.wrong.isbn')).waitFor();
    await expect.poll(() => titles.field('isbn').getAttribute('aria-invalid')).toBe('true');
    await app.page.keyboard.press('ControlOrMeta+a');
    await app.page.keyboard.type('9780306406157'); // the focus is in the field
    await titles.save.click();
    await titles.heading('Made by hand').waitFor();
    const { rows } = await app.call('records:list', { kind: 'titles', columns: ['material', 'language', 'isbn'], filter: { text: 'made by hand' } });
    expect(rows.map(({ cells }) => cells)).toEqual([['book', 'en', '9780306406157']]);
    await new Navigation(app).notice(t('records.edit.made')).locator('..').getByRole('button', { name: t('records.history.undo') }).click();
    await expect.poll(async () => (await app.call('records:list', { kind: 'titles', columns: ['title'], filter: { text: 'made by hand' } })).rows).toEqual([]);
  });

  test('of a title are kept in its history and undone there', async () => {
    await new Navigation(app).to('titles');
    const titles = new RecordsScreen(app, 'titles');
    await titles.search.fill('gone with the wind');
    await titles.rows.first().getByRole('link').click();
    await titles.edit.click();
    await titles.field('publisher').fill('Corrected by hand');
    await titles.save.click();
    await titles.main.getByText('Corrected by hand').first().waitFor();
    const step = titles.history.getByRole('listitem').filter({ hasText: 'Corrected by hand' }).first();
    await step.getByRole('button', { name: t('records.history.undo') }).click();
    await titles.history.getByText(t('records.history.wasUndone')).waitFor();
  });

  test('make a patron, change many, merge two, and take it all back', async () => {
    await new Navigation(app).to('patrons');
    const patrons = new RecordsScreen(app, 'patrons');
    for (const card of ['ZZ001', 'ZZ002']) {
      await patrons.button(t('records.edit.new.patron')).click();
      await patrons.field('card').fill(card);
      await patrons.save.click();
      await new PatronScreen(app).title(card).waitFor();
      await new Navigation(app).to('patrons');
    }
    await patrons.search.fill('ZZ');
    await patrons.count(2).waitFor();
    await patrons.mark('ZZ001').check();
    await patrons.mark('ZZ002').check();
    await patrons.button(t('records.bulk.open')).click();
    await patrons.dialog().getByLabel(t('records.bulk.value')).fill('reading circle');
    await patrons.dialog().getByRole('button', { name: t('records.bulk.preview') }).click();
    await patrons.dialog().getByText(t('records.bulk.counts', { n: '2', changed: '2' }, 2)).waitFor();
    await patrons.dialog().getByRole('button', { name: t('records.bulk.confirm', { n: '2' }, 2) }).click();
    await expect.poll(() => patrons.row('reading circle').count()).toBe(2);
    await patrons.button(t('records.merge.open')).click();
    await patrons.dialog().getByRole('button', { name: t('records.merge.confirm'), exact: true }).click();
    await patrons.count(1).waitFor();
    const recent = await patrons.panel('history.recent');
    await recent.getByText([t('records.history.gone', { name: 'ZZ002' }), 'ZZ001'].join(t('records.history.between'))).or(recent.getByText([t('records.history.gone', { name: 'ZZ001' }), 'ZZ002'].join(t('records.history.between')))).first().waitFor();
    for (const rows of [2, 2, 1]) {
      await recent.getByRole('button', { name: t('records.history.undo') }).first().click();
      if (rows > 1) await patrons.count(2).waitFor();
    }
    await patrons.count(1).waitFor();
  });

  test('erase a patron after showing what goes', async () => {
    const patrons = new RecordsScreen(app, 'patrons');
    await app.page.keyboard.press('Escape');
    await patrons.search.fill('ZZ');
    await patrons.rows.first().getByRole('link').click();
    await patrons.button(t('records.erase.open')).click();
    const dialog = app.page.getByRole('alertdialog');
    await dialog.getByText(t('records.erase.loans'), { exact: true }).waitFor();
    await dialog.getByRole('button', { name: t('records.erase.confirm'), exact: true }).click();
    await patrons.heading(t('patrons.title')).waitFor();
    await patrons.main.getByText(t('records.notFoundText', { text: 'ZZ' })).waitFor();
  });
});

test('whether a reader has had a work is answered on both pages', async () => {
  const [loan] = (await app.call('records:list', { kind: 'loans', columns: ['title', 'card', 'barcode'], limit: 1 })).rows;
  const [title, card] = loan!.cells.map(String);
  await app.page.goto(`${app.origin}/#/patrons/${String(loan!.patronId)}`);
  const onPatron = app.page.getByRole('region', { name: t('records.had.heading.title') });
  await onPatron.getByRole('searchbox').fill(title!);
  await onPatron.getByText(t('records.had.yes'), { exact: true }).first().waitFor();
  await app.page.goto(`${app.origin}/#/titles/${String(loan!.titleId)}`);
  const onTitle = app.page.getByRole('region', { name: t('records.had.heading.card') });
  await onTitle.getByRole('searchbox').fill(card!);
  await onTitle.getByText(t('records.had.yes'), { exact: true }).waitFor();
  await onTitle.getByRole('searchbox').fill('no such card');
  await onTitle.getByText(t('records.had.noPatron')).waitFor();
});
