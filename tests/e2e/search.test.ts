import { afterAll, beforeAll, describe, test } from 'vitest';
import { startApp, type BrowserApp } from './app.ts';
import { CatalogueScreen } from './page-models/catalogue.ts';
import { Navigation } from './page-models/navigation.ts';
import { PatronsScreen } from './page-models/patrons.ts';
import { StartScreen } from './page-models/start.ts';

let app: BrowserApp;
beforeAll(async () => {
  app = await startApp();
  await new StartScreen(app).demo();
});
afterAll(() => app.close());

describe('the catalogue', () => {
  test.each([
    ['one Chinese character', '红', '红楼梦'],
    ['two Chinese characters', '红楼', '红楼梦'],
    ['characters from the middle of a title', '楼梦', '红楼梦'],
    ['a name without its diacritics', 'garcia marquez', /Solitude|Cholera/],
    ['a name with its diacritics', 'García Márquez', /Solitude|Cholera/],
    ['the beginning of a word, in capitals', 'SHERLO', /Sherlock/i],
  ])('is found by %s', async (_what, text, title) => {
    await new Navigation(app).to('titles');
    const titles = new CatalogueScreen(app);
    await titles.ask(text);
    await titles.links.filter({ hasText: title }).first().waitFor();
  });

  test('says what to do where nothing is found, and shows everything again afterwards', async () => {
    await new Navigation(app).to('titles');
    const titles = new CatalogueScreen(app);
    await titles.search.fill('qqqzzz');
    await titles.notFound('qqqzzz').waitFor();
    await titles.search.fill('');
    await titles.links.first().waitFor();
  });

  test('opens a title with its description, its years and its copies', async () => {
    await new Navigation(app).to('titles');
    const titles = new CatalogueScreen(app);
    await titles.ask('红楼梦');
    await titles.links.first().click();
    await titles.heading(/红楼梦/).waitFor();
    await titles.main.getByRole('heading', { name: app.words('titles.years.title') }).waitFor();
    await titles.main.getByRole('heading', { name: app.words('titles.copies.title') }).waitFor();
  });
});

describe('patrons', () => {
  test('are found by the beginning of a card number, and read as one scrolls to the last', async () => {
    await new Navigation(app).to('patrons');
    const patrons = new PatronsScreen(app);
    const card = await patrons.links.nth(3).innerText();
    await patrons.search.fill(card.slice(0, -1));
    await patrons.link(card).waitFor();
    await patrons.search.fill(card);
    await patrons.rows(1).waitFor();
    await patrons.search.fill('999999');
    await patrons.notFound('999999').waitFor();
    await patrons.search.fill('');
    await patrons.rows(2000).waitFor();
    await patrons.links.first().hover();
    await app.page.mouse.wheel(0, 1_000_000);
    const last = (await app.call('records:list', { kind: 'patrons', sort: { column: 'card', descending: true }, columns: ['card'], limit: 1 })).rows[0]?.cells[0];
    await patrons.link(String(last)).waitFor();
  });

  test('open with their history', async () => {
    await new Navigation(app).to('patrons');
    const patrons = new PatronsScreen(app);
    const card = await patrons.links.first().innerText();
    const patron = await patrons.open(card);
    await patron.loans.first().waitFor();
    await patron.domains.waitFor();
  });
});
