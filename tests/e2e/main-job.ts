import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect } from 'vitest';
import type { App } from './app.ts';
import { addRows, countByMaterial, renameColumns, smallLibrary, writeLibrary, type LibraryFiles } from './library-files.ts';
import { DomainsScreen } from './page-models/domains.ts';
import { ImportsScreen } from './page-models/imports.ts';
import { ListScreen, ListsScreen, PrintScreen } from './page-models/lists.ts';
import { Navigation } from './page-models/navigation.ts';
import { PatronScreen, PatronsScreen } from './page-models/patrons.ts';
import { TrainingScreen } from './page-models/training.ts';

const badLoans = [
  '90001,01000003,,,MAIN,2026-03-01,,,0,book,adult', // of no title
  '90002,01000003,30972100007081,103676,MAIN,31-31-2026,,,0,book,adult', // no day
  '90003,01000003,30972100007081,103676,MAIN,2026-03-01,2026-03-29,2026-02-01,0,book,adult', // back before it was lent
];
/** As another library system names its columns. */
const foreign = { patron_id: 'Olvasójegy', group: 'Csoport', birth_year: 'Született', home_branch: 'Fiók' };
const topTitles = 10;

/** The words a librarian would type herself. */
const typed = {
  en: { map: 'By format', books: 'Books', films: 'Films', book: 'book', film: 'film' },
  'zh-CN': { map: '按载体', books: '图书', films: '影片', book: 'book', film: 'film' },
} as const;

/** What a library does with the program from its first export to a printed list, on the screens. */
export class MainJob {
  readonly #app: App;
  readonly #folder: string;
  #files: LibraryFiles | undefined;
  /** A patron who borrows books and films. */
  #card = '';

  constructor(app: App, home: string) {
    this.#app = app;
    this.#folder = join(home, 'exported');
  }

  get #words() { return typed[this.#app.words.language]; }

  get #written(): LibraryFiles {
    if (this.#files === undefined) throw new Error('The files are written by the import.');
    return this.#files;
  }

  /** Three kinds of files, one of them with headers the program does not know and one with rows it cannot read. */
  async importFiles(): Promise<void> {
    const app = this.#app;
    this.#files = await writeLibrary(this.#folder);
    const { titles, patrons, loans } = this.#files;
    renameColumns(patrons, foreign);
    addRows(loans, badLoans);
    this.#card = busiestOf(loans);
    const [navigation, imports] = [new Navigation(app), new ImportsScreen(app)];

    await navigation.to('imports');
    await imports.choose([titles, patrons, loans]);
    await imports.file('titles.csv').recognised('titles');
    await imports.file('loans.csv').recognised('loans');
    const foreignFile = imports.file('patrons.csv');
    await foreignFile.alert.waitFor(); // not recognised, and it says so
    expect(await imports.startButton(3).isDisabled()).toBe(true);
    await foreignFile.sayKind('patrons');
    await foreignFile.settled();
    await imports.step('columns');
    await foreignFile.read(foreign.patron_id, 'patron_id', true);
    await foreignFile.read(foreign.group, 'patron_group');
    await foreignFile.read(foreign.birth_year, 'birth_year');
    await foreignFile.read(foreign.home_branch, 'home_branch');
    await foreignFile.alert.waitFor({ state: 'detached' });

    await imports.start(3);
    await expectText(imports.count('titles.csv', 'added'), app.words.number(smallLibrary.titles));
    await expectText(imports.count('patrons.csv', 'added'), app.words.number(smallLibrary.patrons));
    await expectText(imports.count('loans.csv', 'added'), app.words.number(smallLibrary.loans));
    await expectText(imports.count('loans.csv', 'rejected'), app.words.number(badLoans.length));
    for (const reason of ['missing-value', 'bad-date', 'return-before-loan']) {
      await imports.rejects('loans.csv').getByText(app.words(`shared.reject.${reason}`)).first().waitFor();
    }
    const saved = await imports.saveRejects('loans.csv');
    const text = readFileSync(saved.path, 'utf8');
    for (const row of badLoans) expect(text).toContain(row.slice(0, 5));
    await navigation.count('loans', smallLibrary.loans).waitFor();
  }

