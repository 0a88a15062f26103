import type { BrowserApp } from '../app.ts';
import { DeskScreen } from '../page-models/desk.ts';
import { escape, type Scene } from './scene.ts';

/** Cards and copies that `prepareDesk` adds. */
const cards = { blocked: 'SCENE-1', waits: 'SCENE-2', lends: 'SCENE-3' } as const;
const copies = { pair: ['SCENE-11', 'SCENE-12'], lent: 'SCENE-13', held: 'SCENE-14' } as const;
const pairTitle = 'A title with two copies';

/** Gives the catalogue a blocked reader, one for whom a copy is put aside, one with a loan, and a title with two copies. */
export async function prepareDesk(app: BrowserApp): Promise<void> {
  const [blocked, waits, lends] = [await app.call('desk:add-patron', { card: cards.blocked, group: 'adult' }), await app.call('desk:add-patron', { card: cards.waits }), await app.call('desk:add-patron', { card: cards.lends, expiresOn: '2030-12-31' })];
  await app.call('desk:block', { patronId: blocked.id, reason: 'fees', note: 'A note', until: '2030-01-31' });
  const { titleId } = await app.call('desk:add-copy', { barcode: copies.pair[0], title: pairTitle, author: 'Somebody', callNumber: 'A 1', isbn: '9787020002207' });
  await app.call('desk:add-copy', { barcode: copies.pair[1], titleId });
  await app.call('desk:add-copy', { barcode: copies.lent, title: 'A title on loan' });
  await app.call('desk:add-copy', { barcode: copies.held, title: 'A title put aside' });
  await app.call('desk:scan', { number: copies.lent, patronId: lends.id });
  await app.call('desk:scan', { number: copies.held, mode: 'hold', patronId: waits.id });
}

/** Scans, waits for what is said, does something more; in the end the desk is as it was. */
const scanned = (numbers: readonly string[], said: string, more?: (app: BrowserApp, desk: DeskScreen) => Promise<unknown>) => async (app: BrowserApp): Promise<() => Promise<void>> => {
  const desk = new DeskScreen(app);
  for (const number of numbers) await desk.scan(number);
  await desk.said.getByText(desk.outcome(said)).first().waitFor();
  await more?.(app, desk);
  return async () => {
    if (await app.page.locator('[aria-modal=true]').isVisible()) await escape(app)();
    await desk.scan('SB-NEXT');
    await desk.said.getByText(app.words('desk.firstSteps.title')).waitFor();
  };
};
const dialogOn = (keys: string) => async (app: BrowserApp): Promise<void> => {
  await app.page.keyboard.press(keys);
  await app.page.locator('[aria-modal=true]').waitFor();
};
const dialogOf = (key: string) => async (app: BrowserApp): Promise<void> => {
  await app.page.getByRole('main').getByRole('button', { name: app.words.pattern(key) }).first().click();
  await app.page.locator('[aria-modal=true]').waitFor();
};

/** The desk with each of its answers and dialogs. */
export const deskScenes: readonly Scene[] = [
  { name: 'desk', path: '/desk' },
  { name: 'desk-card', path: '/desk', enter: scanned(['01000003'], 'patron-opened', (_app, desk) => desk.nextReads.getByRole('link').first().waitFor()) },
  { name: 'desk-loans', path: '/desk', enter: scanned([cards.lends], 'patron-opened', (_app, desk) => desk.loans.first().waitFor()) },
  { name: 'desk-undone', path: '/desk', enter: scanned([cards.lends, copies.pair[0], copies.pair[1]], 'lent', async (app, desk) => {
    for (const left of [pairTitle, pairTitle]) {
      await app.page.keyboard.press('Control+z');
      await desk.said.getByText(app.words('desk.undoneTitle', { action: app.words('desk.step.lend'), title: left })).first().waitFor();
    }
  }) },
  { name: 'desk-receipt', path: '/desk', enter: scanned([cards.lends], 'patron-opened', dialogOn('Alt+p')) },
  { name: 'desk-asked', path: '/desk', enter: scanned([cards.blocked, copies.pair[0]], 'asked') },
  { name: 'desk-block', path: '/desk', enter: scanned([cards.blocked], 'patron-opened', dialogOf('desk.card.block')) },
  { name: 'desk-holds', path: '/desk', enter: scanned([cards.waits], 'patron-opened', (_app, desk) => desk.holds.first().waitFor()) },
  { name: 'desk-told', path: '/desk', enter: scanned([copies.held], 'told') },
  { name: 'desk-slip', path: '/desk', enter: scanned([copies.held], 'told', dialogOf('desk.action.slip')) },
  { name: 'desk-choose', path: '/desk', enter: scanned(['9787020002207'], 'choose') },
  { name: 'desk-unknown', path: '/desk', enter: scanned(['SCEN'], 'unknown', (app) => app.page.getByRole('button', { name: cards.waits, exact: true }).waitFor()) },
  { name: 'desk-new-patron', path: '/desk', enter: scanned(['SCENE-9'], 'unknown', dialogOn('Alt+k')) },
  { name: 'desk-new-copy', path: '/desk', enter: scanned(['SCENE-9'], 'unknown', async (app) => {
    await dialogOn('Alt+c')(app);
    await app.page.getByRole('dialog').getByRole('searchbox').fill(pairTitle);
    await app.page.getByRole('dialog').getByRole('radio').first().waitFor();
  }) },
  { name: 'desk-anonymous', path: '/desk', enter: async (app) => {
    const place = app.page.getByRole('main').getByRole('heading', { name: app.words('desk.anonymous.title') });
    await app.page.keyboard.press('Alt+a');
    await place.waitFor();
    return async () => {
      await app.page.keyboard.press('Alt+a');
      await place.waitFor({ state: 'detached' });
    };
  } },
  { name: 'hold-shelf', path: '/desk/holds' },
];
