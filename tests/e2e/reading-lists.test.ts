import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ModelId, PatronId } from '#contract/ids.ts';
import { startApp, type BrowserApp } from './app.ts';
import { DeskListScreen, ListScreen, ListsScreen, PrintScreen, ScheduleDialog } from './page-models/lists.ts';
import { Navigation } from './page-models/navigation.ts';
import { importLibrary, makeMap, trainAndList } from './prepared.ts';

let app: BrowserApp;
let map: Awaited<ReturnType<typeof makeMap>>;
let modelId: ModelId;
let readers: readonly { readonly id: PatronId; readonly externalId: string }[];
beforeAll(async () => {
  app = await startApp();
  await importLibrary(app);
  map = await makeMap(app, { books: 'Books', films: 'Films', music: 'Music' }, 'By format');
}, 240_000);
afterAll(() => app.close());

test('before there is a model, a general list is made of the titles of a domain', async () => {
  const lists = new ListsScreen(app);
  await new Navigation(app).to('lists');
  expect(await lists.whom.inputValue()).toBe('fallback');
  expect(await lists.whom.locator('option:disabled').count()).toBe(4); // the personal ones
  await lists.general.selectOption('popular');
  await lists.domain.selectOption({ label: 'Books' });
  await lists.make.click();
  const list = new ListScreen(app);
  await list.heading(app.words('lists.fallback.popular')).waitFor({ timeout: 30_000 });
  expect(await list.entries.count()).toBeGreaterThan(5);
});

describe('with a model', () => {
  beforeAll(async () => {
    await trainAndList(app, map);
    modelId = (await app.call('models:list', {}))[0]!.id;
    readers = (await app.call('patrons:search', { limit: 100 })).rows.filter(({ loanCount }) => loanCount > 5).slice(0, 4);
  }, 240_000);

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
    await expect.poll(() => list.nameAt(0)).not.toBe(first);
    expect((await names()).slice(1)).toEqual([second, third]);
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
    for (const [offer, start] of [['pdf', '%PDF'], ['xlsx', 'PK'], ['csv', '\ufeff'], ['html', '<!doctype html>']] as const) {
      const file = await desk.save(offer);
      expect(file.name.endsWith(`.${offer}`)).toBe(true);
      expect(readFileSync(file.path, 'utf8').startsWith(start), offer).toBe(true);
    }
    await desk.print.click();
    const paper = new PrintScreen(app);
    await paper.pages.waitFor();
    expect(await paper.pages.innerText()).toContain(app.words('shared.sheet.forYou'));
    expect(await paper.pages.getByRole('listitem').count()).toBeGreaterThan(3);
    expect(await paper.withCard.count()).toBe(0); // it is nobody's
    await desk.back.click();
    await desk.entries.first().waitFor(); // the reader may want other titles
    await desk.clear.click();
    await desk.entries.first().waitFor({ state: 'detached' });
    expect((await app.call('lists:list', { named: true })).rows.length).toBe(before);
  });

  test('a list is looked at, printed and saved before it is kept', async () => {
    const before = (await app.call('lists:list', { named: true })).rows.length;
    const lists = new ListsScreen(app);
    await new Navigation(app).to('lists');
    await lists.whom.selectOption('fallback');
    await lists.look.click();
    const paper = new PrintScreen(app);
    await paper.pages.waitFor();
    const [title = ''] = await paper.pages.locator('.title').allInnerTexts();
    expect(title).not.toBe('');
    expect(readFileSync((await paper.save('html')).path, 'utf8')).toContain(title);
    expect(readFileSync((await paper.save('pdf')).path, 'latin1').startsWith('%PDF')).toBe(true);
    expect((await app.call('lists:list', { named: true })).rows.length).toBe(before);
  });

  test('a shelf is named by its subject, and a subject without titles is said at once', async () => {
    const lists = new ListsScreen(app);
    await new Navigation(app).to('lists');
    await lists.whom.selectOption('shelf');
    await lists.subject.fill('nosuchsubject');
    await lists.look.click();
    await new Navigation(app).notice(app.words('lists.form.nothingFits')).waitFor();
    const { subjects } = (await app.call('records:list', { kind: 'titles', columns: ['subjects'], filter: { material: ['book'] }, limit: 50 })).rows.map(({ cells }) => ({ subjects: String(cells[0] ?? '') })).find((row) => row.subjects !== '')!;
    const subject = subjects.split(/[;,]/)[0]!.trim();
    await lists.subject.fill(subject);
    await lists.look.click();
    const paper = new PrintScreen(app);
    await paper.pages.getByRole('heading', { name: subject }).waitFor();
  });

  test('lists for everybody are given a time, and it is shown when they will be made', async () => {
    const lists = new ListsScreen(app);
    await new Navigation(app).to('lists');
    await lists.whom.selectOption('all');
    await lists.schedule.click();
    const dialog = new ScheduleDialog(app);
    await dialog.time.fill('03:15');
    await dialog.save.click();
    await lists.scheduled.getByText(/every day, 03:15/).waitFor();
    const [schedule] = await app.call('lists:schedules', {});
    expect(schedule!.next).toMatch(/T03:15:00$/);
    await lists.scheduled.getByText(app.words.pattern('lists.schedule.next')).waitFor();
    await lists.changeSchedule.click();
    await dialog.day(0).uncheck();
    await dialog.save.click();
    await lists.scheduled.getByText(/Monday/).waitFor();
    expect((await app.call('lists:schedules', {}))[0]!.days).toEqual([1, 2, 3, 4, 5, 6]);
    await lists.endSchedule.click();
    await lists.scheduled.waitFor({ state: 'detached' });
  });
});
