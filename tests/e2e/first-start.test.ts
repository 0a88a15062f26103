import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { languages } from '#contract/settings.ts';
import { startApp, type BrowserApp } from './app.ts';
import { DomainsScreen } from './page-models/domains.ts';
import { Navigation } from './page-models/navigation.ts';
import { PatronsScreen } from './page-models/patrons.ts';
import { StartScreen } from './page-models/start.ts';

let app: BrowserApp | undefined;
afterEach(async () => {
  await app?.close();
  app = undefined;
});

describe.each(languages)('an empty catalogue in %s', (language) => {
  test('offers the demo library, own records and another folder; the demo library opens with its counts', async () => {
    app = await startApp({ language });
    const [start, navigation, patrons] = [new StartScreen(app), new Navigation(app), new PatronsScreen(app)];
    await start.title.waitFor();
    expect(await start.toImports.isEnabled()).toBe(true);
    expect(await start.folderPath.isEditable()).toBe(true);
    expect(await start.openFolder.isDisabled()).toBe(true); // no path yet

    await navigation.to('patrons');
    await app.page.getByText(app.words('patrons.empty'), { exact: true }).waitFor();
    await app.page.getByRole('main').getByRole('button', { name: app.words('patrons.emptyAction') }).click();

    await start.demo();
    await navigation.count('patrons', 2000).waitFor();
    await navigation.count('titles', 6000).waitFor();
    await navigation.count('loans', 60_000).waitFor();
    await patrons.links.first().waitFor();
    expect(await patrons.links.count()).toBeGreaterThan(5);
    await navigation.to('desk');
    await navigation.to('patrons'); // where there was nothing when it was seen first
    await patrons.links.first().waitFor();
  });
});

test('own records lead to the imports; another folder is opened, made only when asked for, or refused with a sentence', async () => {
  app = await startApp({ expected: [/400/] });
  const [start, navigation] = [new StartScreen(app), new Navigation(app)];
  await start.toImports.click();
  await start.heading(app.words('imports.title')).waitFor();

  const domains = new DomainsScreen(app);
  await navigation.to('domains');
  await domains.main.getByText(app.words('domains.noTitles'), { exact: true }).waitFor();
  expect(await domains.beginEmpty.count()).toBe(0); // there is nothing to divide yet
  await domains.toImports.click();
  await start.heading(app.words('imports.title')).waitFor();
  await app.page.goto(`${app.origin}/#/start`);

  const file = join(app.home, 'a-file');
  writeFileSync(file, '');
  await start.folderPath.fill(join(file, 'catalog'));
  await start.openFolder.click();
  await start.answer('make');
  await navigation.notice(app.words.pattern('shared.error.catalog-unwritable')).waitFor();

  const mistyped = join(app.home, 'brnach');
  await start.folderPath.fill(mistyped);
  await start.openFolder.click();
  await start.noCatalogue.getByText(mistyped).waitFor();
  await start.answer('cancel');
  expect(await start.folderPath.inputValue()).toBe(mistyped); // to be mended
  expect(existsSync(mistyped)).toBe(false);

  const { catalogFolder } = await app.call('program:info', {});
  const folder = mkdtempSync(join(app.home, 'branch-'));
  const opened = app.page.getByRole('banner').getByText(folder.split(/[\\/]/).at(-1) ?? '');
  await start.folderPath.fill(folder);
  await start.openFolder.click();
  await start.answer('make');
  await opened.waitFor();
  await start.title.waitFor(); // it is empty too

  await start.folderPath.fill(catalogFolder);
  await start.openFolder.click();
  await opened.waitFor({ state: 'detached' }); // there is one: nothing is asked
});
