import type { Locator } from 'playwright-core';
import type { DateOrder, ImportField, ImportKind } from '#contract/imports.ts';
import type { SavedFile } from '../app.ts';
import { Screen } from './screen.ts';

type StepName = 'files' | 'columns' | 'links' | 'privacy' | 'review';
type CountName = 'rows' | 'added' | 'updated' | 'unchanged' | 'ignored' | 'rejected' | 'undescribed';

/** Files in, the steps of their import, what became of them, and earlier imports. */
export class ImportsScreen extends Screen {
  /** Hands files over as if they were chosen in the system's dialog. */
  async choose(paths: readonly string[]): Promise<void> {
    await this.page.locator('input[type=file]').setInputFiles([...paths]);
  }

  /** Goes to a step; its heading takes the focus. */
  async step(name: StepName): Promise<void> {
    const label = this.t(`imports.steps.${name}.name`);
    await this.main.getByRole('navigation', { name: this.t('imports.steps.label') }).getByRole('button', { name: new RegExp(`^${label}( ?, .+)?$`) }).click();
    await this.main.getByRole('heading', { level: 2, name: this.t(`imports.steps.${name}.title`) }).and(this.page.locator(':focus')).waitFor();
  }

  file(name: string): FileCard { return new FileCard(this.app, name); }

  startButton(files: number): Locator { return this.button(this.t('imports.start', { n: this.t.number(files) }, files)); }

  get summary(): Locator { return this.main.getByRole('region', { name: this.t.pattern('imports.summary.title', {}, 2) }); }

  /** Imports what waits, and waits until it is done. */
  async start(files: number): Promise<void> {
    await this.startButton(files).click();
    await this.summaryOf(files).waitFor({ timeout: 60_000 });
  }

  summaryOf(files: number): Locator { return this.main.getByRole('region', { name: this.t('imports.summary.title', { n: this.t.number(files) }, files) }); }

  /** The result of one file: of an import, or of a review. */
  batch(name: string): Locator { return this.main.getByRole('article', { name }); }

  /** One of a file's counts after its import. */
  count(name: string, count: CountName): Locator { return this.#countIn(this.batch(name), this.t(`imports.counts.${count}`)); }

  /** One of a file's counts in a review. */
  foreseen(name: string, count: CountName): Locator { return this.#countIn(this.batch(name), this.t(`imports.review.counts.${count}`)); }

  #countIn(place: Locator, label: string): Locator {
    return place.locator('dl > div').filter({ has: this.page.getByText(label, { exact: true }) }).getByRole('definition');
  }

  /** Reads the files through without importing them. */
  async review(): Promise<void> {
    await this.button(this.t('imports.review.action')).click();
    await this.main.getByRole('region', { name: this.t('imports.review.results') }).waitFor({ timeout: 60_000 });
  }

  rejects(name: string): Locator { return this.main.getByRole('region', { name: this.t('imports.rejects.label', { name }) }); }

  saveRejects(name: string): Promise<SavedFile> {
    return this.app.saved(() => this.batch(name).getByRole('button', { name: this.t('imports.rejects.save') }).click());
  }

  /** The link between two kinds of files, as the step shows it. */
  link(kind: ImportKind, other: ImportKind): Locator {
    const side = (name: ImportKind) => this.page.getByRole('heading', { name: this.t(`imports.kinds.${name}`), exact: true });
    return this.main.getByRole('listitem').filter({ has: side(kind) }).filter({ has: side(other) });
  }

  /** Imports that can be gone on with. */
  get interrupted(): Locator { return this.main.getByRole('region', { name: this.t('imports.resume.title', {}, 1) }); }

  get history(): Locator { return this.main.getByRole('region', { name: this.t('imports.history.title') }).first(); }

  past(name: string): Locator { return this.history.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name, exact: true }) }).first(); }

  /** Opens the report of an earlier import. */
  async report(name: string): Promise<void> {
    await this.past(name).getByRole('link', { name, exact: true }).click();
    await this.heading(this.t('imports.report.title', { name })).waitFor();
  }

  /** Opens the dialog that shows what undoing an import takes away. */
  async undo(name: string): Promise<Locator> {
    await this.past(name).getByRole('button', { name: this.t('imports.undo.of', { name }) }).click();
    const dialog = this.page.getByRole('alertdialog', { name: this.t('imports.undo.title', { name }) });
    await dialog.waitFor();
    return dialog;
  }

  /** Stops the import that is under way, once it has brought rows. */
  async stop(keep: boolean): Promise<void> {
    await this.main.getByText(this.t.pattern('layout.jobs.stepDone')).waitFor();
    await this.main.getByRole('button', { name: this.t('common.cancel'), exact: true }).click();
    const dialog = this.page.getByRole('alertdialog', { name: this.t('imports.stop.title') });
    await dialog.getByRole('radio', { name: this.t(keep ? 'imports.stop.keep' : 'imports.stop.takeBack') }).check();
    await dialog.getByRole('button', { name: this.t('imports.stop.confirm') }).click();
  }

  get help(): Locator { return this.main.getByRole('region', { name: this.t('imports.help.title') }); }

  async openHelp(): Promise<void> {
    await this.button(this.t('imports.help.action')).click();
    await this.help.waitFor();
  }
}

/** One file that waits to be imported: in the step of files, or in that of columns. */
export class FileCard extends Screen {
  readonly name: string;

  constructor(app: ConstructorParameters<typeof Screen>[0], name: string) {
    super(app);
    this.name = name;
  }

  get card(): Locator { return this.main.getByRole('region', { name: this.name, exact: true }); }

  get kind(): Locator { return this.card.getByRole('combobox', { name: this.t('imports.file.kind') }); }

  async sayKind(kind: ImportKind): Promise<void> { await this.kind.selectOption({ label: this.t(`imports.kinds.${kind}`) }); }

  /** What it is recognised as, once that is known. */
  async recognised(kind: ImportKind): Promise<void> {
    await this.kind.locator('option:checked').filter({ hasText: this.t(`imports.kinds.${kind}`) }).waitFor({ state: 'attached' });
  }

  get alert(): Locator { return this.card.getByRole('alert'); }

  /** The first rows, as far as they are drawn. */
  get rows(): Locator { return this.card.getByRole('region', { name: this.t.pattern('imports.preview.label', { name: this.name }) }); }

  /** Chooses how the file is read otherwise than recognised. */
  async choose(option: 'encoding' | 'delimiter' | 'part', label: string): Promise<void> {
    const toggle = this.card.getByRole('button', { name: new RegExp(`^(${this.t('imports.reading.show')}|${this.t('imports.reading.hide')})$`) });
    if (await toggle.getAttribute('aria-expanded') !== 'true') await toggle.click();
    await this.card.getByRole('combobox', { name: this.t(`imports.reading.${option}`) }).selectOption({ label });
    await this.settled();
  }

  /** The preview has followed. */
  async settled(): Promise<void> { await this.card.and(this.page.locator('[aria-busy=false]')).waitFor(); }

  column(header: string): Locator { return this.card.getByRole('combobox', { name: this.t('imports.preview.readAs', { column: header }) }); }

  async read(header: string, field: ImportField, needed = false): Promise<void> {
    const name = this.t(`imports.fields.${field}`);
    await this.column(header).selectOption({ label: needed ? this.t('imports.preview.required', { field: name }) : name });
    await this.settled();
  }

  /** Answers which number of a date is the day. */
  async sayDates(order: DateOrder): Promise<void> {
    await this.card.getByRole('radio', { name: new RegExp(this.t(`imports.dates.orders.${order}`)) }).check();
    await this.settled();
  }
}
