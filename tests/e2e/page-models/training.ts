import type { Locator } from 'playwright-core';
import type { SegmentId } from '#contract/training.ts';
import { Screen } from './screen.ts';

/** Target, sources, the button, the live curve, and what came out. */
export class TrainingScreen extends Screen {
  get form(): Locator { return this.main.getByRole('form', { name: this.t('training.form.title') }); }

  target(name: string): Locator { return this.form.getByRole('group', { name: this.t('training.form.target') }).getByRole('radio', { name: new RegExp(`^${name}`) }); }

  source(name: string): Locator { return this.form.getByRole('group', { name: this.t('training.form.sources') }).getByRole('checkbox', { name: new RegExp(`^${name}`) }); }

  get train(): Locator { return this.form.getByRole('button', { name: this.t('training.form.train'), exact: true }); }

  /** Of the training for one target, or for any. */
  progress(target?: string): Locator { return this.main.getByRole('progressbar', { name: this.t.pattern('training.running.training', target === undefined ? {} : { target }) }); }

  /** What can be expected of the choice that stands in the form. */
  async advice(target: string): Promise<Locator> {
    await this.form.getByRole('button', { name: this.t('training.advice.ask') }).click();
    const advice = this.main.getByRole('region', { name: this.t('training.advice.title', { target }), exact: true });
    await advice.waitFor({ timeout: 30_000 });
    return advice;
  }

  get curve(): Locator { return this.main.getByRole('img', { name: this.t('training.curve.label') }); }

  result(target: string): Locator { return this.main.getByRole('region', { name: this.t('training.result.title', { target }) }); }

  get methodsInUse(): Locator { return this.main.getByRole('table', { name: this.t('training.inUse.title') }); }

  /** One earlier evaluation by its target, with its plots and tables. */
  evaluation(target: string): Locator { return this.main.getByRole('region', { name: this.t('training.evaluations.resultTitle', { target }) }); }

  /** Means with their intervals for the readers of one segment. */
  figures(segment: SegmentId | 'all'): Locator { return this.main.getByRole('table', { name: this.t('training.segment.caption', { segment: this.t(`shared.segment.${segment}`) }) }); }
}
