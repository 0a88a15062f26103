import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import type { Language } from '#contract/settings.ts';
import { startApp, type BrowserApp } from './app.ts';
import { artefacts } from './host-process.ts';
import { findFaults, inPage } from './in-page.ts';
import { tinyLibrary, writeLibrary } from './library-files.ts';
import { DomainsScreen } from './page-models/domains.ts';
import { ImportsScreen } from './page-models/imports.ts';
import { ListScreen } from './page-models/lists.ts';
import { JobPanel } from './page-models/job-panel.ts';
import { Navigation } from './page-models/navigation.ts';
import { screenNames } from './page-models/screen.ts';
import { StartScreen } from './page-models/start.ts';
import { TrainingScreen } from './page-models/training.ts';
import { evaluateSome, makeMap, trainAndList } from './prepared.ts';

/** Screens of libraries: a small laptop, a desk, a large one. */
const sizes = [{ width: 1024, height: 640 }, { width: 1280, height: 800 }, { width: 1920, height: 1080 }] as const;
/** What fits in one theme fits in the other: the dark one is looked at in the usual size. */
const themesAt = (width: number): readonly ('light' | 'dark')[] => (width === 1280 ? ['light', 'dark'] : ['light']);
const names = { en: { books: 'Books', films: 'Films', music: 'Music', map: 'By format' }, 'zh-CN': { books: '图书', films: '影片', music: '音乐', map: '按载体' } } as const;

/** Looks at every screen in every size, keeps a picture of each, and collects what does not fit. */
export class LayoutCheck {
  readonly app: BrowserApp;
  readonly faults: string[] = [];
  readonly #folder: string;

  static async begin(language: Language): Promise<LayoutCheck> {
    return new LayoutCheck(await startApp({ language }));
  }

  private constructor(app: BrowserApp) {
    this.app = app;
    this.#folder = join(artefacts, 'layout', app.words.language);
    rmSync(this.#folder, { recursive: true, force: true });
    mkdirSync(this.#folder, { recursive: true });
  }

  /** Nothing was wrong so far. */
  expectNothing(): void {
    expect(this.faults).toEqual([]);
  }

  /** Brings the screen as it stands through all sizes, and through both themes in the usual one. */
  async look(name: string): Promise<void> {
    const { page } = this.app;
    for (const size of sizes) {
      await page.setViewportSize(size);
      for (const theme of themesAt(size.width)) {
        await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
        await page.locator(`html[data-theme=${theme}]`).waitFor();
        const faults = await inPage<string[]>(page, findFaults);
        this.faults.push(...faults.map((fault) => `${name} ${size.width}x${size.height} ${theme}: ${fault}`));
        await page.screenshot({ path: join(this.#folder, `${name}-${size.width}-${theme}.jpeg`), quality: 85, animations: 'disabled' });
      }
    }
  }

  async lookAtEmptyScreens(): Promise<void> {
    const { app } = this;
    await new StartScreen(app).title.waitFor();
    await this.look('start');
    for (const screen of ['patrons', 'imports', 'domains', 'training', 'lists'] as const) {
      await new Navigation(app).to(screen);
      await this.look(`${screen}-empty`);
    }
  }

  /** Fills the catalogue through the screens, looking at them on the way. */
  async fill(): Promise<void> {
    const { app } = this;
    await new Navigation(app).to('imports');
    const imports = new ImportsScreen(app);
    const { titles, patrons, loans } = await writeLibrary(join(app.home, 'exported'), tinyLibrary);
    await imports.choose([titles, patrons, loans]);
    for (const [file, kind] of [[titles, 'titles'], [patrons, 'patrons'], [loans, 'loans']] as const) await imports.file(file.split(/[\\/]/).at(-1) ?? '').recognised(kind);
    await this.look('imports-preview');
    await imports.step('columns');
    await this.look('imports-columns');
    await imports.step('links');
    await this.look('imports-links');
    await imports.step('review');
    await imports.review();
    await this.look('imports-review');
    await imports.start(3);
    await this.look('imports-done');
    await imports.report('loans.csv');
    await this.look('imports-report');
    const { map, ...domains } = names[app.words.language];
    const made = await makeMap(app, domains, map);
    await trainAndList(app, made);
    await evaluateSome(app, made);
  }

  async lookAtFullScreens(): Promise<void> {
    const { app } = this;
    for (const screen of screenNames) {
      await new Navigation(app).to(screen);
      await this.#settled();
      await this.look(screen);
    }
    const { books } = names[app.words.language];
    await new Navigation(app).to('training');
    await this.#unfold(await new TrainingScreen(app).advice(books));
    await this.look('training-advice');
    await new Navigation(app).to('domains');
    await app.page.getByRole('button', { name: app.words.pattern('domains.editOf') }).first().click();
    await this.#settled();
    await this.look('domains-editing');
    const relations = await new DomainsScreen(app).toRelations();
    await relations.matrix.getByRole('button').first().click();
    await relations.bands.first().waitFor();
    await this.look('domains-relations');
    for (const [name, path] of [['evaluations', 'training/evaluations'], ['list', 'lists/1'], ['print', 'lists/print?ids=1,2'], ['patron', 'patrons/1'], ['title', 'titles/1']] as const) {
      await app.page.goto(`${app.origin}/#/${path}`);
      await app.page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
      await this.#settled();
      if (name === 'evaluations') await this.#unfold(new TrainingScreen(app).evaluation(books));
      if (name === 'list') await new ListScreen(app).whatIf();
      await this.look(name);
    }
    await new JobPanel(app).open();
    await this.look('jobs');
  }

  /** Opens everything that is folded in a place. */
  async #unfold(place: Locator): Promise<void> {
    await place.waitFor();
    for (const folded of await place.locator('details:not([open]) > summary').all()) if (await folded.isVisible()) await folded.click();
    expect(await place.locator('svg').count()).toBeGreaterThan(0);
  }

  /** Rows have arrived and nothing is loading. */
  async #settled(): Promise<void> {
    const { page } = this.app;
    await page.locator('main [aria-busy=true]').first().waitFor({ state: 'detached' });
    await page.getByRole('main').getByText(this.app.words('common.loading'), { exact: true }).waitFor({ state: 'detached' });
  }

  async close(): Promise<void> {
    await this.app.close();
  }
}
