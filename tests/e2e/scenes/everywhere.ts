import { JobPanel } from '../page-models/job-panel.ts';
import { Manual } from '../page-models/manual.ts';
import { labelOf, Palette } from '../page-models/palette.ts';
import { deskScenes } from './at-the-desk.ts';
import { importScenes } from './of-imports.ts';
import { listScenes } from './of-lists.ts';
import { recordScenes } from './of-records.ts';
import { escape, type Scene } from './scene.ts';

/** What can be opened on any screen. */
const aroundScenes: readonly Scene[] = [
  { name: 'start', path: '/start' },
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

/** Every screen with its tabs and dialogs, on a library that has been imported, trained and listed (`prepared.ts`). */
export const scenes: readonly Scene[] = [...deskScenes, ...recordScenes, ...listScenes, ...importScenes, ...aroundScenes];

/** Every screen of a catalogue that holds nothing yet: it says what to do. */
export const emptyScenes: readonly Scene[] = [
  'start', 'desk', 'desk/holds', 'patrons', 'titles', 'titles/copies', 'titles/loans', 'imports', 'domains', 'domains/relations', 'training', 'training/evaluations', 'lists', 'lists/desk', 'insights', 'settings',
].map((path) => ({ name: `empty-${path.replace('/', '-')}`, path: `/${path}` }));
