import type { Locator } from 'playwright-core';
import { Screen } from './screen.ts';

/** Language, appearance, catalogue and program. */
export class SettingsScreen extends Screen {
  get title(): Locator { return this.heading(this.t('settings.title')); }

  language(name: string): Locator { return this.main.getByRole('radiogroup', { name: this.t('settings.language') }).getByRole('radio', { name, exact: true }); }

  theme(theme: 'system' | 'light' | 'dark'): Locator {
    return this.main.getByRole('radiogroup', { name: this.t('settings.theme') }).getByRole('radio', { name: this.t(`settings.themes.${theme}`), exact: true });
  }

  /** The list of sections beside the settings. */
  get sections(): Locator { return this.main.getByRole('navigation', { name: this.t('settings.sections') }); }

  section(words: string): Locator { return this.sections.getByRole('link', { name: words, exact: true }); }

  sectionHeading(words: string): Locator { return this.main.getByRole('heading', { level: 2, name: words, exact: true }); }

  get sharedScreen(): Locator { return this.main.getByRole('checkbox', { name: this.t('settings.sharedScreenOn') }); }

  /** Naive UI draws a circle over the radio button itself, so the word beside it is what a hand presses. */
  async choose(radio: Locator): Promise<void> {
    await radio.locator('xpath=ancestor::label[1]').click();
  }
}
