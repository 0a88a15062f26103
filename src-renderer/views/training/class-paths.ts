/**
 * Whether a class mark lies above another on its way down the classification: 8, 82 and 823 above 823.9, TP above TP311; of marks in words
 * only whole words count (FICTION above FICTION CRIME, not above FICTIONAL).
 */
export function isWiderClass(wider: string, mark: string): boolean {
  if (wider === mark || wider === '' || !mark.startsWith(wider)) return false;
  return /\d/.test(mark) || /^\p{L}{1,3}$/u.test(mark) || mark[wider.length] === ' '; // letters before the number are levels too: T, TP
}
