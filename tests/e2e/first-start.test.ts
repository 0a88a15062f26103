import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { languages } from '#contract/settings.ts';
import { startApp, type BrowserApp } from './app.ts';
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

    await start.demo();
    await navigation.count('patrons', 2000).waitFor();
    await navigation.count('titles', 6000).waitFor();
    await navigation.count('loans', 60_000).waitFor();
    await patrons.links.first().waitFor();
    expect(await patrons.links.count()).toBeGreaterThan(5);
  });
});

test('own records lead to the imports, another folder is opened or refused with a sentence', async () => {
  app = await startApp({ expected: [/400/] });
  const [start, navigation] = [new StartScreen(app), new Navigation(app)];
  await start.toImports.click();
  await start.heading(app.words('imports.title')).waitFor();
  await app.page.goBack();

  const file = join(app.home, 'a-file');
  writeFileSync(file, '');
  await start.folderPath.fill(join(file, 'catalog'));
  await start.openFolder.click();
  await navigation.notice(app.words.pattern('shared.error.catalog-unwritable')).waitFor();

  const folder = mkdtempSync(join(app.home, 'branch-'));
  await start.folderPath.fill(folder);
  await start.openFolder.click();
  await app.page.getByRole('banner').getByText(folder.split(/[\\/]/).at(-1) ?? '').waitFor();
  await start.title.waitFor(); // it is empty too
});
