import type { Corrected, WhatGoes } from '#contract/corrections.ts';
import { AppError } from '#contract/errors.ts';
import { beginSet, endSet, storedRow } from '#catalog/repositories/corrections.ts';
import { countWhatGoes, mergeRow, type Twins } from '#catalog/repositories/merging.ts';
import type { Library } from '../library.ts';
import { noTitles, placingTitles, wholly } from '../placing-titles.ts';
import { correcting } from './correcting.ts';

/** @throws AppError record-not-found; invalid-argument where a record is to be merged into itself */
function checked(library: Library, { subject, keep, others }: Twins): void {
  if ([keep, ...others].some((id) => storedRow(library.db, subject, id) === undefined)) throw new AppError('record-not-found');
  if (new Set([keep, ...others]).size !== others.length + 1) throw new AppError('invalid-argument', { place: 'others' });
}

/** What would go over to the record that is kept. @throws AppError record-not-found */
export function previewMerge(library: Library, twins: Twins): WhatGoes {
  checked(library, twins);
  return countWhatGoes(library.db, twins.subject, twins.others);
}

/** Makes one record of several: loans, copies, holds and lists go over to the one that is kept. It can be undone. @throws AppError record-not-found */
export function merge(library: Library, twins: Twins): Corrected {
  checked(library, twins);
  const { subject, keep, others } = twins;
  return correcting(library, subject, 'correction-changed', () => placingTitles(library, subject === 'title' ? wholly([keep, ...others]) : noTitles, () => {
    const setId = beginSet(library.db, 'merge', subject);
    for (const other of others) mergeRow(library.db, setId, subject, keep, other);
    endSet(library.db, setId, others.length + 1);
    return { setId, rows: others.length + 1 };
  }));
}
