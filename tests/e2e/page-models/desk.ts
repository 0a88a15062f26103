import type { Locator } from 'playwright-core';
import { Screen } from './screen.ts';

/** The desk: one field, what it answers, whose card is open. */
export class DeskScreen extends Screen {
  get field(): Locator { return this.main.getByRole('textbox', { name: this.t('desk.scan'), exact: true }); }

  get said(): Locator { return this.main.locator('.said'); }

  /** Scans as a scanner does: keys and Enter, wherever the focus is. */
  async scan(number: string): Promise<void> {
    await this.page.keyboard.type(number);
    await this.page.keyboard.press('Enter');
  }

  /** Scans and waits for what is said. */
  async scanned(number: string, said: string | RegExp): Promise<void> {
    await this.scan(number);
    await this.said.getByText(said).first().waitFor();
  }

  outcome(outcome: string, values: Record<string, string | number> = {}): RegExp { return this.t.pattern(`desk.outcome.${outcome}`, values); }

  card(number: string): Locator { return this.main.getByRole('region', { name: this.t('desk.card.title', { card: number }) }); }

  get loans(): Locator { return this.main.getByRole('region', { name: this.t('desk.loans.title') }).getByRole('row').filter({ has: this.page.getByRole('button') }); }

  get holds(): Locator { return this.main.getByRole('region', { name: this.t('desk.holds.title'), exact: true }).getByRole('listitem'); }

  get nextReads(): Locator { return this.main.getByRole('region', { name: this.t('desk.next.title') }); }

  get log(): Locator { return this.main.getByRole('region', { name: this.t('desk.log.title') }).getByRole('listitem'); }

  mode(mode: string): Locator { return this.main.getByRole('radio', { name: this.t(`desk.modes.${mode}`) }); }

  dialog(title: string): Locator { return this.page.getByRole('dialog', { name: title }); }
}
