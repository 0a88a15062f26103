/**
 * Whether a spreadsheet might take this text for a formula: it begins with = + - or @, as they stand or in full width, whatever blanks come
 * before, or with a tab or the end of a line. A plain number such as -5 is none.
 */
export const looksLikeFormula = (text: string): boolean =>
  /^[\s\u200b\ufeff]*[=+\-@＝＋－＠﹢﹣﹦﹫−]|^[\t\r\n]/.test(text) && !/^[+-]?\d+(\.\d+)?$/.test(text);

/** The text with an apostrophe before it where a spreadsheet would take it for a formula; for files such as CSV that cannot say what is text. */
export const safeText = (text: string): string => (looksLikeFormula(text) ? `'${text}` : text);
