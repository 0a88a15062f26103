import type { Locator } from 'playwright-core';
import { commandWords } from '#contract/command-words.ts';
import type { CommandName } from '#contract/commands.ts';
import { Screen } from './screen.ts';

/** What a command is called in the page's language. */
export const labelOf = (screen: { readonly language: 'en' | 'zh-CN' }, name: CommandName): string => commandWords[screen.language].commands[name].label;

/** The command palette. */
export class Palette extends Screen {
  get dialog(): Locator { return this.page.getByRole('dialog', { name: this.t('layout.palette.name') }); }
  get field(): Locator { return this.dialog.getByRole('combobox', { name: this.t('layout.palette.name') }); }
  get options(): Locator { return this.dialog.getByRole('option'); }
  get marked(): Locator { return this.dialog.locator('[role=option][aria-selected=true]'); }

  option(name: string | RegExp): Locator { return this.dialog.getByRole('option', { name }); }

  async open(): Promise<void> {
    await this.page.keyboard.press('Control+k');
    await this.field.and(this.page.locator(':focus')).waitFor();
  }
  /** Opens the palette, types, waits until a choice with these words is marked, and takes it. */
  async take(typed: string, name: string | RegExp): Promise<void> {
    await this.open();
    await this.page.keyboard.type(typed);
    await this.marked.filter({ hasText: name }).waitFor();
    await this.page.keyboard.press('Enter');
    await this.dialog.waitFor({ state: 'hidden' });
  }
}
