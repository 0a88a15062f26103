import type { Locator } from 'playwright-core';
import type { RecordKind } from '#contract/record-lists.ts';
import type { App } from '../app.ts';
import { Screen } from './screen.ts';

/** A list of records: patrons, or a tab of the catalogue. */
export class RecordsScreen extends Screen {
  readonly #kind: RecordKind;

  constructor(app: App, kind: RecordKind) {
    super(app);
    this.#kind = kind;
  }

  get table(): Locator { return this.main.getByRole('region', { name: this.t(`records.table.${this.#kind}`) }); }
  get grid(): Locator { return this.table.getByRole('grid'); }
  get search(): Locator { return this.main.getByRole('searchbox', { name: this.t(this.#kind === 'patrons' ? 'patrons.searchLabel' : `records.search.${this.#kind}`) }); }
  /** The rows that are drawn, without the headings. */
  get rows(): Locator { return this.grid.getByRole('row').filter({ has: this.page.getByRole('gridcell') }); }
  row(text: string | RegExp): Locator { return this.rows.filter({ hasText: text }); }
  count(n: number): Locator { return this.table.getByText(this.t(`records.rows.${this.#kind}`, { n: this.t.number(n) }, n), { exact: true }); }
  heading1(column: string): Locator { return this.grid.getByRole('columnheader', { name: this.t(`records.column.${column}`) }); }

  async tab(): Promise<void> {
    await this.main.getByRole('navigation', { name: this.t('records.tabs.label') }).getByRole('link', { name: this.t(`records.tabs.${this.#kind}`) }).click();
    await this.rows.first().getByRole('gridcell').nth(2).waitFor();
  }
  async sortBy(column: string): Promise<void> { await this.heading1(column).getByRole('button').click(); }
  mark(text: string): Locator { return this.grid.getByRole('checkbox', { name: this.t('records.mark', { name: text }), exact: true }); }
  /** Opens one of the small panels above the list. */
  async panel(name: string): Promise<Locator> {
    const label = this.t(`records.${name}`);
    await this.button(new RegExp(`^${label}`)).click();
    return this.main.getByRole('group', { name: label });
  }
  dialog(): Locator { return this.page.getByRole('dialog'); }
  field(name: string): Locator { return this.dialog().getByLabel(this.t(`records.field.${name}`), { exact: true }); }
  get save(): Locator { return this.dialog().getByRole('button', { name: this.t('common.save') }); }
  get edit(): Locator { return this.button(this.t('records.edit.open')); }
  get history(): Locator { return this.main.getByRole('region', { name: this.t('records.history.title') }); }
}
