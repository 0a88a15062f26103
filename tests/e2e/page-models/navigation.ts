import type { Locator } from 'playwright-core';
import { Screen, type ScreenName } from './screen.ts';

/** The frame around every screen: the left navigation, the bar at the top, messages at the edge. */
export class Navigation extends Screen {
  get bar(): Locator { return this.page.getByRole('navigation', { name: this.t('layout.navigation') }); }

  link(screen: ScreenName): Locator { return this.bar.getByRole('link', { name: this.t(`layout.screens.${screen}`), exact: true }); }

  /** Goes to a screen and waits for its heading. */
  async to(screen: ScreenName): Promise<void> {
    await this.link(screen).click();
    await this.heading(this.t(`${screen}.title`)).waitFor();
  }

  get skipLink(): Locator { return this.page.getByRole('link', { name: this.t('layout.skip') }); }

  /** The line of counts at the top. */
  get counts(): Locator { return this.page.getByRole('banner').getByRole('list'); }

  count(part: 'patrons' | 'titles' | 'loans', n: number): Locator {
    return this.counts.getByText(this.t(`layout.counts.${part}`, { n: this.t.number(n) }, n), { exact: true });
  }

  language(name: string): Locator { return this.page.getByRole('group', { name: this.t('layout.language') }).getByRole('button', { name, exact: true }); }

  /** A message at the edge of the page. */
  notice(words: string | RegExp): Locator { return this.page.getByRole('region', { name: this.t('layout.notices') }).getByText(words); }
}
