import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApp, type BrowserApp } from './app.ts';
import { inPage } from './in-page.ts';
import { DeskScreen } from './page-models/desk.ts';
import { Navigation } from './page-models/navigation.ts';
import { importLibrary, makeMap, train } from './prepared.ts';

let app: BrowserApp;
let desk: DeskScreen;
/** Copies that are in, and cards that nothing speaks against. */
let copies: string[];
let cards: string[];

beforeAll(async () => {
  app = await startApp();
  await importLibrary(app);
  desk = new DeskScreen(app);
  const { rows } = await app.call('patrons:search', { limit: 150 });
  cards = [];
  for (const { id, externalId } of rows) {
    const card = await app.call('desk:patron', { patronId: id });
    if (card.problems.length === 0 && card.loans.length === 0) cards.push(externalId);
    if (cards.length === 12) break;
  }
  copies = [];
  for (const { id } of (await app.call('titles:search', { limit: 200 })).rows) {
    for (const { barcode } of (await app.call('titles:show', { titleId: id })).copies) {
      if ((await app.call('desk:scan', { number: barcode, mode: 'info' })).copy?.status === 'in') copies.push(barcode);
    }
    if (copies.length >= 60) break;
  }
  await new Navigation(app).to('desk');
});
afterAll(() => app.close());

const focusIsInField = (): Promise<boolean> => inPage<boolean>(app.page, `() => document.activeElement?.getAttribute('aria-label') === ${JSON.stringify(app.words('desk.scan'))} && document.activeElement.tagName === 'INPUT'`);
const press = (key: string): Promise<void> => app.page.keyboard.press(key);

test('forty scans in a row, as fast as a scanner types, without a mouse', async () => {
  const out: string[] = [];
  for (let reader = 0; reader < 8; reader += 1) { // a card and four copies each
    await desk.scan(cards[reader]!);
    for (let n = 0; n < 4; n += 1) {
      const copy = copies[reader * 4 + n]!;
      out.push(copy);
      await desk.scan(copy);
    }
  }
  await expect.poll(() => desk.log.count()).toBe(32);
  await expect.poll(() => desk.loans.count()).toBe(4);
  expect(await focusIsInField()).toBe(true);
  for (const [i, copy] of out.entries()) {
    const patron = await app.call('desk:scan', { number: cards[Math.floor(i / 4)]!, mode: 'info' });
    expect(patron.patron?.loans.map(({ barcode }) => barcode)).toContain(copy);
  }
  // all of them come back: with no reader open a copy is taken back
  await press('Escape');
  await press('Escape');
  await expect.poll(() => desk.card(cards[7]!).count()).toBe(0);
  for (const copy of out.slice(0, 8)) await desk.scan(copy);
  await expect.poll(() => desk.log.filter({ hasText: desk.outcome('returned') }).count()).toBe(8);
});

test('what cannot be done at once is said and asked, and Ctrl+Enter goes on', async () => {
  await desk.scanned('no-such-number', desk.outcome('unknown', { number: 'no-such-number' }));
  const [card, other, copy] = [cards[8]!, cards[9]!, copies[40]!];
  await desk.scanned(other, desk.outcome('patron-opened', { number: other }));
  await press('Alt+o');
  await desk.scanned(copy, desk.outcome('hold-placed'));
  await press('Alt+l');
  await desk.scanned(card, desk.outcome('patron-opened', { number: card }));
  await desk.scanned(copy, desk.outcome('asked'));
  await desk.said.getByText(app.words('desk.problem.held-for-other')).waitFor();
  expect(await desk.loans.count()).toBe(0);
  await press('Control+Enter');
  await desk.said.getByText(desk.outcome('lent')).waitFor();
  await expect.poll(() => desk.loans.count()).toBe(1);
  await press('Escape'); // the answer
  await press('Escape'); // the card
  await desk.scanned(copy, desk.outcome('returned'));
  await desk.said.getByText(app.words('desk.notice.hold-ready', { card: other })).waitFor();
  await desk.scanned(other, desk.outcome('patron-opened', { number: other }));
  await expect.poll(() => desk.holds.count()).toBe(1);
  await desk.scanned(copy, desk.outcome('lent'));
  await expect.poll(() => desk.holds.count()).toBe(0);
});

test('several steps are undone from the keyboard, each as a whole', async () => {
  const [first, second] = [copies[41]!, copies[42]!];
  await desk.scanned(cards[10]!, desk.outcome('patron-opened', { number: cards[10]! }));
  await desk.scanned(first, desk.outcome('lent'));
  await desk.scan(second);
  await expect.poll(() => desk.loans.count()).toBe(2);
  await press('Control+z');
  await expect.poll(() => desk.loans.count()).toBe(1);
  await desk.said.getByText(app.words.pattern('desk.undoneTitle', { action: app.words('desk.step.lend') })).waitFor();
  await press('Control+z');
  await expect.poll(() => desk.loans.count()).toBe(0);
  expect((await app.call('desk:scan', { number: first, mode: 'info' })).copy?.status).toBe('in');
  await press('Escape');
  await press('Escape');
});

test('an unknown barcode is made a copy, an unknown card a reader, without a mouse', async () => {
  await desk.scanned('NEW-1', desk.outcome('unknown', { number: 'NEW-1' }));
  await press('Alt+k');
  await desk.dialog(app.words('desk.newPatron.title')).waitFor();
  await press('Enter');
  await desk.card('NEW-1').waitFor();
  await desk.scanned('NEW-2', desk.outcome('unknown', { number: 'NEW-2' }));
  await press('Alt+c');
  const dialog = desk.dialog(app.words('desk.newCopy.title'));
  await dialog.getByLabel(app.words('desk.newCopy.name'), { exact: true }).fill('A new book');
  await press('Enter');
  await desk.said.getByText('A new book').waitFor();
  await expect.poll(() => desk.loans.count()).toBe(1); // it is lent at once
  await expect.poll(focusIsInField).toBe(true);
});

