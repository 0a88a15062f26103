import type { Locator } from 'playwright-core';
import { Screen } from './screen.ts';

/** The list of titles. */
export class CatalogueScreen extends Screen {
  get search(): Locator { return this.main.getByRole('searchbox', { name: this.t('records.search.titles') }); }

  get table(): Locator { return this.main.getByRole('region', { name: this.t('records.table.titles') }); }

  get links(): Locator { return this.table.getByRole('link'); }

  link(title: string): Locator { return this.table.getByRole('link', { name: title, exact: true }); }

  notFound(text: string): Locator { return this.main.getByText(this.t('records.notFoundText', { text })); }

  found(n: number): Locator { return this.table.getByText(this.t('records.rows.titles', { n: this.t.number(n) }, n), { exact: true }); }

  /** Searches, and waits until the titles that were found stand there. */
  async ask(text: string): Promise<void> {
    await this.search.fill(text);
    await this.table.getByText(this.t.pattern('records.rows.titles', {}, 2)).waitFor();
    await this.page.waitForTimeout(400); // the answer to the words before may still stand there
  }
}
