import type { RecordKind } from '#contract/record-lists.ts';

/** The table that the rows of a list stand in. */
export const tableOf = { patrons: 'patron', titles: 'title', copies: 'item', loans: 'loan' } as const satisfies Record<RecordKind, string>;

/** Greater than every text that begins with it. */
export const afterPrefix = (prefix: string): string => `${prefix}\u{10FFFF}`;

/** The table that holds the loans by time (it is filled at the end of an import, which an index could not be). */
export const loanTimes = 'loan_time';

/** From where rows come in the order of an index or of that table, and what their ids are called there. */
export const inOrderOf = (kind: RecordKind, index: string): { readonly from: string; readonly id: string } => (index === loanTimes
  ? { from: `${loanTimes} LEFT JOIN loan ON loan.id = ${loanTimes}.loan_id`, id: `${loanTimes}.loan_id` }
  : { from: `${tableOf[kind]} INDEXED BY ${index}`, id: `${tableOf[kind]}.id` });
