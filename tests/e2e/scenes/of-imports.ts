import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JobId } from '#contract/ids.ts';
import type { BrowserApp } from '../app.ts';
import { ImportsScreen } from '../page-models/imports.ts';
import { mapNamed } from '../prepared.ts';
import { dialogBy, type Scene } from './scene.ts';

/** Loans of which nobody can tell whether the day or the month comes first. */
const openDates = 'when.csv';
const fileNames = ['titles.csv', 'patrons.csv', 'loans.csv', openDates] as const;

/** The files of the library once more, with one that asks a question, as the wizard takes them. */
async function filesWait(app: BrowserApp): Promise<ImportsScreen> {
  const imports = new ImportsScreen(app);
  if (await imports.file(openDates).card.isVisible()) return imports;
  const folder = join(app.home, 'exported');
  writeFileSync(join(folder, openDates), ['patron_id,title_id,title,loan_at', ...Array.from({ length: 24 }, (_, i) => `P${i % 5},b${i},Title ${i},0${i % 9 + 1}/0${(i + 3) % 9 + 1}/2024`)].join('\n'));
  await imports.choose(fileNames.map((name) => join(folder, name)));
  await imports.file('loans.csv').recognised('loans');
  await imports.file(openDates).alert.waitFor();
  return imports;
}

/** A job of minutes, behind which an import waits for as long as it is looked at. */
async function keepBusy(app: BrowserApp): Promise<JobId> {
  return (await app.call('evaluations:start', { ...await mapNamed(app), folds: 5, learningCurve: true })).jobId;
}

/** The steps of an import in their order, its end, and what it leaves. Each goes on from the one before. */
export const importScenes: readonly Scene[] = [
  { name: 'imports', path: '/imports' },
  { name: 'imports-help', path: '/imports', enter: async (app) => {
    const imports = new ImportsScreen(app);
    await imports.openHelp();
    return async () => { await imports.button(app.words('imports.help.action')).click(); };
  } },
  { name: 'imports-undo', path: '/imports', enter: dialogBy('imports.undo.of') },
  { name: 'imports-files', path: '/imports', enter: async (app) => { await filesWait(app); } },
  { name: 'imports-columns', path: '/imports', enter: async (app) => {
    const imports = await filesWait(app);
    await imports.step('columns');
    await imports.file(openDates).card.getByRole('radio').first().waitFor();
    return async () => { await imports.file(openDates).sayDates('mdy'); };
  } },
  { name: 'imports-links', path: '/imports', enter: async (app) => {
    await new ImportsScreen(app).step('links');
  } },
  { name: 'imports-privacy', path: '/imports', enter: async (app) => {
    await new ImportsScreen(app).step('privacy');
  } },
  { name: 'imports-review', path: '/imports', enter: async (app) => {
    const imports = new ImportsScreen(app);
    await imports.step('review');
    await imports.review();
  } },
  { name: 'imports-done', path: '/imports', enter: (app) => new ImportsScreen(app).start(fileNames.length) },
  { name: 'imports-report', path: '/imports/3' },
  { name: 'imports-stop', path: '/imports', enter: async (app) => {
    const busy = await keepBusy(app);
    const imports = new ImportsScreen(app);
    await imports.choose([join(app.home, 'exported', 'loans.csv')]);
    await imports.file('loans.csv').recognised('loans');
    await imports.startButton(1).click();
    await imports.button(app.words('common.cancel')).click();
    await app.page.locator('[aria-modal=true]').waitFor();
    return async () => {
      const dialog = app.page.getByRole('alertdialog', { name: app.words('imports.stop.title') });
      await dialog.getByRole('button', { name: app.words('imports.stop.confirm') }).click();
      await dialog.waitFor({ state: 'detached' });
      await app.call('jobs:cancel', { jobId: busy });
      await app.ended(busy);
    };
  } },
];
