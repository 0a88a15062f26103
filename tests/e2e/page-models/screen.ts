import type { Locator } from 'playwright-core';
import type { App } from '../app.ts';

/** The screens of the left navigation, by their names in the page's words. */
export type ScreenName = 'desk' | 'patrons' | 'titles' | 'imports' | 'domains' | 'training' | 'lists' | 'insights' | 'settings';
export const screenNames: readonly ScreenName[] = ['desk', 'patrons', 'titles', 'imports', 'domains', 'training', 'lists', 'insights', 'settings'];

/** What every screen has: its heading, its messages, and the way to it. */
export abstract class Screen {
  protected readonly app: App;

  constructor(app: App) {
    this.app = app;
  }

  protected get page() { return this.app.page; }

  /** The page's words at a place such as `patrons.title`. */
  protected get t() { return this.app.words; }

  get main(): Locator { return this.page.getByRole('main'); }

  heading(name: string | RegExp): Locator { return this.main.getByRole('heading', { level: 1, name }); }

  button(name: string | RegExp): Locator { return this.main.getByRole('button', { name, exact: typeof name === 'string' }); }
}
