import type { Locator } from 'playwright-core';
import type { ImportField, ImportKind } from '#contract/imports.ts';
import type { SavedFile } from '../app.ts';
import { Screen } from './screen.ts';

/** Files in, their previews and mappings, what became of them, and earlier imports. */
export class ImportsScreen extends Screen {
  /** Hands files over as if they were chosen in the system's dialog. */
  async choose(paths: readonly string[]): Promise<void> {
    await this.page.locator('input[type=file]').setInputFiles([...paths]);
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

  batch(name: string): Locator { return this.main.getByRole('article', { name }); }

  /** One of a file's counts after its import. */
  count(name: string, count: 'rows' | 'added' | 'rejected' | 'undescribed'): Locator {
    return this.batch(name).locator('dl > div').filter({ has: this.page.getByText(this.t(`imports.counts.${count}`), { exact: true }) }).getByRole('definition');
  }

  rejects(name: string): Locator { return this.main.getByRole('region', { name: this.t('imports.rejects.label', { name }) }); }

  saveRejects(name: string): Promise<SavedFile> {
    return this.app.saved(() => this.batch(name).getByRole('button', { name: this.t('imports.rejects.save') }).click());
  }

  get history(): Locator { return this.main.getByRole('region', { name: this.t('imports.history.title') }).first(); }

  past(name: string): Locator { return this.history.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name, exact: true }) }).first(); }

  /** Opens the dialog that shows what undoing an import takes away. */
  async undo(name: string): Promise<Locator> {
    await this.past(name).getByRole('button', { name: this.t('imports.undo.of', { name }) }).click();
    const dialog = this.page.getByRole('alertdialog', { name: this.t('imports.undo.title', { name }) });
    await dialog.waitFor();
    return dialog;
  }
}

/** One file that waits to be imported. */
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
    await this.card.getByRole('combobox', { name: this.t('imports.file.kind') }).locator('option:checked').filter({ hasText: this.t(`imports.kinds.${kind}`) }).waitFor({ state: 'attached' });
  }

  get alert(): Locator { return this.card.getByRole('alert'); }

  column(header: string): Locator { return this.card.getByRole('combobox', { name: this.t('imports.preview.readAs', { column: header }) }); }

  async read(header: string, field: ImportField, needed = false): Promise<void> {
    const name = this.t(`imports.fields.${field}`);
    await this.column(header).selectOption({ label: needed ? this.t('imports.preview.required', { field: name }) : name });
  }
}
