import type { Locator } from 'playwright-core';
import { Screen } from './screen.ts';

/** What an empty catalogue shows: three ways to begin. */
export class StartScreen extends Screen {
  get title(): Locator { return this.heading(this.t('start.title')); }

  get openDemo(): Locator { return this.button(this.t('start.demo.action')); }

  get toImports(): Locator { return this.button(this.t('start.own.action')); }

  get folderPath(): Locator { return this.main.getByLabel(this.t('start.folder.path')); }

  get openFolder(): Locator { return this.button(this.t('start.folder.open')); }

  /** Asks whether to make a catalogue in a folder that has none. */
  get noCatalogue(): Locator { return this.page.getByRole('alertdialog', { name: this.t('start.folder.none.title') }); }

  /** Answers that question; while the dialog closes, it keeps the focus to itself. */
  async answer(answer: 'make' | 'cancel'): Promise<void> {
    await this.noCatalogue.getByRole('button', { name: this.t(answer === 'make' ? 'start.folder.none.make' : 'common.cancel') }).click();
    await this.noCatalogue.waitFor({ state: 'hidden' });
  }

  /** Sets the demo library up and waits until it is open. */
  async demo(): Promise<void> {
    await this.openDemo.click();
    await this.heading(this.t('patrons.title')).waitFor({ timeout: 60_000 });
  }
}
