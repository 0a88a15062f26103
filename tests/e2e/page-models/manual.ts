import type { Locator } from 'playwright-core';
import { Screen } from './screen.ts';

/** The built-in manual beside the screen. */
export class Manual extends Screen {
  get drawer(): Locator { return this.page.getByRole('complementary', { name: this.t('layout.help.name') }); }
  get title(): Locator { return this.drawer.getByRole('heading', { level: 1 }); }
  get search(): Locator { return this.drawer.getByRole('searchbox', { name: this.t('layout.help.search') }); }
  get pages(): Locator { return this.drawer.getByRole('combobox', { name: this.t('layout.help.page') }); }

  part(name: string): Locator { return this.drawer.getByRole('heading', { level: 2, name, exact: true }); }
  link(name: string): Locator { return this.drawer.getByRole('link', { name, exact: true }).first(); }
}
