import type { BrowserApp } from './app.ts';
import { JobPanel } from './page-models/job-panel.ts';
import { Manual } from './page-models/manual.ts';
import { labelOf, Palette } from './page-models/palette.ts';

/** A screen in a state that is worth looking at: where it is, and what is done there. */
export interface Scene {
  readonly name: string;
  readonly path: string;
  /** Brings the state about; what it answers takes it back. */
  readonly enter?: (app: BrowserApp) => Promise<(() => Promise<void>) | void>;
}

const escape = (app: BrowserApp) => async (): Promise<void> => {
  await app.page.keyboard.press('Escape');
  await app.page.locator('[aria-modal=true]').waitFor({ state: 'detached' });
};
/** Presses the first button whose words fit, and waits for the dialog that it opens. */
const dialogBy = (key: string) => async (app: BrowserApp): Promise<() => Promise<void>> => {
  await app.page.getByRole('main').getByRole('button', { name: app.words.pattern(key) }).first().click();
  await app.page.locator('[aria-modal=true]').waitFor();
  return escape(app);
};

/** Every screen with its tabs and dialogs, on a library that has been imported, trained and listed (`prepared.ts`). */
export const scenes: readonly Scene[] = [
  { name: 'start', path: '/start' },
  { name: 'desk', path: '/desk' },
  { name: 'desk-card', path: '/desk', enter: async (app) => {
    await app.page.locator('main input').first().fill('01000003');
    await app.page.keyboard.press('Enter');
    await app.page.getByRole('heading', { name: app.words('desk.card.title', { card: '01000003' }) }).waitFor();
    return () => app.page.keyboard.press('Escape');
  } },
  { name: 'hold-shelf', path: '/desk/holds' },
  { name: 'patrons', path: '/patrons' },
  { name: 'patron', path: '/patrons/1' },
  { name: 'patron-edit', path: '/patrons/1', enter: dialogBy('records.edit.open') },
  { name: 'titles', path: '/titles' },
  { name: 'copies', path: '/titles/copies' },
  { name: 'loans', path: '/titles/loans' },
  { name: 'title', path: '/titles/1' },
  { name: 'imports', path: '/imports' },
  { name: 'imports-undo', path: '/imports', enter: dialogBy('imports.undo.of') },
  { name: 'imports-report', path: '/imports/3' },
  { name: 'domains', path: '/domains' },
  { name: 'relations', path: '/domains/relations' },
  { name: 'domains-editing', path: '/domains', enter: async (app) => { await app.page.getByRole('button', { name: app.words.pattern('domains.editOf') }).first().click(); } },
  { name: 'training', path: '/training' },
  { name: 'evaluations', path: '/training/evaluations' },
  { name: 'lists', path: '/lists' },
  { name: 'lists-schedule', path: '/lists', enter: dialogBy('lists.schedule.offer') },
  { name: 'lists-desk', path: '/lists/desk' },
  { name: 'list', path: '/lists/1' },
  { name: 'print', path: '/lists/print?ids=1,2' },
  { name: 'insights', path: '/insights' },
  { name: 'settings', path: '/settings' },
  { name: 'not-found', path: '/nowhere' },
  { name: 'jobs', path: '/settings', enter: async (app) => {
    const panel = new JobPanel(app);
    await panel.open();
    return () => app.page.keyboard.press('Control+j');
  } },
  { name: 'manual', path: '/settings', enter: async (app) => {
    await app.page.keyboard.press('F1');
    await new Manual(app).title.waitFor();
    return () => app.page.keyboard.press('F1');
  } },
  { name: 'palette', path: '/settings', enter: async (app) => {
    await new Palette(app).open();
    await app.page.keyboard.type('a');
    return escape(app);
  } },
  { name: 'shortcuts', path: '/settings', enter: async (app) => {
    await app.page.keyboard.press('Control+/');
    await app.page.getByRole('dialog', { name: app.words('layout.shortcuts.title') }).getByText(labelOf(app.words, 'palette')).waitFor();
    return escape(app);
  } },
];

/** Goes to a scene without loading the page anew, and waits until it stands still. */
export async function show(app: BrowserApp, { name, path, enter }: Scene): Promise<() => Promise<void>> {
  const { page } = app;
  try {
    await page.evaluate(`location.hash = ${JSON.stringify(`#${path}`)}`);
    await page.locator(`main[data-path=${JSON.stringify(path)}]`).waitFor();
    await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
    await page.locator('main [aria-busy=true]').first().waitFor({ state: 'detached' });
    await page.locator('main .n-data-table-loading-wrapper').first().waitFor({ state: 'detached' });
    await page.getByRole('main').getByText(app.words('common.loading'), { exact: true }).first().waitFor({ state: 'detached' });
    const leave = await enter?.(app);
    return async () => { await leave?.(); };
  } catch (error) {
    throw new Error(`The scene ${name} could not be shown.`, { cause: error });
  }
}
