import type { RecordKind } from '#contract/record-lists.ts';
import type { BrowserApp } from '../app.ts';
import { RecordsScreen } from '../page-models/records.ts';
import { dialogBy, escape, type Scene } from './scene.ts';

/** Opens one of the small panels above a list. */
const panel = (kind: RecordKind, name: string) => async (app: BrowserApp): Promise<() => Promise<void>> => {
  const opened = await new RecordsScreen(app, kind).panel(name);
  await opened.waitFor();
  return async () => {
    await app.page.keyboard.press('Escape');
    await opened.waitFor({ state: 'detached' });
  };
};

/** Marks rows, opens what can be done with them, and goes on to what is shown before it is done. */
const marked = (kind: RecordKind, rows: number, key: string, more?: (records: RecordsScreen, app: BrowserApp) => Promise<void>) => async (app: BrowserApp): Promise<() => Promise<void>> => {
  const records = new RecordsScreen(app, kind);
  await records.rows.first().getByRole('gridcell').nth(2).waitFor();
  for (let row = 0; row < rows; row += 1) await records.rows.nth(row).getByRole('checkbox').check();
  await records.button(app.words(key)).click();
  await records.dialog().waitFor();
  await more?.(records, app);
  return async () => {
    await escape(app)();
    await records.button(app.words('records.marked.clear')).click();
  };
};
const previewBulk = async (records: RecordsScreen, app: BrowserApp): Promise<void> => {
  await records.dialog().getByLabel(app.words('records.bulk.value')).fill('A value for all');
  await records.dialog().getByRole('button', { name: app.words('records.bulk.preview') }).click();
  await records.dialog().getByRole('status').waitFor();
};
const previewMerge = (records: RecordsScreen): Promise<void> => records.dialog().getByRole('status').waitFor();

/** Patrons and the catalogue: lists with their panels, records with their dialogs. */
export const recordScenes: readonly Scene[] = [
  { name: 'patrons', path: '/patrons' },
  { name: 'patrons-filter', path: '/patrons', enter: async (app) => {
    const filter = app.page.getByRole('region', { name: app.words('records.filter.title') });
    const button = new RecordsScreen(app, 'patrons').button(app.words('records.filter.title'));
    await button.click();
    await filter.waitFor();
    return async () => { await button.click(); };
  } },
  { name: 'patrons-new', path: '/patrons', enter: dialogBy('records.edit.new.patron') },
  { name: 'patrons-bulk', path: '/patrons', enter: marked('patrons', 2, 'records.bulk.open', previewBulk) },
  { name: 'patrons-merge', path: '/patrons', enter: marked('patrons', 2, 'records.merge.open', previewMerge) },
  { name: 'patron', path: '/patrons/1' },
  { name: 'patron-edit', path: '/patrons/1', enter: dialogBy('records.edit.open') },
  { name: 'patron-erase', path: '/patrons/1', enter: dialogBy('records.erase.open') },
  { name: 'titles', path: '/titles' },
  { name: 'titles-columns', path: '/titles', enter: panel('titles', 'columns') },
  { name: 'titles-views', path: '/titles', enter: panel('titles', 'views.title') },
  { name: 'titles-export', path: '/titles', enter: panel('titles', 'export.title') },
  { name: 'titles-history', path: '/titles', enter: panel('titles', 'history.recent') },
  { name: 'titles-new', path: '/titles', enter: dialogBy('records.edit.new.title') },
  { name: 'titles-merge', path: '/titles', enter: marked('titles', 3, 'records.merge.open', previewMerge) },
  { name: 'copies', path: '/titles/copies' },
  { name: 'copies-edit', path: '/titles/copies', enter: marked('copies', 1, 'records.edit.open') },
  { name: 'loans', path: '/titles/loans' },
  { name: 'loans-calendar', path: '/titles/loans', isPlaced: true, enter: async (app) => {
    const filter = app.page.getByRole('region', { name: app.words('records.filter.title') });
    const button = new RecordsScreen(app, 'loans').button(app.words('records.filter.title'));
    await button.click();
    await filter.getByRole('button', { name: app.words('common.day.calendar') }).first().click();
    await app.page.getByRole('dialog', { name: app.words('common.day.calendar') }).getByRole('button', { name: app.words('common.day.today') }).waitFor();
    return async () => {
      await app.page.keyboard.press('Escape');
      await button.click();
    };
  } },
  { name: 'loans-edit', path: '/titles/loans', enter: marked('loans', 1, 'records.edit.open') },
  { name: 'title', path: '/titles/1' },
];
