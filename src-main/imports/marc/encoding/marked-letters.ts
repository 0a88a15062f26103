import { iso5426Set } from '../marc8/iso5426-set.ts';
import { characterSets, type CharacterSet } from '../marc8/character-sets.ts';
import type { Plausibility } from './plausibility.ts';

const empty: CharacterSet = { signs: '', marks: '' };

const isLetter = (byte = 0x20): boolean => (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);

/** A set in which marks stand before their letters: MARC-8's ANSEL, and ISO 5426. */
function markedLetters({ signs, marks }: CharacterSet): Plausibility {
  const isMark = Array.from(signs, (_, at) => marks.includes(String.fromCharCode(0x21 + at)));
  const list = Array.from(signs);
  return (bytes) => {
    let [points, high] = [0, 0];
    for (let at = 0; at < bytes.length; at += 1) {
      const byte = bytes[at] ?? 0;
      if (byte < 0x80) continue;
      high += 1;
      if (byte <= 0xa0) { points += byte === 0x88 || byte === 0x89 ? 0.5 : -1.5; continue; }
      const place = (byte & 0x7f) - 0x21;
      const sign = list[place] ?? ' ';
      if (sign === ' ') points -= 1.5;
      else if (sign >= '\ufe20' && sign <= '\ufe23') points += isHalf(bytes, at) ? 0.9 : -0.3;
      else if (isMark[place] !== true && !/\p{L}/u.test(sign) && isLetter(bytes[at - 1]) && isLetter(bytes[at + 1])) points -= 0.3; // no sign stands within a word
      else points += isMark[place] === true ? worthOf(sign, String.fromCharCode(bytes[at + 1] ?? 0x20), (bytes[at + 1] ?? 0) >= 0xe0) : 0.6;
    }
    return high === 0 ? 0 : points / high;
  };
}

/** Whether a mark over two letters has its other half: `\\xebt\\xecs`. */
const isHalf = (bytes: Uint8Array, at: number): boolean => [at - 2, at + 2].some((other) => Math.abs((bytes[other] ?? 0) - (bytes[at] ?? 0)) === 1);

/** Letters of languages that are much written, by their marks; what other letters may be, they may also be chance. */
const usual: Readonly<Record<string, string>> = {
  '\u0301': 'aeiouycnsz', '\u0300': 'aeiou', '\u0302': 'aeiou', '\u0303': 'aon', '\u0308': 'aouei', '\u0304': 'aeiou', '\u0306': 'aiu', '\u0327': 'c', '\u0323': 'aehmnorstd', '\u030b': 'ou', '\u031b': 'ou',
};
/** Letters that are as likely other letters of windows-1252 before a plain one: `é` before `r`, `ç` before `z`. */
const ambiguous: Readonly<Record<string, string>> = { '\u030c': 'cszrne', '\u0307': 'zei', '\u0328': 'ae', '\u030a': 'au', '\u0327': 'st' };

/** What a mark before this letter counts: letters that Unicode has in one are ones that languages have. */
function worthOf(mark: string, letter: string, isBeforeMark: boolean): number {
  if (isBeforeMark) return 0.5;
  if (letter === '&') return 0.5; // a letter as a number
  if (!/[A-Za-z]/.test(letter)) return /[a-złøđþæœı]/i.test(letter) ? 0.3 : -1;
  if (usual[mark]?.includes(letter.toLowerCase())) return 1;
  if (ambiguous[mark]?.includes(letter.toLowerCase())) return 0.8;
  return (letter + mark).normalize('NFC').length > 1 ? 0 : 0.4;
}

export const marc8Plausibility = markedLetters(characterSets.get(0x45) ?? empty);
export const iso5426Plausibility = markedLetters(iso5426Set);

/** Whether a text switches between the sets of MARC-8 as no other encoding does. */
export const hasEscapes = (bytes: Buffer): boolean => bytes.includes(0x1b) && /\x1b(?:[gbp]|\$[,)-]?1|[(,)-]!?[234BENQS])/.test(bytes.toString('latin1'));
