import { startApp, type BrowserApp } from '../../e2e/app.ts';
import { CatalogueScreen } from '../../e2e/page-models/catalogue.ts';
import { DeskScreen } from '../../e2e/page-models/desk.ts';
import { Navigation } from '../../e2e/page-models/navigation.ts';
import type { Bench, Figure } from '../bench.ts';
import { answerMs, typed } from './answer-time.ts';
import { largeHome } from './large-home.ts';
import { lists, type List } from './lists.ts';
import { makeManyLists } from './many-lists.ts';
import { pageBytes } from './page-memory.ts';
import { traceScroll } from './scroll-trace.ts';

const rounds = 5;
const bars = { startS: 3, rowsMs: 200, searchMs: 150, patronMs: 150, scanMs: 100, frameMs: 50, pageMb: 400 } as const;
const cells = 'main [role=grid] .cell, main tbody td';

/** How quickly the screens answer on a large library, in a real Chromium. */
export const ui: Bench = {
  name: 'ui',
  about: 'how quickly the screens answer, on 100,000 patrons, 500,000 titles and 5 million loans',
  async run(run) {
    const home = await largeHome(run);
    makeManyLists(home);
    const startedAt = performance.now();
    const app = await startApp({ home });
    try {
      await app.page.locator('main h1').first().waitFor();
      const seconds = (performance.now() - startedAt) / 1000;
      return [
        { what: 'from the start of the program and of Chromium to a screen', unit: 's', values: [seconds], bar: bars.startS },
        ...await firstRows(app), ...await searches(app), ...await patronPages(app), ...await scans(app), ...await scrolling(app), ...await memory(app),
      ];
    } finally {
      await app.close();
    }
  },
};

async function firstRows(app: BrowserApp): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const list of lists) {
    const values: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      await new Navigation(app).to('settings');
      values.push(await answerMs(app.page, list.cells, () => list.open(app)));
    }
    figures.push({ what: `first rows: ${list.name}`, unit: 'ms', values, bar: bars.rowsMs });
  }
  return figures;
}

async function searches(app: BrowserApp): Promise<Figure[]> {
  const { rows } = await app.call('titles:search', { text: '', limit: 200 });
  const texts = new Set(rows.flatMap(({ title }, at) => (at % 20 === 0 ? [/[a-z]{4,}|\p{Script=Han}{2}/iu.exec(title)?.[0] ?? ''] : [])));
  texts.delete('');
  await new Navigation(app).to('titles');
  const { search } = new CatalogueScreen(app);
  const values: number[] = [];
  for (const text of texts) values.push(await answerMs(app.page, cells, () => typed(search, text)));
  await search.fill(''); // the list stays as it was left
  return [{ what: 'search in the titles, from the last key', unit: 'ms', values, bar: bars.searchMs }];
}

async function patronPages(app: BrowserApp): Promise<Figure[]> {
  const values: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await new Navigation(app).to('patrons');
    const link = app.page.locator('main [role=grid] a').nth(3 + round);
    await link.waitFor();
    values.push(await answerMs(app.page, 'main h1', () => link.click()));
  }
  return [{ what: 'page of a patron', unit: 'ms', values, bar: bars.patronMs }];
}

async function scans(app: BrowserApp): Promise<Figure[]> {
  const cards = (await app.call('patrons:search', { text: '', limit: 50 })).rows.map(({ externalId }) => externalId).slice(10, 15);
  const copies: string[] = [];
  for (const { id } of (await app.call('titles:search', { text: '', limit: 100 })).rows) {
    const barcode = (await app.call('titles:show', { titleId: id })).copies[0]?.barcode;
    if (barcode !== undefined) copies.push(barcode);
  }
  await new Navigation(app).to('desk');
  const desk = new DeskScreen(app);
  await desk.field.waitFor();
  const values: number[] = [];
  for (const [at, card] of cards.entries()) {
    for (const number of [card, ...copies.slice(at * 3, at * 3 + 3)]) {
      await desk.field.fill(number);
      values.push(await answerMs(app.page, 'main .said', () => app.page.keyboard.press('Enter')));
    }
    await app.page.keyboard.press('Escape');
    await app.page.keyboard.press('Escape');
  }
  return [{ what: 'from a scan to its answer', unit: 'ms', values, bar: bars.scanMs }];
}

async function scrolling(app: BrowserApp): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const list of lists.filter((one): one is List => one.isLong)) {
    await list.open(app);
    const table = app.page.locator(list.cells).first();
    await table.waitFor();
    const { longestTaskMs, longestFrameMs } = await traceScroll(app.browser, app.page, table);
    figures.push({ what: `scrolling ${list.name}: longest task of the page`, unit: 'ms', values: [longestTaskMs], bar: bars.frameMs });
    figures.push({ what: `scrolling ${list.name}: from a turn of the wheel to its frame, the longest`, unit: 'ms', values: [longestFrameMs], bar: bars.frameMs });
  }
  return figures;
}

async function memory(app: BrowserApp): Promise<Figure[]> {
  const bytes = await pageBytes(app.browser);
  return bytes === null ? [] : [{ what: 'memory of the page', unit: 'MB', values: [bytes / 2 ** 20], bar: bars.pageMb }];
}
