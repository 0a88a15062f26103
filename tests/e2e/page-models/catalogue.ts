import type { Locator } from 'playwright-core';
import { Screen } from './screen.ts';

/** The list of titles. */
export class CatalogueScreen extends Screen {
  get search(): Locator { return this.main.getByRole('searchbox', { name: this.t('titles.searchLabel') }); }

  get table(): Locator { return this.main.getByRole('region', { name: this.t('titles.table') }); }

  get links(): Locator { return this.table.getByRole('link'); }

  link(title: string): Locator { return this.table.getByRole('link', { name: title, exact: true }); }

  notFound(text: string): Locator { return this.main.getByText(this.t('titles.notFound', { text })); }

  found(n: number): Locator { return this.main.getByText(this.t('titles.found', { n: this.t.number(n) }, n), { exact: true }); }

  /** Searches, and answers the number of titles found once it stands there. */
  async ask(text: string): Promise<string> {
    await this.search.fill(text);
    const answer = this.main.getByRole('status').filter({ hasText: /./ });
    await answer.waitFor();
    return answer.innerText();
  }
}
