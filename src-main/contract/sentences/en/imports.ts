import type { Sentences } from '../sentences.ts';

/** Rows that were turned away or passed over, columns and kinds of files, in English. */
export const imports: Pick<Sentences, 'reject' | 'ignored' | 'importColumn' | 'importKind' | 'batchStatus'> = {
  reject: {
    'missing-value': 'A value that every row needs is empty.',
    'bad-date': 'This is not a date the program can read.',
    'bad-number': 'This is not a whole number.',
    'return-before-loan': 'The return is earlier than the loan.',
    'too-few-cells': 'The row has fewer cells than the header.',
    'too-many-cells': 'The row has more cells than the header.',
    'bad-quotes': 'The quotation marks of this row do not match.',
    'id-too-long': 'This number is longer than 200 characters.',
    'number-damaged': 'A spreadsheet has rounded this long number (9.9E+13). Export the column as text.',
    'unknown-event': 'It is not clear what happened: neither a check-out nor a renewal or return.',
    'return-without-loan': 'A return, but no loan of this copy before it.',
    'record-broken': 'The record is damaged and could not be read.',
    'record-cut': 'The file ends in the middle of this record.',
    'record-empty': 'The record has no title and no number.',
    'error-line': 'An error message of the library system stands here in place of a row.',
  },
  ignored: {
    'not-a-loan': 'Not a loan: a hold, a notice, a change of the record or the like.',
    renewal: 'A renewal of a loan that is already there.',
    refused: 'A reader who wants no history kept.',
    duplicate: 'The same row once more.',
    'in-house': 'Used inside the library, not lent.',
    fee: 'A fee, a fine or a payment.',
  },
  importColumn: {
    id: 'id', kind: 'kind', file: 'file', status: 'status', rows: 'rows', added: 'added', updated: 'updated', unchanged: 'unchanged', rejected: 'rejected', ignored: 'ignored', anonymous: 'without patron',
    undescribed: 'undescribed', editions: 'editions', duplicateCards: 'double cards', encoding: 'encoding', from: 'from', to: 'to',
  },
  importKind: { titles: 'titles', items: 'items', patrons: 'patrons', loans: 'loans', events: 'events', counts: 'counts' },
  batchStatus: { running: 'running', interrupted: 'interrupted', finished: 'finished', cancelled: 'cancelled', failed: 'failed', undone: 'undone' },
};
