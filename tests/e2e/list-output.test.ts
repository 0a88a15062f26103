import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ListId } from '#contract/ids.ts';
import { papers, paperLooks, type Paper } from '#contract/list-sheet.ts';
import { startApp, type BrowserApp } from './app.ts';
import { root } from './host-process.ts';
import { ListsScreen, PrintScreen } from './page-models/lists.ts';
import { Navigation } from './page-models/navigation.ts';
import { importLibrary, makeMap, trainAndList } from './prepared.ts';

const pictures = join(root, 'tests', 'artefacts', 'list-output');
const pixelsPerPoint = 96 / 72;
let app: BrowserApp;
let ids: readonly ListId[];
let cards: readonly string[];

beforeAll(async () => {
  app = await startApp();
  mkdirSync(pictures, { recursive: true });
  await importLibrary(app);
  await trainAndList(app, await makeMap(app, { books: 'Books', films: 'Films', music: 'Music' }, 'By format'));
  const { rows } = await app.call('lists:list', { limit: 3 });
  ids = rows.map(({ id }) => id);
  cards = rows.map(({ name }) => name);
}, 90_000);
afterAll(() => app.close());

async function openPrint(paper: Paper): Promise<PrintScreen> {
  await app.call('settings:write', { paper });
  await app.page.goto(`${app.origin}/#/lists`);
  await app.page.goto(`${app.origin}/#/lists/print?ids=${ids.join(',')}`);
  const print = new PrintScreen(app);
  await print.pages.nth(ids.length - 1).waitFor();
  await expect.poll(() => print.paper.inputValue()).toBe(paper);
  await app.page.getByRole('button', { name: app.words('lists.print.action'), exact: true }).and(app.page.locator(':enabled')).waitFor();
  return print;
}

/** What comes out of the printer: the sizes of its pages in mm. */
async function printed(name: string): Promise<{ readonly width: number; readonly height: number }[]> {
  const pdf = await app.page.pdf({ preferCSSPageSize: true, printBackground: true });
  writeFileSync(join(pictures, `${name}.pdf`), pdf);
  return [...pdf.toString('latin1').matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => ({ width: Number(width) * 25.4 / 72, height: Number(height) * 25.4 / 72 }));
}

describe.each(['en', 'zh-CN'] as const)('on paper, %s', (language) => {
  beforeAll(async () => {
    await app.call('settings:write', { language });
    app.speak(language);
  });

  test.each(papers)('%s', async (paper) => {
    const print = await openPrint(paper);
    const { width, height } = paperLooks[paper];
    const pages = await printed(`${paper}-${language}`);
    await app.page.screenshot({ path: join(pictures, `${paper}-${language}.png`) });
    expect(pages.length).toBeGreaterThanOrEqual(ids.length); // a list a page, or more
    for (const page of pages) expect(Math.abs(page.width - width)).toBeLessThan(1);
    if (height !== null) for (const page of pages) expect(Math.abs(page.height - height)).toBeLessThan(1);
    else expect(pages).toHaveLength(ids.length);
    expect(await print.codes.count()).toBeGreaterThan(ids.length);
    expect(await print.pages.first().getAttribute('lang')).toBe(language);
    for (const card of cards) expect(await print.main.innerText()).not.toContain(card);
    const smallest = await print.pages.first().evaluate((page: { querySelectorAll(selector: string): Iterable<object> }) =>
      Math.min(...[...page.querySelectorAll('p, h2, small')].map((element) => Number.parseFloat((globalThis as unknown as { getComputedStyle(element: object): { fontSize: string } }).getComputedStyle(element).fontSize))));
    expect(smallest / pixelsPerPoint).toBeGreaterThan(paper === 'large' ? 17.9 : 5.9);
  });
});

describe('what stands on a sheet', () => {
  beforeAll(async () => {
    await app.call('settings:write', { language: 'en' });
    app.speak('en');
  });

  test('the card number where it is asked for, not the next time', async () => {
    const print = await openPrint('a4');
    await print.withCard.check();
    await expect.poll(() => print.pages.first().innerText()).toContain(cards[0]);
    await openPrint('a4');
    await expect.poll(() => print.withCard.isChecked()).toBe(false);
    expect(await print.pages.first().innerText()).not.toContain(cards[0]);
  });

  test('reasons and codes, which are remembered', async () => {
    const print = await openPrint('a4');
    await print.withReasons.uncheck();
    await print.withCodes.uncheck();
    await expect.poll(() => print.codes.count()).toBe(0);
    await expect.poll(() => print.pages.locator('.why').count()).toBe(0);
    await openPrint('receipt');
    expect(await print.withCodes.isChecked()).toBe(false);
    await print.withCodes.check();
    await print.withReasons.check();
    await expect.poll(() => print.codes.count()).toBeGreaterThan(0);
  });

  test('codes lead to the library’s catalogue once its address is known', async () => {
    await new Navigation(app).to('settings');
    const address = app.page.getByRole('textbox', { name: app.words('settings.catalogAddress') });
    await address.fill('catalogue.example.org');
    await app.page.getByText(app.words('settings.catalogAddressBad')).waitFor();
    await address.fill('https://catalogue.example.org/title/{id}');
    await address.blur();
    await expect.poll(async () => (await app.call('settings:read', {})).catalogAddress).toBe('https://catalogue.example.org/title/{id}');
    const print = await openPrint('a4');
    await expect.poll(() => print.codes.first().getAttribute('aria-label')).toMatch(/https:\/\/catalogue\.example\.org\/title\/\w+/);
    await app.call('settings:write', { catalogAddress: '' });
  });
});

describe('as a file', () => {
  test('PDF, web page, workbook and table hold no card number', async () => {
    const print = await openPrint('a4');
    for (const [offer, start] of [['pdf', '%PDF-1.7'], ['html', '<!doctype html>'], ['xlsx', 'PK'], ['csv', '\ufeff']] as const) {
      const { name, path } = await print.save(offer);
      expect(name.endsWith(`.${offer}`)).toBe(true);
      const text = readFileSync(path, 'utf8');
      expect(text.startsWith(start), offer).toBe(true);
      for (const card of cards) expect(text).not.toContain(card);
    }
  });

  test('a table has the card numbers where they are asked for', async () => {
    await new Navigation(app).to('lists');
    const lists = new ListsScreen(app);
    await lists.link(cards[0]!).waitFor();
    const { path } = await lists.save('csvNamed');
    expect(readFileSync(path, 'utf8')).toContain(cards[0]);
  });

  test('the web page stands alone: it shows the lists, in their languages, and loads nothing', async () => {
    const print = await openPrint('a4');
    const { path } = await print.save('html');
    const page = await app.context.newPage();
    await page.setContent(readFileSync(path, 'utf8'));
    expect(await page.getByRole('article').count()).toBe(ids.length);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    const titles = await page.locator('.title:lang(zh)').allInnerTexts();
    expect(titles.length).toBeGreaterThan(0);
    await page.screenshot({ path: join(pictures, 'web-page.png') });
    await page.close();
  });
});