test('command barcodes and shortcuts choose what a scan does', async () => {
  await desk.scan('SB-RETURN');
  await expect.poll(() => desk.mode('return').isChecked()).toBe(true);
  await desk.scanned('NEW-2', desk.outcome('returned'));
  await desk.scan('SB-INFO');
  await desk.scanned('NEW-2', desk.outcome('told'));
  await press('Alt+l');
  await expect.poll(() => desk.mode('auto').isChecked()).toBe(true);
  await desk.scan('sb-next');
  await expect.poll(() => desk.card('NEW-1').count()).toBe(0);
});

test('an anonymous session keeps nothing of a person', async () => {
  await press('Alt+a');
  await desk.main.getByText(app.words('desk.modeHints.anonymous')).waitFor();
  expect(await desk.main.getByText(app.words('desk.firstSteps.copies')).count()).toBe(0);
  await desk.scanned(copies[50]!, desk.outcome('lent-to-nobody'));
  await press('Alt+a');
  await expect.poll(() => desk.log.filter({ hasText: desk.outcome('lent-to-nobody') }).count()).toBe(0);
  expect((await app.call('desk:steps', {})).some(({ action }) => action === 'lend-to-nobody')).toBe(false);
  expect(await desk.said.getByText(desk.outcome('lent-to-nobody')).count()).toBe(0);
  await desk.scanned(copies[50]!, desk.outcome('returned'));
});

test('the receipt is printed by itself on 80 mm, and names the end of the card alone', async () => {
  await inPage(app.page, `() => { window.print = () => { window.printed = { paper: document.querySelector('.desk-paper')?.textContent, rules: [...document.head.querySelectorAll('style')].at(-1)?.textContent }; }; }`);
  await desk.scanned(cards[11]!, desk.outcome('patron-opened', { number: cards[11]! }));
  await desk.scanned(copies[51]!, desk.outcome('lent'));
  const table = app.page.locator('main .table-scroll');
  await table.getByText(app.words('desk.loans.barcode', { barcode: copies[51]! })).waitFor();
  expect(await table.evaluate<boolean, { scrollWidth: number; clientWidth: number }>((element) => element.scrollWidth <= element.clientWidth)).toBe(true); // nothing is cut off at 1280 pixels
  await press('Alt+p');
  const dialog = desk.dialog(app.words('desk.receipt.title'));
  await dialog.getByText(copies[51]!).waitFor();
  await dialog.getByRole('combobox', { name: app.words('desk.receipt.language') }).selectOption('zh-CN');
  await dialog.getByRole('button', { name: app.words('desk.receipt.print') }).press('Enter');
  const printed = await inPage<{ paper: string; rules: string }>(app.page, '() => window.printed');
  expect(printed.paper).toContain(copies[51]!);
  expect(printed.paper).toContain('您的借阅');
  expect(printed.paper).not.toContain(cards[11]!);
  expect(printed.rules).toMatch(/@page \{ size: 80mm \d+mm/);
});

test('next reads are made in place for a card without a list, while scans go on; general ones where nothing personal is wanted', async () => {
  const training = await makeMap(app, { books: 'Books', films: 'Films', music: 'Music' }, 'Materials');
  await press('Escape');
  await press('Escape');
  const suggest = desk.nextReads.getByRole('button', { name: app.words('desk.next.suggest') });
  const reads = desk.nextReads.getByRole('listitem');
  const [first, second, refused] = [cards[0]!, cards[1]!, cards[2]!];
  await desk.scanned(first, desk.outcome('patron-opened', { number: first }));
  await desk.nextReads.getByText(app.words('desk.next.no-model')).waitFor();
  expect(await suggest.count()).toBe(0);

  await train(app, training);
  await suggest.click();
  expect(await focusIsInField()).toBe(true);
  await desk.scanned(copies[52]!, desk.outcome('lent'));
  await expect.poll(() => reads.count()).toBe(3);
  for (const each of await reads.all()) expect((await each.locator('.why').textContent())?.trim()).not.toBe('');
  expect(await focusIsInField()).toBe(true);

  await desk.scanned(second, desk.outcome('patron-opened', { number: second }));
  await suggest.waitFor(); // nothing of the card before
  expect(await reads.count()).toBe(0);

  const { rows } = await app.call('patrons:search', { text: refused });
  const { id } = rows.find(({ externalId }) => externalId === refused)!;
  await app.call('corrections:edit', { subject: 'patron', rowId: id, values: { consent: 'no' } });
  await desk.scanned(refused, desk.outcome('patron-opened', { number: refused }));
  await desk.nextReads.getByText(app.words('desk.next.refused')).waitFor();
  await suggest.click();
  await expect.poll(() => reads.count()).toBe(3);
  expect(await app.call('lists:for-patron', { patronId: id })).toBeNull();
  expect(await focusIsInField()).toBe(true);

  await press('Alt+a');
  await desk.nextReads.getByText(app.words('desk.next.anonymous')).waitFor();
  await suggest.click();
  await expect.poll(() => reads.count()).toBe(3);
  expect((await app.call('lists:list', {})).rows.map(({ name }) => name)).toEqual([first]);
  await press('Alt+a');
  await expect.poll(() => desk.nextReads.count()).toBe(0);
});
