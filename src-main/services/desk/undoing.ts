import type { DeskStep, Undone } from '#contract/desk.ts';
import { AppError } from '#contract/errors.ts';
import { transaction, uncheckedTransaction } from '#catalog/database.ts';
import { forgetCodes } from '#catalog/repositories/codes.ts';
import { forgetSteps, listSteps, undoStep, type StoredStep } from '#catalog/repositories/desk-steps.ts';
import { isoTime, nowSeconds } from '#catalog/repositories/times.ts';
import type { Library } from '../library.ts';
import { noTitles, placingTitles, wholly } from '../placing-titles.ts';
import { namedTitle } from './shown.ts';

const shownSteps = 20;
const rowsOf: Partial<Record<StoredStep['action'], Parameters<Library['changedRows']>[0]>> = { lend: { loans: -1 }, 'lend-to-nobody': { loans: -1 }, 'add-patron': { patrons: -1 }, 'add-copy': { titles: 0 } };

const shown = (library: Library, { id, at, action, title, classMark, subjects }: StoredStep): DeskStep => ({ id, at: isoTime(at), action, ...namedTitle(library, { title, classMark, subjects }) });

/** What was done at the desk and can be undone, the last first. */
export const steps = (library: Library): DeskStep[] => listSteps(library.db, shownSteps).map((step) => shown(library, step));

/** Undoes the last step; `step` is null where there is none. @throws AppError desk-step-changed where its records have been changed otherwise since */
export function undoLast(library: Library): Undone {
  const [last, ...rest] = listSteps(library.db, shownSteps);
  if (last === undefined) return { step: null, left: 0 };
  const titles = last.action === 'add-copy' && last.titleId !== null ? wholly([last.titleId]) : noTitles;
  const inTransaction = last.action === 'add-copy' ? uncheckedTransaction : transaction;
  if (!inTransaction(library.db, () => placingTitles(library, titles, () => undoStep(library.db, last.id, nowSeconds())))) throw new AppError('desk-step-changed');
  forgetCodes(library.db);
  if (last.action === 'add-copy') library.changed('titles');
  else library.changedRows(rowsOf[last.action] ?? { loans: 0, patrons: 0 });
  return { step: shown(library, last), left: rest.length };
}

/** Forgets what could be undone of anonymous sessions. */
export const endAnonymous = (library: Library): void => transaction(library.db, () => forgetSteps(library.db, 'lend-to-nobody'));
