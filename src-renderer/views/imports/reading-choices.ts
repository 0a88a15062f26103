/** Signs that part columns, by the names of their words. */
export const delimiters = { comma: ',', semicolon: ';', tab: '\t', bar: '|', caret: '^', at: '@' } as const;
export type DelimiterWord = keyof typeof delimiters | 'other';

/** The word for a sign that parts columns. */
export const delimiterWord = (sign: string): DelimiterWord => (Object.entries(delimiters).find(([, known]) => known === sign)?.[0] ?? 'other') as DelimiterWord;

/** Signs that may stand between several values of one cell. */
export const repeats = [';', '|', '~', '^', ','] as const;
export const quotes = { double: '"', single: "'", none: '' } as const;
