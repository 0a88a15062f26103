import { ignoredCodes, type ImportNotice, type RejectCode } from '#contract/imports.ts';
import type { WritableDB } from '#catalog/database.ts';
import { putReport, putUndescribed } from '#catalog/repositories/import-batches.ts';
import { cardFindings, loansOfUndescribed, patronNames, undescribedTitles } from '#catalog/repositories/import-findings.ts';
import { editionsIn } from '#catalog/repositories/works.ts';
import type { TaskContext } from '../serve-task.ts';
import type { OpenBatch } from './import-task.ts';
import { LongTransaction } from './long-transaction.ts';

/**
 * Sums up what an import has found, and keeps it with the batch.
 * @param searchesCards unusual cards are looked for among all loans of the catalogue, so only once a job
 */
export async function makeReport(db: WritableDB, { id, state, source, stored }: OpenBatch, { turns, signal, port }: TaskContext, searchesCards: boolean): Promise<void> {
  port.send({ type: 'progress', step: 'counting', value: 0.97, done: null });
  const isLoans = source.kind === 'loans' || source.kind === 'events';
  const transaction = new LongTransaction(db, turns, { note: () => {}, signal });
  await transaction.pause(0);
  transaction.commit();
  turns.rest(); // what follows only reads, for a second or two
  const cards = searchesCards ? cardFindings(db) : { bulkBorrowers: [], duplicateCards: 0 };
  const orphans = isLoans ? loansOfUndescribed(db, id) : 0;
  const undescribed = isLoans ? undescribedTitles(db, id) : 0;
  await transaction.pause(0);
  putUndescribed(db, id, undescribed);
  putReport(db, id, {
    encoding: source.encoding,
    notices: [...state.notices, ...mixedNumbers(db, isLoans || source.kind === 'patrons', stored.pseudonyms)],
    rejects: Object.entries(state.rejects).map(([code, rows]) => ({ code: code as RejectCode, rows })),
    ignored: ignoredCodes.flatMap((code) => (state.ignored[code] === undefined ? [] : [{ code, rows: state.ignored[code] }])),
    months: Object.entries(state.months).map(([month, [loans, linked]]) => ({ month: monthText(Number(month)), loans, linked })).sort((a, b) => a.month.localeCompare(b.month)),
    anonymous: state.anonymous, orphans, editions: editionsIn(db, id), ...cards,
  });
  transaction.commit();
}

/** One person with a plain number and a pseudonym is two patrons: who mixes them is told. */
function mixedNumbers(db: WritableDB, namesPatrons: boolean, pseudonyms: boolean): ImportNotice[] {
  const known = namesPatrons ? patronNames(db) : { pseudonyms: false, numbers: false };
  return known.pseudonyms && known.numbers ? [{ code: pseudonyms ? 'pseudonyms-mixed' : 'numbers-mixed', values: {} }] : [];
}

const monthText = (month: number): string => `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
