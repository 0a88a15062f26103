import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ModelId, PatronId } from '#contract/ids.ts';
import { startApp, type BrowserApp } from './app.ts';
import { DeskListScreen, ListScreen, ListsScreen } from './page-models/lists.ts';
import { Navigation } from './page-models/navigation.ts';
import { importLibrary, makeMap, trainAndList } from './prepared.ts';

let app: BrowserApp;
let modelId: ModelId;
let readers: readonly { readonly id: PatronId; readonly externalId: string }[];
beforeAll(async () => {
  app = await startApp();
  await importLibrary(app);
  await trainAndList(app, await makeMap(app, { books: 'Books', films: 'Films', music: 'Music' }, 'By format'));
  modelId = (await app.call('models:list', {}))[0]!.id;
  readers = (await app.call('patrons:search', { limit: 100 })).rows.filter(({ loanCount }) => loanCount > 5).slice(0, 4);
}, 240_000);
afterAll(() => app.close());

async function openList(): Promise<ListScreen> {
  const lists = new ListsScreen(app);
  await new Navigation(app).to('lists');
  await lists.search.fill(readers[0]!.externalId);
  await lists.link(readers[0]!.externalId).click();
  const list = new ListScreen(app);
  await list.entries.first().waitFor();
  return list;
}

test('a list is worked on with the mouse and the keyboard, and every step is undone', async () => {
  const list = await openList();
  const names = async (): Promise<string[]> => Promise.all([0, 1, 2].map((place) => list.nameAt(place)));
  const before = await names();
  const [first, second, third] = before;
  await list.handle(1).focus();
  await app.page.keyboard.press('ArrowUp');
  await expect.poll(names).toEqual([second, first, third]);
  await expect.poll(() => app.page.evaluate('document.activeElement.getAttribute("aria-label")')).toContain(second); // the handle keeps the focus
  await list.undo('move').click();
  await expect.poll(names).toEqual(before);
  await list.tool(0, 'replace').click();
  await expect.poll(async () => (await names()).slice(1)).toEqual([second, third]);
  expect(await list.nameAt(0)).not.toBe(first);
  await list.undo('replace').click();
  await expect.poll(names).toEqual(before);
  await list.tool(0, 'notForMe').click();
  await expect.poll(() => list.nameAt(0)).not.toBe(first);
  await list.tool(1, 'note').click();
  await app.page.getByRole('textbox', { name: app.words('common.entries.note') }).fill('Anna loved it');
  await app.page.keyboard.press('Enter');
  await list.entries.nth(1).getByText('Anna loved it').waitFor();
  await list.handle(2).dragTo(list.entries.nth(0));
  await expect.poll(() => list.nameAt(0)).toBe(third);
});

test('a book club gets one list of what none of its members has read', async () => {
  const lists = new ListsScreen(app);
  await new Navigation(app).to('lists');
  await lists.whom.selectOption('club');
  await lists.name.fill('Tuesday readers');
  await lists.members.fill(readers.map(({ externalId }) => externalId).join('\n'));
  await lists.make.click();
  const list = new ListScreen(app);
  await list.heading('Tuesday readers').waitFor({ timeout: 30_000 });
  await list.entries.first().waitFor();
  expect(await list.entries.first().innerText()).toMatch(/suits (all )?\d/);
  await new Navigation(app).to('lists');
  await lists.named.getByRole('link', { name: 'Tuesday readers' }).waitFor();
});

test('conditions are kept, and a list that cannot be filled says why', async () => {
  const { jobId } = await app.call('lists:make', { modelId, patrons: [readers[0]!.id], wishes: { languages: ['xx'] } });
  await app.ended(jobId);
  const lists = new ListsScreen(app);
  await new Navigation(app).to('lists');
  await lists.search.fill(readers[0]!.externalId);
  await lists.link(readers[0]!.externalId).click();
  await new ListScreen(app).main.getByText(/in other languages/).waitFor();
});

test('three liked titles give a list at the desk at once, and nothing is stored', async () => {
  const before = (await app.call('lists:list', { named: true })).rows.length;
  const lists = new ListsScreen(app);
  await new Navigation(app).to('lists');
  await lists.toDesk.click();
  const desk = new DeskListScreen(app);
  const titles = (await app.call('titles:search', { limit: 200 })).rows.filter(({ material, loanCount, title }) => material !== 'book' && loanCount > 2 && title.length > 5).slice(0, 3);
  for (const { title } of titles) {
    await desk.search.fill(title);
    await desk.pick(title).click();
  }
  await desk.entries.first().waitFor();
  expect(await desk.entries.count()).toBeGreaterThan(3);
  await desk.clear.click();
  await desk.entries.first().waitFor({ state: 'detached' });
  expect((await app.call('lists:list', { named: true })).rows.length).toBe(before);
});
