import { folded, wordsOf } from './text-words.ts';

/** Digits of a notation that become levels of their own. */
const MOST_LEVELS = 7;

/**
 * The way down a classification to a class mark, one token a level, whatever the scheme: Dewey and UDC 823.91 → 8, 82, 823, 823.9, 823.91;
 * Library of Congress and Chinese Library Classification TP311.1 → t, tp, tp3, tp31, tp311, tp311.1. A mark without digits is a way of words
 * ("Fiction crime" → fiction, fiction crime). A shelf mark or cutter behind the notation is left out; of a UDC combination each side is a way.
 */
export function classPath(mark: string): string[] {
  const levels = new Set<string>();
  for (const side of folded(mark).replace(/\([^)]*\)/g, '').split(/[:+;]/)) {
    const notation = side.trim().split(/[\s/="']/, 1)[0]!;
    if (/\d/.test(notation)) notationLevels(notation, levels);
    else wordLevels(side, levels);
  }
  return [...levels];
}

function notationLevels(notation: string, levels: Set<string>): void {
  const found = /^(\p{L}{0,3})(\d*(?:\.\d+)*)/u.exec(notation);
  const letters = found?.[1] ?? '';
  const digits = found?.[2] ?? '';
  if (digits === '') { // a sign of the library's own, such as "jugend12"
    levels.add(notation);
    return;
  }
  for (let l = 1; l <= letters.length; l += 1) levels.add(letters.slice(0, l));
  let count = 0;
  for (let d = 1; d <= digits.length && count < MOST_LEVELS; d += 1) {
    if (digits[d - 1] === '.') continue;
    count += 1;
    levels.add(letters + digits.slice(0, d));
  }
  const auxiliary = /^-\d+/.exec(notation.slice(letters.length + digits.length))?.[0]; // the form of a UDC number: 821.111-31
  if (auxiliary !== undefined) levels.add(letters + digits + auxiliary);
}

function wordLevels(side: string, levels: Set<string>): void {
  const words = wordsOf(side);
  for (let w = 1; w <= Math.min(3, words.length); w += 1) levels.add(words.slice(0, w).join(' '));
}
