import type { ListId } from '#contract/ids.ts';
import { listSheet, type ListSheet, type SheetChoice } from '#contract/list-sheet.ts';
import type { Language } from '#contract/settings.ts';
import type { Library } from '../library.ts';
import { fitForScreen, withoutSensitive } from '../shared-screen.ts';
import { breathing } from '../sheets/breathing.ts';
import { chosenLists, type ListChoice, type OutgoingList } from './chosen-lists.ts';
import { codesOf } from './codes.ts';

/** A list as it is read on paper. Where its reader's number stands on it, no reason names a sensitive loan, whatever the settings say. */
export async function sheetOf(library: Library, list: OutgoingList, choice: SheetChoice, language: Language): Promise<ListSheet> {
  const fit = list.id === null ? list : choice.withName && list.patron !== null ? withoutSensitive(library, list) : fitForScreen(library, list);
  const codes = choice.withCodes ? await codesOf(library, list.entries.map(({ titleId }) => titleId)) : new Map<never, never>();
  return listSheet(fit, list.patron, codes, choice, language);
}

/** @throws AppError list-not-found */
export async function sheetsOf(library: Library, listIds: readonly ListId[], choice: SheetChoice): Promise<ListSheet[]> {
  const sheets: ListSheet[] = [];
  for await (const sheet of sheetsFor(library, { listIds }, choice, library.language)) sheets.push(sheet);
  return sheets;
}

/** The sheets of the chosen lists, one by one. @throws AppError list-not-found */
export async function* sheetsFor(library: Library, lists: ListChoice, choice: SheetChoice, language: Language): AsyncGenerator<ListSheet> {
  for await (const list of breathing(chosenLists(library, lists))) yield sheetOf(library, list, choice, language);
}
