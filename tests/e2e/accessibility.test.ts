import axe from 'axe-core';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { languages } from '#contract/settings.ts';
import { startApp, usualSize, type BrowserApp } from './app.ts';
import { artefacts } from './host-process.ts';
import { findFaults, inPage } from './in-page.ts';
import { evaluateSome, importLibrary, makeMap, trainAndList } from './prepared.ts';
import { prepareDesk } from './scenes/at-the-desk.ts';
import { emptyScenes, scenes } from './scenes/everywhere.ts';
import { show, type Scene } from './scenes/scene.ts';

/** WCAG 2.1, levels A and AA. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] as const;
/** Switched while the page stands: no colour may stay behind. Of the rules only those that look at colours can find anything else in the second. */
const themes = { light: { type: 'tag', values: rules }, dark: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } } as const;
/** A small laptop's window at 200 %: half as many pixels of CSS. */
const enlarged = { width: 640, height: 400 } as const;
const patienceMs = 300_000;

const runAxe = `async (runOnly) => {
  const { violations } = await axe.run(document, { runOnly, resultTypes: ['violations'] });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => id + ' at ' + target.join(' ') + ': ' + failureSummary.replace(/\\s+/g, ' ').slice(0, 260)));
}`;
/** A frame has been drawn since the window has changed. */
const drawn = '() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(() => resolve())); setTimeout(resolve, 1000); })';

/** What is wrong with the scenes in both themes, and with a window at 200 %. */
async function faultsOf(app: BrowserApp, shown: readonly Scene[]): Promise<string[]> {
  const { page } = app;
  const found: string[] = [];
  const folder = join(artefacts, 'enlarged', app.words.language);
  mkdirSync(folder, { recursive: true });
  for (const scene of shown) {
    let leave = await show(app, scene);
    const note = (faults: readonly string[], how: string): void => { found.push(...faults.map((fault) => `${scene.name}, ${how}: ${fault}`)); };
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await page.locator(`html[data-theme=${theme}]`).waitFor();
      note(await inPage<string[]>(page, runAxe, themes[theme]), theme);
    }
    if (scene.isPlaced) await leave();
    await page.setViewportSize(enlarged);
    await inPage(page, drawn);
    if (scene.isPlaced) leave = await show(app, scene);
    note(await inPage<string[]>(page, findFaults), '200 %');
    await page.screenshot({ path: join(folder, `${scene.name}.jpeg`), quality: 80 });
    await leave();
    await page.setViewportSize(usualSize);
  }
  return found;
}

async function fill(app: BrowserApp): Promise<void> {
  await importLibrary(app);
  const map = await makeMap(app, { books: 'Books', films: 'Films', music: 'Music' }, 'By format');
  await trainAndList(app, map);
  await evaluateSome(app, map);
  await prepareDesk(app);
}

// the languages side by side, as one page keeps one processor busy
test.concurrent.each(languages)('axe-core finds nothing against WCAG 2.1 AA on any screen or dialog in either theme, and nothing is cut off at 200 %, in %s', { timeout: patienceMs }, async (language) => {
  const app = await startApp({ language });
  try {
    await app.page.evaluate(axe.source);
    expect(await faultsOf(app, emptyScenes)).toEqual([]);
    await fill(app);
    expect(await faultsOf(app, scenes)).toEqual([]);
  } finally {
    await app.close();
  }
});
