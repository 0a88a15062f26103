import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApp, type BrowserApp } from './app.ts';
import { DomainsScreen } from './page-models/domains.ts';
import { Navigation } from './page-models/navigation.ts';
import { evaluateSome, importLibrary, makeMap } from './prepared.ts';

describe('domain maps', () => {
  let app: BrowserApp;
  let domains: DomainsScreen;
  beforeAll(async () => {
    app = await startApp();
    await importLibrary(app);
    await new Navigation(app).to('domains');
    domains = new DomainsScreen(app);
  });
  afterAll(() => app.close());

  test('a ready-made map says what it finds before it is taken', async () => {
    await domains.finds('Books', 'book').waitFor();
    await domains.finds('Films', 'film').waitFor();
    await domains.preset('films').click();
    expect(await domains.order()).toEqual(['Books', 'Films']);
  });

  test('what is in no domain comes with rules that would take it in', async () => {
    await domains.suggestions.first().waitFor();
    await domains.suggestions.filter({ hasText: app.words('domains.rule.words.material', { values: 'music' }) }).getByRole('combobox').selectOption({ label: app.words('domains.suggest.toNew') });
    await domains.domain('music').getByText(app.words.pattern('domains.fit.titles', {}, 2)).waitFor();
    await domains.unassigned.getByText(app.words('domains.unassigned.none')).waitFor();
    expect(await domains.order()).toEqual(['Books', 'Films', 'music']);
  });

  test('domains are put in order by dragging, by their buttons and by the arrow keys', async () => {
    const [grip, first] = [await domains.grip('music').boundingBox(), await domains.domain('Books').boundingBox()];
    if (grip === null || first === null) throw new Error('The cards are not to be seen.');
    await app.page.mouse.move(grip.x + 5, grip.y + 5);
    await app.page.mouse.down();
    await app.page.mouse.move(first.x + 10, first.y + first.height / 2, { steps: 4 });
    await app.page.mouse.move(first.x + 10, first.y + 2);
    await app.page.mouse.up();
    await expect.poll(() => domains.order()).toEqual(['music', 'Books', 'Films']);
    await domains.grip('music').focus();
    await app.page.keyboard.press('ArrowDown');
    await app.page.keyboard.press('ArrowDown');
    await expect.poll(() => domains.order()).toEqual(['Books', 'Films', 'music']);
    await domains.button(app.words('domains.up', { name: 'Films' })).click();
    await expect.poll(() => domains.order()).toEqual(['Films', 'Books', 'music']);
    await domains.saveMap('Films and books');
  });

  test('a change of a map is taken back, and so is its deletion', async () => {
    await domains.mapName.fill('By format');
    await domains.saveMap('By format');
    await domains.undo.click();
    await domains.notice('domains.past.restored', 'Films and books').waitFor();
    expect(await domains.mapName.inputValue()).toBe('Films and books');
    await domains.remove();
    await domains.notice('domains.deleted', 'Films and books').waitFor();
    await expect.poll(async () => (await app.call('domains:list', {})).length).toBe(0);
    await domains.undo.click();
    await domains.domain('music').waitFor();
    expect(await domains.order()).toEqual(['Films', 'Books', 'music']);
    await domains.earlier.waitFor({ state: 'detached' }); // its earlier forms went with it
  });

  test('the matrix leads to the evidence, and to the evaluation that measured a gain', async () => {
    const map = await makeMap(app, { books: 'Books', films: 'Films', music: 'Music' }, 'By format');
    await evaluateSome(app, map);
    await app.call('settings:write', { mapId: map.mapId });
    await app.page.reload();
    const relations = await domains.toRelations();
    await domains.main.getByRole('button', { name: /^By format/ }).click();
    await relations.cell(app.words.pattern('domains.relations.readers.cell', { source: 'Films', target: 'Books' }, 2)).click();
    const evidence = relations.evidence('Films', 'Books');
    await evidence.getByText(app.words.pattern('domains.evidence.order', { source: 'Films', target: 'Books' })).waitFor();

    await relations.show('related');
    await relations.cell(app.words('domains.relations.related.unknown', { source: 'Films', target: 'Books' })).waitFor();
    await relations.measure.click();
    await relations.cell(app.words.pattern('domains.relations.related.cell', { source: 'Films', target: 'Books' })).waitFor({ timeout: 30_000 });
    await relations.measure.waitFor({ state: 'detached' });

    await relations.show('gain');
    await relations.cell(/Films .*Books.*\d\.\d{3}/).focus();
    await app.page.keyboard.press('Enter');
    await relations.asTable.click();
    expect(await relations.table.getByRole('row').count()).toBe(4);
    await evidence.getByRole('link', { name: app.words.pattern('domains.evidence.evaluation') }).click();
    await app.page.waitForURL(/training\/evaluations\?evaluation=\d+$/);
    await app.page.goBack();
  });

  test('readers are followed from domain to domain', async () => {
    const relations = await new DomainsScreen(app).toRelations();
    await relations.bands.first().waitFor();
    const before = await relations.bands.count();
    expect(before).toBeGreaterThan(2);
    await relations.flow.getByRole('combobox').selectOption({ label: 'Books' });
    await expect.poll(() => relations.bands.count()).toBe(2);
    await relations.bands.first().focus();
    await app.page.keyboard.press('Enter');
    await relations.evidence('Films', 'Books').waitFor();
    await relations.flow.getByRole('button', { name: app.words('common.asTable') }).click();
    expect(await relations.flow.getByRole('row').count()).toBe(3);
  });
});
