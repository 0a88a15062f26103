import type { ListId } from '#contract/ids.ts';
import { listSheet, type ListSheet, type SheetChoice } from '#contract/list-sheet.ts';
import type { ReadingList } from '#contract/lists.ts';
import type { Language } from '#contract/settings.ts';
import type { Library } from '../library.ts';
import { fitForScreen, withoutSensitive } from '../shared-screen.ts';
import { chosenLists, type ListChoice } from './chosen-lists.ts';
import { codesOf } from './codes.ts';

/** A list as it is read on paper. Where its reader's number stands on it, no reason names a sensitive loan, whatever the settings say. */
export function sheetOf(library: Library, list: ReadingList, choice: SheetChoice, language: Language): ListSheet {
  const fit = choice.withName && list.patron !== null ? withoutSensitive(library, list) : fitForScreen(library, list);
  const codes = choice.withCodes ? codesOf(library, list.entries.map(({ titleId }) => titleId)) : new Map<never, never>();
  return listSheet(fit, list.patron, codes, choice, language);
}

/** @throws AppError list-not-found */
export const sheetsOf = (library: Library, listIds: readonly ListId[], choice: SheetChoice): ListSheet[] =>
  [...chosenLists(library, { listIds })].map((list) => sheetOf(library, list, choice, library.language));

/** The sheets of the chosen lists, one by one. @throws AppError list-not-found */
export function* sheetsFor(library: Library, lists: ListChoice, choice: SheetChoice, language: Language): Generator<ListSheet> {
  for (const list of chosenLists(library, lists)) yield sheetOf(library, list, choice, language);
}
