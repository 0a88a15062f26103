import type { BrowserApp } from '../../e2e/app.ts';
import { Navigation } from '../../e2e/page-models/navigation.ts';

/** A screen with a list. */
export interface List {
  readonly name: string;
  /** What its rows hold, as CSS. */
  readonly cells: string;
  /** It is scrolled through whole; otherwise rows are fetched piece by piece as its end is reached, or there are few. */
  readonly isLong: boolean;
  open(app: BrowserApp): Promise<void>;
}

const cells = 'main [role=grid] .cell';
const tab = (app: BrowserApp, name: 'copies' | 'loans') => app.page.getByRole('navigation', { name: app.words('records.tabs.label') }).getByRole('link', { name: app.words(`records.tabs.${name}`), exact: true });
const screen = (name: 'patrons' | 'titles' | 'lists' | 'imports', isLong: boolean): List => ({ name, cells: name === 'imports' ? 'main tbody td' : cells, isLong, open: (app) => new Navigation(app).link(name).click() });
const inTab = (name: 'copies' | 'loans'): List => ({
  name, cells, isLong: true,
  async open(app) {
    if (!await tab(app, name).isVisible()) await new Navigation(app).to('titles');
    await tab(app, name).click();
  },
});


/** The lists of the program, on the screens that show them. */
export const lists: readonly List[] = [screen('patrons', true), screen('titles', true), inTab('copies'), inTab('loans'), screen('lists', false), screen('imports', false)];
