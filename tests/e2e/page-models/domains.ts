import type { Locator } from 'playwright-core';
import type { RuleKey } from '#contract/domains.ts';
import { Screen } from './screen.ts';

/** Domain maps and their editor. */
export class DomainsScreen extends Screen {
  get beginEmpty(): Locator { return this.button(this.t('domains.presets.empty.use')); }

  preset(id: 'films' | 'music' | 'audiobooks' | 'lending' | 'fiction' | 'audience' | 'chinese' | 'languages' | 'branches'): Locator {
    return this.button(this.t('domains.presets.useOf', { name: this.t(`domains.presets.${id}.title`) }));
  }

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

  get overlap(): Locator { return this.main.getByRole('table', { name: this.t('domains.overlap.table') }); }

  /** Saves the map and waits until it is counted. */
  async saveMap(name: string): Promise<void> {
    await this.save.click();
    await this.page.getByRole('region', { name: this.t('layout.notices') }).getByText(this.t('domains.saved', { name })).waitFor({ timeout: 30_000 });
  }
}
