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

  /** Answers that question with yes. */
  get makeCatalogue(): Locator { return this.noCatalogue.getByRole('button', { name: this.t('start.folder.none.make') }); }

  /** Sets the demo library up and waits until it is open. */
  async demo(): Promise<void> {
    await this.openDemo.click();
    await this.heading(this.t('patrons.title')).waitFor({ timeout: 60_000 });
  }
}
