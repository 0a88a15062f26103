import type { Locator } from 'playwright-core';
import type { JobKind, JobStatus } from '#contract/jobs.ts';
import { Screen } from './screen.ts';

/** The panel of longer work that every screen shares. */
export class JobPanel extends Screen {
  get panel(): Locator { return this.page.getByRole('complementary', { name: this.t('layout.jobs.title') }); }

  get toggle(): Locator { return this.page.getByRole('navigation', { name: this.t('layout.navigation') }).getByRole('button', { name: new RegExp(`^${this.t('layout.jobs.title')}`) }); }

  async open(): Promise<void> {
    if (await this.panel.isHidden()) await this.toggle.click();
    await this.panel.waitFor();
  }

  async close(): Promise<void> {
    await this.panel.getByRole('button', { name: this.t('layout.jobs.close') }).click();
  }

  /** The jobs of a kind, the newest first. */
  jobs(kind: JobKind): Locator { return this.panel.getByRole('article').filter({ has: this.page.getByRole('heading', { name: this.t(`shared.jobKind.${kind}`), exact: true }) }); }

  status(kind: JobKind, status: JobStatus): Locator { return this.jobs(kind).first().getByText(this.t(`shared.jobStatus.${status}`), { exact: true }); }

  cancel(kind: JobKind): Locator { return this.jobs(kind).first().getByRole('button', { name: this.t.pattern('layout.jobs.cancel') }); }
}
