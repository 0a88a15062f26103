import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserApp } from '../app.ts';
import { DomainsScreen } from '../page-models/domains.ts';
import { InsightsScreen } from '../page-models/insights.ts';
import { DeskListScreen, ListScreen, ListsScreen } from '../page-models/lists.ts';
import { dialogBy, escape, type Scene } from './scene.ts';

/** Chooses for whom lists are made, with every wish in sight. */
const making = (kind: string) => async (app: BrowserApp): Promise<void> => {
  const lists = new ListsScreen(app);
  await lists.whom.selectOption({ label: app.words(`lists.form.kinds.${kind}`) });
  if (!await lists.availability.isVisible()) await lists.wishes.click();
  await lists.availability.waitFor();
};

/** From domain maps to lists and what they come to. */
export const listScenes: readonly Scene[] = [
  { name: 'domains', path: '/domains' },
  { name: 'domains-delete', path: '/domains', enter: dialogBy('domains.delete.action') },
  { name: 'domains-discard', path: '/domains', enter: async (app) => {
    const domains = new DomainsScreen(app);
    await domains.mapName.fill('Another name');
    await domains.newMap.click();
    await app.page.locator('[aria-modal=true]').waitFor();
    return async () => {
      await escape(app)();
      await domains.button(app.words('domains.discard.action')).click();
    };
  } },
  { name: 'domains-new', path: '/domains', enter: async (app) => {
    const domains = new DomainsScreen(app);
    await domains.newMap.click();
    await domains.beginEmpty.waitFor();
  } },
  { name: 'domains-empty', path: '/domains', enter: async (app) => {
    const domains = new DomainsScreen(app);
    await domains.newMap.click();
    await domains.beginEmpty.click();
    await domains.addDomain.waitFor();
  } },
  { name: 'relations', path: '/domains/relations', enter: async (app) => {
    const matrix = app.page.getByRole('region', { name: app.words('domains.relations.title') });
    await matrix.getByRole('button', { name: app.words.pattern('domains.relations.readers.cell', {}, 2) }).first().click();
    await app.page.getByRole('region', { name: app.words.pattern('domains.evidence.title') }).waitFor();
  } },
  { name: 'training', path: '/training' },
  { name: 'training-delete', path: '/training', enter: dialogBy('training.models.delete') },
  { name: 'evaluations', path: '/training/evaluations' },
  { name: 'lists', path: '/lists' },
  { name: 'lists-schedule', path: '/lists', enter: dialogBy('lists.schedule.offer') },
  { name: 'lists-club', path: '/lists', enter: making('club') },
  { name: 'lists-shelf', path: '/lists', enter: making('shelf') },
  { name: 'lists-fallback', path: '/lists', enter: making('fallback') },
  { name: 'lists-desk', path: '/lists/desk', enter: async (app) => {
    const desk = new DeskListScreen(app);
    for (const words of ['the', 'a']) { // what was asked for is forgotten with each choice
      await desk.search.fill(words);
      await desk.found.first().click();
    }
    await desk.search.fill('s');
    await desk.found.first().waitFor();
    await desk.entries.first().waitFor();
    return async () => { await desk.clear.click(); };
  } },
  { name: 'list', path: '/lists/1', enter: async (app) => { await new ListScreen(app).whatIf(); } },
  { name: 'list-note', path: '/lists/1', isPlaced: true, enter: async (app) => {
    const list = new ListScreen(app);
    await list.tool(0, 'note').press('Enter');
    const form = app.page.locator('form.note');
    await form.locator('input:focus').waitFor();
    return async () => {
      await app.page.keyboard.press('Escape');
      await form.waitFor({ state: 'detached' });
    };
  } },
  { name: 'list-save', path: '/lists/1', isPlaced: true, enter: async (app) => {
    await new ListScreen(app).button(app.words('lists.save.action')).click();
    const offer = app.page.getByText(app.words('lists.save.pdf'), { exact: true });
    await offer.waitFor();
    return async () => {
      await app.page.getByRole('heading', { level: 1 }).click();
      await offer.waitFor({ state: 'detached' });
    };
  } },
  { name: 'print', path: '/lists/print?ids=1,2' },
  { name: 'insights', path: '/insights', enter: async (app) => {
    const insights = new InsightsScreen(app);
    if (await insights.make.isVisible()) await insights.count();
    await insights.plot('acceptance').waitFor();
  } },
  { name: 'settings', path: '/settings' },
  { name: 'settings-folder', path: '/settings', enter: async (app) => {
    const folder = join(app.home, 'nothing');
    mkdirSync(folder, { recursive: true });
    await app.page.getByLabel(app.words('start.folder.path')).fill(folder);
    await app.page.getByRole('button', { name: app.words('start.folder.open'), exact: true }).click();
    await app.page.locator('[aria-modal=true]').waitFor();
    return escape(app);
  } },
];
