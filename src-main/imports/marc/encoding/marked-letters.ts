import { iso5426Set } from '../marc8/iso5426-set.ts';
import { characterSets, type CharacterSet } from '../marc8/character-sets.ts';
import type { Plausibility } from './plausibility.ts';

const empty: CharacterSet = { signs: '', marks: '' };

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
      else points += isMark[place] === true ? worthOf(sign, String.fromCharCode(bytes[at + 1] ?? 0x20), (bytes[at + 1] ?? 0) >= 0xe0) : 0.6;
    }
    return high === 0 ? 0 : points / high;
  };
}

/** What a mark before this letter counts: letters that Unicode has in one are ones that languages have. */
function worthOf(mark: string, letter: string, isBeforeMark: boolean): number {
  if (isBeforeMark) return 0.5;
  if (letter === '&') return 0.5; // a letter as a number
  if (!/[A-Za-z]/.test(letter)) return /[a-złøđþæœı]/i.test(letter) ? 0.3 : -1;
  if (mark >= '\ufe20' && mark <= '\ufe23') return 0.9;
  const whole = (letter + mark).normalize('NFC');
  if (whole.length > 1) return 0;
  return whole < '\u0180' ? 1 : 0.9;
}

export const marc8Plausibility = markedLetters(characterSets.get(0x45) ?? empty);
export const iso5426Plausibility = markedLetters(iso5426Set);

/** Whether a text switches between the sets of MARC-8 as no other encoding does. */
export const hasEscapes = (bytes: Buffer): boolean => bytes.includes(0x1b) && /\x1b(?:[gbp]|\$[,)-]?1|[(,)-]!?[234BENQS])/.test(bytes.toString('latin1'));
