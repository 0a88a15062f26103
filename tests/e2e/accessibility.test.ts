import axe from 'axe-core';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { languages } from '#contract/settings.ts';
import { startApp, usualSize, type BrowserApp } from './app.ts';
import { artefacts } from './host-process.ts';
import { findFaults, inPage } from './in-page.ts';
import { evaluateSome, importLibrary, makeMap, trainAndList } from './prepared.ts';
import { scenes, show } from './scenes.ts';

/** WCAG 2.1, levels A and AA. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] as const;
const themes = ['light', 'dark'] as const;
/** A small laptop's window at 200 %: half as many pixels of CSS. */
const enlarged = { width: 640, height: 400 } as const;
const patienceMs = 240_000;

const runAxe = `async (rules) => {
  const { violations } = await axe.run(document, { runOnly: { type: 'tag', values: rules }, resultTypes: ['violations'] });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => id + ' at ' + target.join(' ') + ': ' + failureSummary.replace(/\\s+/g, ' ').slice(0, 260)));
}`;

let app: BrowserApp;
beforeAll(async () => {
  app = await startApp();
  await importLibrary(app);
  const map = await makeMap(app, { books: 'Books', films: 'Films', music: 'Music' }, 'By format');
  await trainAndList(app, map);
  await evaluateSome(app, map);
  await app.page.emulateMedia({ reducedMotion: 'reduce' });
  await app.page.evaluate(axe.source);
}, patienceMs);
afterAll(() => app.close());

describe.each(languages)('in %s', (language) => {
  beforeAll(async () => {
    await app.call('settings:write', { language });
    await app.page.reload();
    app.speak(language);
    await app.page.locator(`html[lang=${language}]`).waitFor();
    await app.page.evaluate(axe.source);
  });

  test.each(themes)('axe-core finds nothing against WCAG 2.1 AA on any screen, %s', { timeout: patienceMs }, async (theme) => {
    await app.page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await app.page.locator(`html[data-theme=${theme}]`).waitFor();
    await app.page.reload(); // so that no colour is on its way from one theme to the other
    await app.page.getByRole('main').waitFor();
    await app.page.evaluate(axe.source);
    const found: string[] = [];
    for (const scene of scenes) {
      const leave = await show(app, scene);
      found.push(...(await inPage<string[]>(app.page, runAxe, rules)).map((violation) => `${scene.name}: ${violation}`));
      await leave();
    }
    expect(found).toEqual([]);
  });

  test('nothing is cut off at 200 %', { timeout: patienceMs }, async () => {
    const folder = join(artefacts, 'enlarged', language);
    mkdirSync(folder, { recursive: true });
    await app.page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await app.page.setViewportSize(enlarged);
    const found: string[] = [];
    for (const scene of scenes) {
      const leave = await show(app, scene);
      found.push(...(await inPage<string[]>(app.page, findFaults)).map((fault) => `${scene.name}: ${fault}`));
      await app.page.screenshot({ path: join(folder, `${scene.name}.jpeg`), quality: 80 });
      await leave();
    }
    await app.page.setViewportSize(usualSize);
    expect(found).toEqual([]);
  });
});
