import type { Locator } from 'playwright-core';
import { Screen } from './screen.ts';

/** The plots of the screen "Insights", by their places in the page's words. */
export type PlotName = 'loans' | 'stock' | 'range' | 'age' | 'quality' | 'acceptance';
export const plotNames: readonly PlotName[] = ['loans', 'stock', 'range', 'age', 'quality', 'acceptance'];

export class InsightsScreen extends Screen {
  get make(): Locator { return this.button(this.t('insights.make')); }

  get again(): Locator { return this.button(this.t('insights.again')); }

  title(plot: PlotName): string { return this.t(`insights.${plot}.title`); }

  plot(plot: PlotName): Locator { return this.main.getByRole('region', { name: this.title(plot), exact: true }); }

  drawing(plot: PlotName): Locator { return this.plot(plot).getByRole('img', { name: this.title(plot) }); }

  table(plot: PlotName): Locator { return this.plot(plot).getByRole('table', { name: this.title(plot) }); }

  asTable(plot: PlotName): Locator { return this.plot(plot).getByRole('button', { name: `${this.t('common.asTable')} – ${this.title(plot)}` }); }

  /** Counts, and waits for the first plot. */
  async count(): Promise<void> {
    await this.make.click();
    await this.plot('loans').waitFor();
  }

  /** Saves a plot as a file. */
  async save(plot: PlotName, kind: 'png' | 'svg' | 'csv'): Promise<void> {
    await this.plot(plot).getByRole('button', { name: this.t('common.plot.save', { kind: this.t(`common.plot.${kind}`), title: this.title(plot) }) }).click();
  }
}
