import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import type { PatronId } from '#contract/ids.ts';
import type { Language } from '#contract/settings.ts';
import { startApp, usualSize, type BrowserApp } from './app.ts';
import { root } from './host-process.ts';
import { writeLibrary } from './library-files.ts';
import { CatalogueScreen } from './page-models/catalogue.ts';
import { DeskScreen } from './page-models/desk.ts';
import { DomainsScreen } from './page-models/domains.ts';
import { ImportsScreen } from './page-models/imports.ts';
import { InsightsScreen } from './page-models/insights.ts';
import { ListScreen, ListsScreen, PrintScreen } from './page-models/lists.ts';
import { Navigation } from './page-models/navigation.ts';
import { PatronsScreen } from './page-models/patrons.ts';
import { StartScreen } from './page-models/start.ts';
import { TrainingScreen } from './page-models/training.ts';
import { mapNamed, trainAndList } from './prepared.ts';

// npm run screenshots: the pictures of the README, taken of the demo library with lists of books made from films and music.
const folder = join(root, 'resources', 'pictures');
const mostBytes = 250_000;
const badRows = ['90001,01000003,,,MAIN,2026-03-01,,,0,book,adult', '90002,01000003,30972100007081,103676,MAIN,31-31-2026,,,0,book,adult'];
/** What fits on the picture. */
const shownEntries = 4;
mkdirSync(folder, { recursive: true });

async function picture(app: BrowserApp, name: string): Promise<void> {
  const path = join(folder, `${name}.png`);
  await app.page.mouse.move(0, 0); // nothing is hovered over
  await app.page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  const { size } = statSync(path);
  process.stdout.write(`${name}.png ${Math.round(size / 1000)} kB\n`);
  if (size > mostBytes) throw new Error(`${name}.png is larger than ${mostBytes} bytes.`);
}

interface Wanted {
  readonly title: RegExp;
  readonly group: string;
}

/** A patron whose list owes something to films and music and something to books: the picture shows what the program is for. */
async function readerWithReasons(app: BrowserApp, { title, group }: Wanted): Promise<{ readonly id: PatronId; readonly card: string }> {
  const found: { id: PatronId; card: string; mixed: number }[] = [];
  let after: string | undefined;
  do {
    const page = await app.call('lists:list', after === undefined ? {} : { after });
    for (const list of await app.call('lists:show', { listIds: page.rows.map(({ id }) => id) })) {
      if (!list.entries.slice(0, shownEntries).every((entry) => title.test(entry.title))) continue;
      const mixed = list.entries.slice(0, shownEntries).filter((entry) => entry.reason.because.length > 1 && entry.sourceShare > 0.2 && entry.sourceShare < 0.95).length;
      if (list.patronId !== null && list.patron !== null) found.push({ id: list.patronId, card: list.patron, mixed });
    }
    after = page.next ?? undefined;
  } while (after !== undefined);
  for (const reader of found.sort((a, b) => b.mixed - a.mixed)) {
    if ((await app.call('patrons:show', { patronId: reader.id })).group === group) return reader;
  }
  throw new Error('No reader of the demo library suits the picture.');
}

/** Brings a place to the upper edge of the screen. */
const scrollTo = (place: Locator): Promise<void> => place.evaluate((element: { scrollIntoView(options: object): void }) => element.scrollIntoView({ block: 'start' }));

async function english(app: BrowserApp): Promise<void> {
  const navigation = new Navigation(app);
  const start = new StartScreen(app);
  await start.title.waitFor();
  await picture(app, 'first-start');

  await start.demo();
  await trainAndList(app, await mapNamed(app));
  await navigation.to('domains');
  const relations = await new DomainsScreen(app).toRelations();
  await relations.show('readers');
  await picture(app, 'domains');

  await navigation.to('training');
  const training = new TrainingScreen(app);
  await scrollTo(training.methodsInUse);
  await picture(app, 'training');

  const reader = await readerWithReasons(app, { title: /^[\x20-\x7e\u00a0-\u024f’]+$/, group: 'adult' });
  await navigation.to('patrons');
  const patron = await new PatronsScreen(app).open(reader.card);
  await patron.entries.first().waitFor();
  await picture(app, 'patron');

  await navigation.to('desk');
  const desk = new DeskScreen(app);
  await desk.scan(reader.card);
  await desk.card(reader.card).waitFor();
  for (const copy of await copiesIn(app, 1)) await desk.scan(copy);
  await desk.said.getByText(/./).first().waitFor();
  await app.page.waitForTimeout(800); // the next reads come a moment later
  await picture(app, 'desk');
  await app.page.keyboard.press('Escape');

  await navigation.to('titles');
  const catalogue = new CatalogueScreen(app);
  await catalogue.ask('honglou');
  await picture(app, 'catalogue');

  await navigation.to('lists');
  const lists = new ListsScreen(app);
  await lists.search.fill(reader.card);
  await lists.link(reader.card).click();
  await new ListScreen(app).entries.first().waitFor();
  await picture(app, 'list');
  await new ListScreen(app).print.click();
  await new PrintScreen(app).pages.first().waitFor();
  await picture(app, 'print');

  await navigation.to('insights');
  await new InsightsScreen(app).count();
  await picture(app, 'insights');
}

/** Barcodes of copies that nobody has. */
async function copiesIn(app: BrowserApp, most: number): Promise<string[]> {
  const found: string[] = [];
  for (const { id } of (await app.call('titles:search', { limit: 50 })).rows) {
    const barcode = (await app.call('titles:show', { titleId: id })).copies[0]?.barcode;
    if (barcode !== undefined && (await app.call('desk:scan', { number: barcode, mode: 'info' })).copy?.status === 'in') found.push(barcode);
    if (found.length === most) break;
  }
  return found;
}

/** An export whose older loans have been anonymised, as the steps show it and as its report does. */
async function importing(app: BrowserApp): Promise<void> {
  const { titles, patrons, loans } = await writeLibrary(join(app.home, 'exported'));
  const [header = '', ...rows] = readFileSync(loans, 'utf8').trimEnd().split('\n');
  const patron = header.split(',').indexOf('patron_id');
  const forgotten = rows.map((row) => (/,2024-|,2025-0[1-3]/.test(row) ? row.split(',').with(patron, '').join(',') : row));
  writeFileSync(loans, [header, ...forgotten, ...badRows].join('\n'));
  const imports = new ImportsScreen(app);
  await new Navigation(app).to('imports');
  await imports.choose([loans, titles, patrons]);
  await imports.file('patrons.csv').recognised('patrons');
  await picture(app, 'import-preview');
  await imports.start(3);
  await imports.report('loans.csv');
  await app.page.waitForTimeout(800); // the counts of the header follow
  await picture(app, 'import-report');
}

async function chinese(app: BrowserApp): Promise<void> {
  await new StartScreen(app).demo();
  await trainAndList(app, await mapNamed(app));
  const reader = await readerWithReasons(app, { title: /[\u4e00-\u9fff]/, group: 'adult' });
  const patron = await new PatronsScreen(app).open(reader.card);
  await patron.entries.first().waitFor();
  await picture(app, 'patron-zh-dark');
}

// with a language as its argument: those of that language alone
for (const [options, takePictures] of [[{ language: 'en' }, english], [{ language: 'en' }, importing], [{ language: 'zh-CN', dark: true }, chinese]] as const) {
  if (![undefined, options.language].includes(process.argv[2] as Language | undefined)) continue;
  const app = await startApp({ ...options, size: usualSize });
  try {
    await takePictures(app);
  } finally {
    await app.close();
  }
}
