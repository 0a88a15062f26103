import { setImmediate as breathe } from 'node:timers/promises';
import type { WhatGoes } from '#contract/corrections.ts';
import { AppError } from '#contract/errors.ts';
import type { PatronId } from '#contract/ids.ts';
import { transaction } from '#catalog/database.ts';
import { cardNumbers, erasePatron, forgetAmong } from '#catalog/repositories/erasing.ts';
import { countWhatGoes } from '#catalog/repositories/merging.ts';
import { markStale } from '#catalog/repositories/models.ts';
import type { Library } from '../library.ts';

/** What erasing a patron would take away. @throws AppError patron-not-found */
export function previewErase(library: Library, id: PatronId): WhatGoes {
  if (cardNumbers(library.db, id) === undefined) throw new AppError('patron-not-found', { count: 1 });
  return countWhatGoes(library.db, 'patron', [id]);
}

/**
 * Erases a patron: card, holds, blocks, lists, corrections, what imports keep to undo themselves, rejected rows. Models that may have learned from her are out of date from now on,
 * and forget her when they are trained again. It cannot be undone. @throws AppError patron-not-found
 */
export async function erase(library: Library, id: PatronId, loans: 'keep' | 'remove'): Promise<void> {
  const numbers = cardNumbers(library.db, id);
  if (numbers === undefined) throw new AppError('patron-not-found', { count: 1 });
  transaction(library.db, () => {
    erasePatron(library.db, id, loans);
    markStale(library.db, null);
  });
  for (const table of ['import_change', 'import_reject', 'correction'] as const) {
    for (let after: number | null = 0; after !== null;) {
      after = transaction(library.db, () => forgetAmong(library.db, table, after!, 2000, id, numbers));
      await breathe();
    }
  }
  library.changed('patrons', 'loans', 'models', 'lists');
}
