import { deskRules, type DeskRules, type DeskRulesShown, type NumberRule } from '#contract/desk-rules.ts';
import { AppError } from '#contract/errors.ts';
import { transaction, type ReadableDB } from '#catalog/database.ts';
import { librarySetting, listDueRules, putDueRules, putLibrarySetting, ruleWords } from '#catalog/repositories/desk-rules.ts';
import type { Library } from '../library.ts';

const key = 'desk';
const stored = deskRules.omit({ rules: true });
const plainNumber: NumberRule = { prefixes: [], suffixes: [], check: 'none', fill: null };
const usual: Omit<DeskRules, 'rules'> = { closedWeekdays: [], closedDays: [], holdDays: 7, overdueDays: 28, cards: plainNumber, copies: plainNumber };

/** How the library lends; what is damaged or was never chosen is as usual. */
export function readRules(db: ReadableDB): DeskRules {
  const found = stored.safeParse({ ...usual, ...(librarySetting(db, key) as object | undefined) });
  return { ...(found.success ? found.data : usual), rules: listDueRules(db) };
}

export const showRules = (library: Library): DeskRulesShown => ({ ...readRules(library.db), ...ruleWords(library.db) });

/** @throws AppError desk-rules-twice where two rules are for the same group and material */
export function saveRules(library: Library, { rules, ...rest }: DeskRules): DeskRulesShown {
  const places = rules.map(({ group, material }) => `${group?.toLowerCase() ?? ''}\n${material?.toLowerCase() ?? ''}`);
  const twice = places.findIndex((place, i) => places.indexOf(place) !== i);
  if (twice >= 0) throw new AppError('desk-rules-twice', { group: rules[twice]!.group ?? '*', material: rules[twice]!.material ?? '*' });
  transaction(library.db, () => {
    putDueRules(library.db, rules);
    putLibrarySetting(library.db, key, rest);
  });
  library.changed('settings');
  return showRules(library);
}