  /** Two domains in the editor, with their live counts, and the readers they share. */
  async drawDomains(): Promise<void> {
    const { map, books, films, book, film } = this.#words;
    const counts = countByMaterial(this.#written.titles);
    const domains = new DomainsScreen(this.#app);
    await new Navigation(this.#app).to('domains');
    await domains.beginEmpty.click();
    await domains.mapName.fill(map);
    await domains.describe(books, 'material', [book]);
    await domains.fits(books, counts.get('book') ?? 0).waitFor();
    await domains.addDomain.click();
    await domains.describe(films, 'material', [film]);
    await domains.fits(films, counts.get('film') ?? 0).waitFor();
    await domains.saveMap(map);
    const relations = await domains.toRelations();
    expect(await relations.sharedReaders(films, books)).toBeGreaterThan(50);
  }

  /** Training with its live curve; the table of results has intervals, popularity and the method without transfer. */
  async train(): Promise<void> {
    const { books, films } = this.#words;
    const { words } = this.#app;
    const training = new TrainingScreen(this.#app);
    await new Navigation(this.#app).to('training');
    await training.target(books).check();
    await training.source(films).check();
    await training.train.click();
    await training.progress(books).waitFor();
    await training.curve.waitFor();
    await training.result(books).waitFor({ timeout: 60_000 });
    await training.methodsInUse.waitFor();
    const figures = training.figures('0');
    const interval = words.pattern('common.interval');
    const rows = await figures.getByRole('row').filter({ hasText: interval }).allInnerTexts();
    expect(rows.some((row) => row.startsWith(words('shared.method.popularity')))).toBe(true);
    expect(rows.length).toBeGreaterThan(1);
    await training.result(books).getByText(words.pattern('training.difference.figures', {}, 2)).first().waitFor();
  }

  /** Everybody's list, one of them opened with its reasons, printed without the card number, and the CSV file. */
  async makeLists(): Promise<void> {
    const app = this.#app;
    const lists = new ListsScreen(app);
    await new Navigation(app).to('lists');
    await lists.whom.selectOption('all');
    await lists.make.click();
    await new Navigation(app).notice(app.words.pattern('lists.form.made', {}, 2)).waitFor({ timeout: 30_000 });

    const saved = await lists.save('csvNamed');
    const rows = parse(readFileSync(saved.path, 'utf8'), { columns: true, bom: true }) as Record<string, string>[];
    const heading = (name: string): string => app.words(`shared.listColumn.${name}`);
    const own = rows.filter((row) => row[heading('card')] === this.#card);
    expect(own.map((row) => Number(row[heading('rank')]))).toEqual(Array.from({ length: topTitles }, (_, i) => i + 1));
    expect(new Set(rows.map((row) => row[heading('card')])).size).toBeGreaterThan(smallLibrary.patrons / 2);

    await lists.search.fill(this.#card);
    await lists.link(this.#card).click();
    const list = new ListScreen(app);
    await list.title(this.#card).waitFor();
    await list.entries.nth(topTitles - 1).waitFor();
    const shown = await list.entries.first().innerText();
    expect(shown).toContain(own[0]?.[heading('title')]);
    expect(shown).toMatch(app.words.language === 'en' ? /because you borrowed|often borrowed|popular|liked by|next volume/i : /因为|读者|热门|常|下一册/);

    expect(await list.whatIf()).toMatch(app.words.language === 'en' ? /would|hangs? on/ : /书单/);

    await list.print.click();
    const print = new PrintScreen(app);
    await print.pages.first().waitFor();
    expect(await print.withCard.isChecked()).toBe(false);
    expect(await print.pages.first().innerText()).not.toContain(this.#card);
    expect(await print.pages.first().innerText()).toContain(own[0]?.[heading('title')]);
    await print.withCard.check();
    await expect.poll(() => print.pages.first().innerText()).toContain(this.#card);
  }

  /** The desk: the patron's loans by domain, the history, and the list that was made. */
  async lookAtPatron(): Promise<void> {
    const { books, films } = this.#words;
    await new Navigation(this.#app).to('patrons');
    const patron: PatronScreen = await new PatronsScreen(this.#app).open(this.#card);
    await patron.domains.getByText(books, { exact: true }).waitFor();
    await patron.domains.getByText(films, { exact: true }).waitFor();
    await patron.loans.first().waitFor();
    expect(await patron.history.getByRole('cell', { name: films, exact: true }).count()).toBeGreaterThan(0);
    await patron.entries.nth(topTitles - 1).waitFor();
  }

  /** Taking the loans back: what will go is shown first. */
  async undoImport(): Promise<void> {
    const app = this.#app;
    const [navigation, imports] = [new Navigation(app), new ImportsScreen(app)];
    await navigation.to('imports');
    const name = basename(this.#written.loans);
    const dialog = await imports.undo(name);
    await dialog.getByText(app.words.number(smallLibrary.loans), { exact: true }).waitFor();
    await dialog.getByRole('button', { name: app.words('imports.undo.confirm') }).click();
    await navigation.count('loans', 0).waitFor({ timeout: 30_000 });
    await imports.past(name).getByText(app.words('imports.statuses.undone')).waitFor();
    await navigation.to('training');
    await new TrainingScreen(app).main.getByText(app.words('training.models.stale')).first().waitFor();
  }
}

async function expectText(place: { innerText(): Promise<string> }, text: string): Promise<void> {
  await expect.poll(() => place.innerText()).toBe(text);
}

/** The patron with most loans among those who borrow both books and films. */
function busiestOf(loans: string): string {
  const rows = parse(readFileSync(loans, 'utf8'), { columns: true, relax_column_count: true }) as Record<string, string>[];
  const byCard = new Map<string, { books: number; films: number }>();
  for (const { patron_id: card = '', material_type: material } of rows) {
    const counts = byCard.get(card) ?? { books: 0, films: 0 };
    if (material === 'book') counts.books += 1;
    if (material === 'film') counts.films += 1;
    byCard.set(card, counts);
  }
  const both = [...byCard].filter(([card, { books, films }]) => card !== '' && books > 3 && films > 3);
  return both.sort(([, a], [, b]) => b.films - a.films)[0]?.[0] ?? '';
}
