import type { Locator } from 'playwright-core';
import type { SavedFile } from '../app.ts';
import { Screen } from './screen.ts';

/** A screen with the button that saves lists. */
class SavingScreen extends Screen {
  /** Saves as one of the offers of the button: `pdf`, `html`, `xlsx`, `csv`, `xlsxNamed`, `csvNamed`. */
  async save(offer: string): Promise<SavedFile> {
    await this.button(this.t('lists.save.action')).click();
    return this.app.saved(() => this.page.getByText(this.t(`lists.save.${offer}`), { exact: true }).click());
  }
}

/** Making lists, and the lists by patron. */
export class ListsScreen extends SavingScreen {
  get form(): Locator { return this.main.getByRole('form', { name: this.t('lists.form.title') }); }

  get whom(): Locator { return this.form.getByLabel(this.t('lists.form.whom')); }

  get name(): Locator { return this.form.getByRole('textbox', { name: this.t('lists.form.name') }); }

  get subject(): Locator { return this.form.getByRole('textbox', { name: this.t('lists.form.subject') }); }

  get wishes(): Locator { return this.form.locator('summary'); }

  get availability(): Locator { return this.form.getByLabel(this.t('lists.wishes.availability')); }

  get members(): Locator { return this.form.getByRole('textbox', { name: this.t('lists.form.members') }); }

  /** Of titles of which domain; of lists that need no model. */
  get domain(): Locator { return this.form.getByLabel(this.t('lists.form.domain')); }

  get general(): Locator { return this.form.getByLabel(this.t('lists.form.fallback')); }

  get schedule(): Locator { return this.form.getByRole('button', { name: this.t('lists.schedule.offer') }); }

  get scheduled(): Locator { return this.main.getByRole('region', { name: this.t('lists.schedule.heading') }); }

  get changeSchedule(): Locator { return this.scheduled.getByRole('button', { name: this.t.pattern('lists.schedule.changeOf') }); }

  get endSchedule(): Locator { return this.scheduled.getByRole('button', { name: this.t.pattern('lists.schedule.endOf') }); }

  get toDesk(): Locator { return this.button(this.t('lists.toDesk')); }

  get named(): Locator { return this.main.getByRole('region', { name: this.t('lists.named.title') }); }

  get cards(): Locator { return this.form.getByRole('textbox', { name: this.t('lists.form.cards') }); }

  /** Shows the list without keeping it. */
  get look(): Locator { return this.form.getByRole('button', { name: this.t('lists.form.look'), exact: true }); }

  get make(): Locator { return this.form.getByRole('button', { name: this.t('lists.form.make'), exact: true }); }

  get table(): Locator { return this.main.getByRole('region', { name: this.t('lists.table.title') }).first(); }

  get search(): Locator { return this.main.getByRole('searchbox', { name: this.t('lists.table.search') }); }

  link(card: string): Locator { return this.table.getByRole('link', { name: card, exact: true }); }

  tick(card: string): Locator { return this.table.getByRole('checkbox', { name: this.t('lists.table.tick', { card }) }); }

  print(n: number): Locator { return this.button(this.t('lists.table.print', { n: this.t.number(n) }, n)); }

}

/** When lists for everybody are made by themselves. */
export class ScheduleDialog extends Screen {
  get dialog(): Locator { return this.page.getByRole('dialog'); }

  get time(): Locator { return this.dialog.getByLabel(this.t('lists.schedule.at')); }

  /** The box of a day in the order of the week, Sunday is 0. */
  day(day: number): Locator { return this.dialog.locator(`input[type=checkbox][value="${day}"]`); }

  get save(): Locator { return this.dialog.getByRole('button', { name: this.t('lists.schedule.save') }); }
}

/** One list on the screen. */
export class ListScreen extends Screen {
  title(card: string): Locator { return this.heading(this.t('lists.one.title', { card })); }

  get entries(): Locator { return this.main.getByRole('table').getByRole('row').filter({ has: this.page.getByRole('link') }); }

  get print(): Locator { return this.button(this.t('lists.one.print')); }

  /** The title in a place of the list, counted from nought. */
  nameAt(place: number): Promise<string> { return this.entries.nth(place).getByRole('rowheader').getByRole('link').innerText(); }

  handle(place: number): Locator { return this.entries.nth(place).getByRole('button', { name: this.t.pattern('common.entries.move') }); }

  tool(place: number, tool: 'pin' | 'replace' | 'drop' | 'notForMe' | 'notForUs' | 'note'): Locator { return this.entries.nth(place).getByRole('button', { name: this.t(`common.entries.${tool}`) }); }

  undo(action: string): Locator { return this.button(this.t(`lists.edit.undoOf.${action}`)); }

  /** Asks which loans the first title hangs on that has loans speaking for it, and answers what was said. */
  async whatIf(): Promise<string> {
    await this.main.getByRole('button', { name: this.t.pattern('common.entries.whatIfOf') }).first().click();
    const answer = this.main.getByRole('table').getByRole('status').first();
    await answer.waitFor({ timeout: 30_000 });
    return answer.innerText();
  }
}

/** The list for whoever stands at the desk. */
export class DeskListScreen extends SavingScreen {
  get search(): Locator { return this.main.getByRole('searchbox', { name: this.t('lists.desk.search') }); }

  get found(): Locator { return this.main.getByRole('list', { name: this.t('lists.desk.found') }).getByRole('button'); }

  pick(title: string): Locator { return this.found.filter({ hasText: title }).first(); }

  get entries(): Locator { return this.main.getByRole('table').getByRole('row').filter({ has: this.page.getByRole('link') }); }

  get clear(): Locator { return this.button(this.t('lists.desk.clear')); }

  get print(): Locator { return this.button(this.t('lists.one.print')); }

  /** From the printer back to the list. */
  get back(): Locator { return this.button(this.t('common.back')); }
}

/** Lists as they come out of the printer. */
export class PrintScreen extends SavingScreen {
  get pages(): Locator { return this.main.getByRole('article'); }

  get paper(): Locator { return this.main.getByRole('combobox', { name: this.t('lists.print.paper') }); }

  get codes(): Locator { return this.main.locator('svg.code'); }

  get withCodes(): Locator { return this.main.getByRole('checkbox', { name: this.t('lists.print.codes') }); }

  get withCard(): Locator { return this.main.getByRole('checkbox', { name: this.t('lists.print.card') }); }

  get withReasons(): Locator { return this.main.getByRole('checkbox', { name: this.t('lists.print.reasons') }); }
}
