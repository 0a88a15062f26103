import type { RecordKind } from '#contract/record-lists.ts';

/** The table that the rows of a list stand in. */
export const tableOf = { patrons: 'patron', titles: 'title', copies: 'item', loans: 'loan' } as const satisfies Record<RecordKind, string>;

/** Greater than every text that begins with it. */
export const afterPrefix = (prefix: string): string => `${prefix}\u{10FFFF}`;
