import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApp, type BrowserApp } from './app.ts';
import { findFaults, inPage } from './in-page.ts';
import { languageNames } from './language-names.ts';
import { InsightsScreen, plotNames } from './page-models/insights.ts';
import { Navigation } from './page-models/navigation.ts';
import { importLibrary, makeMap, trainAndList } from './prepared.ts';

let app: BrowserApp;
let insights: InsightsScreen;
beforeAll(async () => {
  app = await startApp();
  await importLibrary(app);
  await trainAndList(app, await makeMap(app, { books: 'Books', films: 'Films', music: 'Music' }, 'By format'));
  insights = new InsightsScreen(app);
});
afterAll(() => app.close());

const pngSignature = '89504e470d0a1a0a';

describe('insights', () => {
  test('are counted on request, and then stand there with a sentence and a drawing each', async () => {
    await new Navigation(app).to('insights');
    await insights.count();
    for (const plot of plotNames) await insights.plot(plot).waitFor();
    for (const plot of ['loans', 'stock', 'range', 'age', 'quality'] as const) await insights.drawing(plot).waitFor();
    await insights.plot('loans').getByText(/Books/).first().waitFor();
    expect(await inPage<string[]>(app.page, findFaults)).toEqual([]);
  });

  test('have a table behind each plot', async () => {
    await insights.asTable('stock').click();
    await expect.poll(() => insights.table('stock').getByRole('row').count()).toBeGreaterThanOrEqual(4);
    await insights.table('stock').getByRole('rowheader', { name: 'Films' }).waitFor();
  });

  test('are saved as a picture, a drawing and a table', async () => {
    const table = await app.saved(() => insights.save('stock', 'csv'));
    expect(table.name).toMatch(/\.csv$/);
    expect(readFileSync(table.path, 'utf8')).toMatch(/^\uFEFFDomain,Titles,.+\nBooks,\d+/);
    const drawing = await app.saved(() => insights.save('loans', 'svg'));
    expect(readFileSync(drawing.path, 'utf8')).toMatch(/^<svg [^>]+>.*Loans by domain over time.*fill="rgb/s);
    const picture = await app.saved(() => insights.save('range', 'png'));
    expect(readFileSync(picture.path).subarray(0, 8).toString('hex')).toBe(pngSignature);
  });

  test('speak Chinese', async () => {
    await new Navigation(app).language(languageNames['zh-CN']).click();
    app.speak('zh-CN');
    await insights.heading('分析').waitFor();
    for (const plot of plotNames) await insights.plot(plot).waitFor();
    expect(await inPage<string[]>(app.page, findFaults)).toEqual([]);
  });
});
