import type { Locator } from 'playwright-core';
import { Screen } from './screen.ts';

/** The list of patrons. */
export class PatronsScreen extends Screen {
  get search(): Locator { return this.main.getByRole('searchbox', { name: this.t('patrons.searchLabel') }); }

  get table(): Locator { return this.main.getByRole('region', { name: this.t('patrons.table') }); }

  link(card: string): Locator { return this.table.getByRole('link', { name: card, exact: true }); }

  get links(): Locator { return this.table.getByRole('link'); }

  rows(n: number): Locator { return this.table.getByText(this.t('records.rows.patrons', { n: this.t.number(n) }, n), { exact: true }); }

  notFound(text: string): Locator { return this.main.getByText(this.t('records.notFoundText', { text })); }

  async open(card: string): Promise<PatronScreen> {
    await this.search.fill(card);
    await this.link(card).click();
    const patron = new PatronScreen(this.app);
    await patron.title(card).waitFor();
    return patron;
  }
}

/** One patron: the card, loans by domain, the newest list, the history. */
export class PatronScreen extends Screen {
  title(card: string): Locator { return this.heading(this.t('patrons.patron.title', { id: card })); }

  get domains(): Locator { return this.main.getByRole('region', { name: this.t('patrons.domains.title') }); }

  get list(): Locator { return this.main.getByRole('region', { name: this.t('patrons.list.title') }); }

  /** The titles of the newest list, the heading left out. */
  get entries(): Locator { return this.list.getByRole('row').filter({ has: this.page.getByRole('link') }); }

  get history(): Locator { return this.main.getByRole('region', { name: this.t('patrons.loans.title') }); }

  get loans(): Locator { return this.history.getByRole('row').filter({ has: this.page.getByRole('link') }); }

  get makeList(): Locator { return this.list.getByRole('button', { name: new RegExp(`^(${this.t('patrons.list.make')}|${this.t('patrons.list.again')})$`) }); }
}
