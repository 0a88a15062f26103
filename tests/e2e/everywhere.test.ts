import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApp, type BrowserApp } from './app.ts';
import { focusedName, inPage } from './in-page.ts';
import { CatalogueScreen } from './page-models/catalogue.ts';
import { JobPanel } from './page-models/job-panel.ts';
import { Manual } from './page-models/manual.ts';
import { Navigation } from './page-models/navigation.ts';
import { labelOf, Palette } from './page-models/palette.ts';
import { PatronScreen } from './page-models/patrons.ts';
import { screenNames } from './page-models/screen.ts';
import { importLibrary } from './prepared.ts';

let app: BrowserApp;
beforeAll(async () => {
  app = await startApp();
  await importLibrary(app);
});
afterAll(() => app.close());

const press = (key: string): Promise<void> => app.page.keyboard.press(key);
const focused = (): Promise<string> => inPage<string>(app.page, focusedName);
const sheet = () => app.page.getByRole('dialog', { name: app.words('layout.shortcuts.title') });
const heading = (words: string) => new Navigation(app).heading(words);

describe('the command palette', () => {
  test('opens screens and does things by their names', async () => {
    const palette = new Palette(app);
    await palette.take('sett', labelOf(app.words, 'go-settings'));
    await heading(app.words('settings.title')).waitFor();
    await palette.take('night', labelOf(app.words, 'theme-dark'));
    await app.page.locator('html[data-theme=dark]').waitFor();
    await palette.take('colours as the sys', labelOf(app.words, 'theme-system'));
    await app.page.locator('html[data-theme=light]').waitFor();
  });

  test('finds a Chinese title by its first letters, and a patron by the card number', async () => {
    const palette = new Palette(app);
    await palette.take('hlm', '红楼梦');
    await new CatalogueScreen(app).heading(/红楼梦/).waitFor();
    const [patron] = (await app.call('patrons:search', { text: '' })).rows;
    await palette.take(patron!.externalId, patron!.externalId);
    await new PatronScreen(app).title(patron!.externalId).waitFor();
    await new Navigation(app).to('imports');
    await palette.open();
    await palette.option(/红楼梦/).waitFor(); // looked at lately
    await press('Escape');
    await palette.dialog.waitFor({ state: 'hidden' });
  });

  test('says what to do where nothing is found, and gives the focus back', async () => {
    const palette = new Palette(app);
    await new Navigation(app).to('titles');
    await new CatalogueScreen(app).search.focus();
    await palette.open();
    await app.page.keyboard.type('qqqzzz');
    await palette.dialog.getByText(app.words('layout.palette.nothing', { text: 'qqqzzz' })).waitFor();
    await press('Escape');
    await expect.poll(focused).toBe(app.words('titles.searchLabel'));
  });
});

describe('shortcuts', () => {
  test('open every screen by Ctrl and its number', async () => {
    for (const [at, name] of ['desk', 'patrons', 'titles', 'imports', 'domains', 'training', 'lists', 'insights', 'settings'].entries()) {
      if (!screenNames.some((known) => known === name)) continue;
      await press(`Control+${at + 1}`);
      await heading(app.words(`${name}.title`)).waitFor();
    }
  });

  test('go to the search field, to the jobs, and from part to part', async () => {
    await new Navigation(app).to('patrons');
    await press('Control+f');
    expect(await focused()).toBe(app.words('patrons.searchLabel'));
    await press('F6');
    expect(await inPage<string>(app.page, '() => document.activeElement.closest("nav, main, aside").tagName')).toBe('NAV');
    await press('F6');
    expect(await inPage<string>(app.page, '() => document.activeElement.id')).toBe('main');
    await press('Control+j');
    await new JobPanel(app).panel.waitFor();
    await press('Control+j');
    await new JobPanel(app).panel.waitFor({ state: 'hidden' });
  });

  test('stand on a sheet, which a question mark opens outside of fields', async () => {
    await new Navigation(app).to('domains');
    await new Navigation(app).main.focus();
    await press('?');
    await sheet().getByText(labelOf(app.words, 'palette')).waitFor();
    await press('Escape');
    await sheet().waitFor({ state: 'hidden' });
    await new Navigation(app).to('patrons');
    await press('Control+f');
    await app.page.keyboard.type('?');
    expect(await sheet().isVisible()).toBe(false);
    await press('Control+/');
    await sheet().waitFor();
    await press('Escape');
    await sheet().waitFor({ state: 'hidden' });
    await press('Control+a');
    await press('Delete');
  });

  test('stand in the tooltips of the navigation', async () => {
    expect(await new Navigation(app).link('settings').getAttribute('title')).toBe('Settings (Ctrl+9)');
    expect(await new Navigation(app).link('settings').getAttribute('aria-keyshortcuts')).toBe('Control+9');
  });
});

describe('the manual', () => {
  test('opens at the page about the screen, follows links, and gives the focus back', async () => {
    const manual = new Manual(app);
    await new Navigation(app).to('imports');
    await new Navigation(app).main.locator('button').filter({ hasText: app.words('imports.choose') }).focus();
    await press('F1');
    await manual.title.and(app.page.locator(':focus')).waitFor();
    expect(await manual.title.innerText()).toBe(app.words('imports.title'));
    await manual.pages.selectOption({ value: 'patrons' });
    await manual.link('under pseudonyms').click();
    await manual.part("Readers' privacy").and(app.page.locator(':focus')).waitFor();
    await press('Escape');
    await manual.drawer.waitFor({ state: 'hidden' });
    expect(await focused()).toBe(app.words('imports.choose'));
  });

  test('is searched, in the page’s language', async () => {
    const manual = new Manual(app);
    await new Palette(app).take('chinese', labelOf(app.words, 'language-zh'));
    app.speak('zh-CN');
    await new Navigation(app).to('training');
    await press('F1');
    await manual.title.waitFor();
    expect(await manual.title.innerText()).toBe('训练');
    await manual.search.fill('拼音');
    await manual.drawer.getByText(app.words.pattern('layout.help.found', {}, 2)).waitFor();
    await manual.drawer.getByRole('button', { name: /检索/ }).first().click();
    await manual.part('检索').waitFor();
    await press('F1');
    await manual.drawer.waitFor({ state: 'hidden' });
  });
});
