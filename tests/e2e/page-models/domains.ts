import type { Locator } from 'playwright-core';
import type { RuleKey } from '#contract/domains.ts';
import { Screen } from './screen.ts';

/** Domain maps and their editor. */
export class DomainsScreen extends Screen {
  get beginEmpty(): Locator { return this.button(this.t('domains.presets.empty.use')); }

  preset(id: 'films' | 'music' | 'audiobooks' | 'lending' | 'fiction' | 'audience' | 'chinese' | 'languages' | 'branches'): Locator {
    return this.button(this.t('domains.presets.useOf', { name: this.t(`domains.presets.${id}.title`) }));
  }

  /** What a ready-made map says that it finds for one of its domains. */
  finds(name: string, values: string): Locator { return this.main.getByRole('listitem').getByText(this.t.pattern('domains.presets.finds', { name, values }, 2)).first(); }

  /** Where an empty catalogue leads to. */
  get toImports(): Locator { return this.button(this.t('domains.toImports')); }

  get newMap(): Locator { return this.button(this.t('domains.create')); }

  get mapName(): Locator { return this.main.getByRole('textbox', { name: this.t('domains.mapName') }); }

  get addDomain(): Locator { return this.button(this.t('domains.addDomain')); }

  get save(): Locator { return this.button(this.t('common.save')); }

  domain(name: string): Locator { return this.main.getByRole('article', { name, exact: true }); }

  /** Names the domain that has no name yet, and gives it values of one field. */
  async describe(name: string, field: RuleKey, values: readonly string[]): Promise<void> {
    await this.domain(this.t('domains.unnamed')).getByRole('textbox', { name: this.t('domains.domainName') }).fill(name);
    const card = this.domain(name);
    await card.getByRole('combobox', { name: this.t('domains.rule.field') }).selectOption({ label: this.t(`domains.rule.fields.${field}`) });
    await card.getByLabel(this.t('domains.rule.valuesOf', { field: this.t(`domains.rule.fields.${field}`) })).first().click();
    for (const value of values) {
      await this.page.keyboard.type(value);
      await this.page.keyboard.press('Enter');
    }
    await this.page.keyboard.press('Escape');
  }

  /** How many titles fit a domain's rules as they stand in the editor. */
  fits(name: string, n: number): Locator { return this.domain(name).getByText(this.t('domains.fit.titles', { n: this.t.number(n) }, n)); }

  /** The cards of the domains, in their order. */
  async order(): Promise<string[]> { return this.main.getByRole('article').evaluateAll((cards: { getAttribute(name: string): string | null }[]) => cards.map((card) => card.getAttribute('aria-label') ?? '')); }

  grip(name: string): Locator { return this.domain(name).getByRole('button', { name: this.t.pattern('domains.drag', { name }) }); }

  get unassigned(): Locator { return this.main.getByRole('region', { name: this.t('domains.unassigned.title') }); }

  /** Rules that would take in what is in no domain. */
  get suggestions(): Locator { return this.unassigned.getByRole('listitem'); }

  async suggest(): Promise<void> { await this.unassigned.getByRole('button', { name: this.t('domains.suggest.action') }).click(); }

  get earlier(): Locator { return this.main.getByRole('group').filter({ hasText: this.t.pattern('domains.past.title', {}, 2) }); }

  /** Deletes the open map. */
  async remove(): Promise<void> {
    await this.button(this.t('domains.delete.action')).click();
    await this.page.getByRole('alertdialog').getByRole('button', { name: this.t('domains.delete.confirm') }).click();
  }

  /** The button of the notice that says what was done last. */
  get undo(): Locator { return this.page.getByRole('region', { name: this.t('layout.notices') }).getByRole('button', { name: this.t('common.undo') }).last(); }

  notice(key: string, name: string): Locator { return this.page.getByRole('region', { name: this.t('layout.notices') }).getByText(this.t(key, { name })).first(); }

  async toRelations(): Promise<RelationsScreen> {
    await this.main.getByRole('link', { name: this.t('domains.tabs.relations') }).click();
    const screen = new RelationsScreen(this.app);
    await screen.matrix.waitFor();
    return screen;
  }

  /** Saves the map and waits until it is counted. */
  async saveMap(name: string): Promise<void> {
    await this.save.click();
    await this.page.getByRole('region', { name: this.t('layout.notices') }).getByText(this.t('domains.saved', { name })).waitFor({ timeout: 30_000 });
  }
}

/** The relations of a map's domains: matrix, evidence, and where readers came from. */
export class RelationsScreen extends Screen {
  get matrix(): Locator { return this.main.getByRole('region', { name: this.t('domains.relations.title') }); }

  /** Puts another figure into the matrix. */
  async show(figure: 'readers' | 'works' | 'adaptations' | 'series' | 'related' | 'gain'): Promise<void> {
    await this.matrix.getByText(this.t(`domains.relations.${figure}.name`), { exact: true }).first().click();
  }

  cell(sentence: string | RegExp): Locator { return this.matrix.getByRole('button', { name: sentence }); }

  /** How many readers two domains share, as the matrix says. */
  async sharedReaders(source: string, target: string): Promise<number> {
    const sentence = await this.cell(this.t.pattern('domains.relations.readers.cell', { source, target }, 2)).getAttribute('aria-label');
    return Number(/\d[\d,\s]*/.exec(sentence ?? '')?.[0].replace(/\D/g, '') ?? Number.NaN);
  }

  get asTable(): Locator { return this.matrix.getByRole('button', { name: this.t('common.asTable') }); }

  get table(): Locator { return this.matrix.getByRole('table', { name: this.t('domains.relations.table.label') }); }

  get measure(): Locator { return this.matrix.getByRole('button', { name: this.t('domains.relations.compare') }); }

  evidence(source: string, target: string): Locator { return this.main.getByRole('region', { name: this.t('domains.evidence.title', { source, target }) }); }

  get flow(): Locator { return this.main.getByRole('region', { name: this.t('domains.flow.title') }); }

  get bands(): Locator { return this.flow.getByRole('button', { name: this.t.pattern('domains.flow.band', {}, 2) }); }
}
