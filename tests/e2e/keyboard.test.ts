import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApp, type BrowserApp } from './app.ts';
import { focusedName, hasVisibleFocus, inPage } from './in-page.ts';
import { DomainsScreen } from './page-models/domains.ts';
import { ListsScreen } from './page-models/lists.ts';
import { JobPanel } from './page-models/job-panel.ts';
import { Manual } from './page-models/manual.ts';
import { Navigation } from './page-models/navigation.ts';
import { labelOf, Palette } from './page-models/palette.ts';
import { PatronScreen } from './page-models/patrons.ts';
import { screenNames } from './page-models/screen.ts';
import { SettingsScreen } from './page-models/settings.ts';
import { StartScreen } from './page-models/start.ts';
import { TrainingScreen } from './page-models/training.ts';
import { importLibrary } from './prepared.ts';

/** More Tab presses than any screen needs from its beginning to its end. */
const mostTabs = 60;

let app: BrowserApp;
beforeAll(async () => { app = await startApp(); });
afterAll(() => app.close());

const press = (key: string): Promise<void> => app.page.keyboard.press(key);
const focused = (): Promise<string> => inPage<string>(app.page, focusedName);

/** Presses Tab until the wanted control has the focus; every stop on the way must show that it has it. */
async function tabTo(wanted: string | RegExp | Locator): Promise<void> {
  const visited: string[] = [];
  for (let i = 0; i < mostTabs; i += 1) {
    await press('Tab');
    const at = await focused();
    expect(await inPage<boolean>(app.page, hasVisibleFocus), `the focus on "${at}" can be seen`).toBe(true);
    if (typeof wanted === 'string' ? at === wanted : wanted instanceof RegExp ? wanted.test(at) : await wanted.and(app.page.locator(':focus')).count() === 1) return;
    visited.push(at);
  }
  throw new Error(`${String(wanted)} was not reached with Tab; the focus went to: ${visited.join(' · ')}`);
}

test('the first Tab reaches the skip link, which leads to the content', async () => {
  await app.page.reload();
  await new StartScreen(app).title.waitFor();
  await press('Tab');
  expect(await focused()).toBe(app.words('layout.skip'));
  expect((await new Navigation(app).skipLink.boundingBox())?.y).toBeGreaterThanOrEqual(0); // it comes into sight
  await press('Enter');
  await tabTo(app.words('start.demo.action'));
});

test('screens are reached by Tab and Enter, and the content is next', async () => {
  await app.page.reload();
  await tabTo(app.words('layout.screens.settings'));
  await press('Enter');
  const settings = new SettingsScreen(app);
  await settings.title.waitFor();
  await tabTo(app.words('settings.languageSystem', { name: 'English' }));
  await tabTo(app.words('settings.themes.system'));
  await press('ArrowDown');
  await expect.poll(() => settings.theme('light').isChecked()).toBe(true);
  await press('ArrowUp');
  await expect.poll(() => settings.theme('system').isChecked()).toBe(true);
});

test('the main path needs no mouse: a ready-made map, training, lists, a patron', async () => {
  await importLibrary(app);
  await app.page.reload();
  await tabTo(app.words('layout.screens.domains'));
  await press('Enter');
  const domains = new DomainsScreen(app);
  await domains.preset('films').and(app.page.locator(':not(.n-button--loading)')).waitFor(); // it knows what the catalogue holds
  await tabTo(domains.preset('films'));
  await press('Enter');
  await domains.mapName.waitFor();
  await tabTo(app.words('common.save'));
  await press('Enter');
  await new Navigation(app).notice(app.words.pattern('domains.saved')).waitFor({ timeout: 30_000 });

  await app.page.reload();
  await tabTo(app.words('layout.screens.training'));
  await press('Enter');
  const training = new TrainingScreen(app);
  await training.form.waitFor();
  await tabTo(training.train);
  await press('Enter');
  await training.progress().waitFor();
  await training.methodsInUse.waitFor({ timeout: 60_000 });

  await app.page.reload();
  await tabTo(app.words('layout.screens.lists'));
  await press('Enter');
  const lists = new ListsScreen(app);
  await lists.form.waitFor();
  await tabTo(app.words('lists.form.make'));
  await press('Enter');
  await new Navigation(app).notice(app.words.pattern('lists.form.made', {}, 2)).waitFor({ timeout: 30_000 });

  await tabTo(/^\d{8}$/);
  const card = await focused();
  await press('Enter');
  await new PatronScreen(app).heading(app.words('lists.one.title', { card })).waitFor();
  await tabTo(app.words('lists.one.toPatron'));
  await press('Enter');
  await new PatronScreen(app).title(card).waitFor();
});

test('a dialog takes the focus, keeps it, and gives it back with Escape', async () => {
  await new Navigation(app).to('imports');
  const undo = app.words('imports.undo.of', { name: 'loans.csv' });
  await tabTo(undo);
  await press('Enter');
  const dialog = app.page.getByRole('alertdialog', { name: app.words('imports.undo.title', { name: 'loans.csv' }) });
  await dialog.waitFor();
  const inside = [app.words('common.cancel'), app.words('imports.undo.confirm')];
  for (let i = 0; i < 4; i += 1) {
    await press('Tab');
    expect(inside).toContain(await focused());
  }
  await press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await expect.poll(focused).toBe(undo);
});

test('the job panel opens and closes by keyboard and gives the focus back', async () => {
  await app.page.reload();
  await tabTo(new RegExp(`^${app.words('layout.jobs.title')}`));
  await press('Enter');
  await app.page.getByRole('complementary', { name: app.words('layout.jobs.title') }).waitFor();
  await tabTo(app.words('layout.jobs.close'));
  await press('Escape');
  await expect.poll(focused).toMatch(new RegExp(`^${app.words('layout.jobs.title')}`));
});

test('every screen is reached by its number, and so is a control of its content', async () => {
  for (const [at, name] of screenNames.entries()) {
    await press(`Control+${at + 1}`);
    await new Navigation(app).heading(app.words(`${name}.title`)).waitFor();
    await app.page.locator('main :is(a[href], button:enabled, input:enabled, select, summary, [tabindex="0"]):visible').first().waitFor();
    if (await inPage<boolean>(app.page, '() => document.activeElement.id === "main"')) await press('Tab');
    const reached = await inPage<string>(app.page, '() => document.activeElement.closest("main") === null ? "" : document.activeElement.tagName');
    expect(reached, name).toMatch(/^(A|BUTTON|INPUT|SELECT|SUMMARY|DIV|TABLE)$/);
    expect(await inPage<boolean>(app.page, hasVisibleFocus), `the focus on ${name} can be seen`).toBe(true);
  }
});

test('palette, manual and jobs open and close by keys, one after the other, and each gives the focus back', async () => {
  await press('Control+9');
  await new SettingsScreen(app).title.waitFor();
  await tabTo(app.words('settings.themes.system'));
  const before = await focused();
  for (const [open, place] of [['Control+k', new Palette(app).dialog], ['F1', new Manual(app).title], ['Control+/', app.page.getByRole('dialog', { name: app.words('layout.shortcuts.title') })]] as const) {
    await press(open);
    await place.waitFor();
    await press('Escape');
    await place.waitFor({ state: 'hidden' });
    await expect.poll(focused).toBe(before);
  }
  await press('Control+j');
  await new JobPanel(app).panel.waitFor();
  await new Palette(app).take('jobs', labelOf(app.words, 'jobs'));
  await new JobPanel(app).panel.waitFor({ state: 'hidden' });
});
