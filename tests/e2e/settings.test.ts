import { afterAll, beforeAll, expect, test } from 'vitest';
import { languageNames } from './language-names.ts';
import { startApp, type BrowserApp } from './app.ts';
import { Navigation } from './page-models/navigation.ts';
import { SettingsScreen } from './page-models/settings.ts';

let app: BrowserApp;
beforeAll(async () => { app = await startApp(); });
afterAll(() => app.close());

const theme = () => app.page.locator('html').getAttribute('data-theme');

test('the language changes without a restart and stays after the page is loaded again', async () => {
  await new Navigation(app).to('settings');
  await new SettingsScreen(app).choose(new SettingsScreen(app).language(languageNames['zh-CN']));
  app.speak('zh-CN');
  const settings = new SettingsScreen(app);
  await settings.title.waitFor();
  expect(await app.page.locator('html').getAttribute('lang')).toBe('zh-CN');
  expect(await app.page.title()).toContain(app.words('layout.screens.settings'));

  await app.page.reload();
  await settings.title.waitFor();
  expect(await settings.language(languageNames['zh-CN']).isChecked()).toBe(true);

  await new Navigation(app).language(languageNames.en).click();
  app.speak('en');
  await new SettingsScreen(app).title.waitFor();
});

test('the appearance changes at once, stays after the page is loaded again, and follows the system where it should', async () => {
  await new Navigation(app).to('settings');
  const settings = new SettingsScreen(app);
  expect(await theme()).toBe('light');
  await settings.choose(settings.theme('dark'));
  await expect.poll(theme).toBe('dark');
  await app.page.reload();
  await settings.title.waitFor();
  expect(await theme()).toBe('dark');

  await settings.choose(settings.theme('system'));
  await expect.poll(theme).toBe('light');
  await app.page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(theme).toBe('dark');
  await app.page.emulateMedia({ colorScheme: 'light' });
  await expect.poll(theme).toBe('light');
});

test('the list of sections goes to each with the focus, says which is read, and each has an address', async () => {
  await new Navigation(app).to('settings');
  const settings = new SettingsScreen(app);
  const here = settings.sections.locator('[aria-current=location]');
  const names = await settings.sections.getByRole('link').allInnerTexts();
  expect(names).toEqual(await app.page.getByRole('main').getByRole('heading', { level: 2 }).allInnerTexts());
  expect(await here.innerText()).toBe(names[0]);

  for (const words of [app.words('desk.settings.lending'), app.words('settings.computing')]) { // the second cannot come up to the upper edge
    await settings.section(words).focus();
    await app.page.keyboard.press('Enter');
    const heading = settings.sectionHeading(words);
    await expect.poll(() => heading.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
    await expect.poll(() => here.innerText()).toBe(words);
  }
  expect(app.page.url()).toContain('#/settings#computing');
  await app.page.reload();
  await expect.poll(() => here.innerText()).toBe(app.words('settings.computing'));
  await app.page.getByRole('main').evaluate((element) => { element.scrollTop = 0; });
  await expect.poll(() => here.innerText()).toBe(names[0]);
});

test('a screen that others see is a choice of this PC, and stays after the page is loaded again', async () => {
  await new Navigation(app).to('settings');
  const settings = new SettingsScreen(app);
  expect(await settings.sharedScreen.isChecked()).toBe(false);
  await settings.sharedScreen.check();
  await expect.poll(async () => (await app.call('settings:read', {})).sharedScreen).toBe(true);
  await app.page.reload();
  await settings.title.waitFor();
  await expect.poll(() => settings.sharedScreen.isChecked()).toBe(true);
  await settings.sharedScreen.uncheck();
});

test('the privacy promise and the longest wait stand there', async () => {
  await new Navigation(app).to('settings');
  const settings = new SettingsScreen(app);
  await settings.main.getByText(app.words('settings.privacy1')).waitFor();
  await settings.main.getByText(app.words.pattern('settings.longestCallValue')).waitFor();
});
