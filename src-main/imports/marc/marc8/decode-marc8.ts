import { characterSets, type CharacterSet } from './character-sets.ts';
import { eastAsianSigns } from './east-asian-signs.ts';
import { iso5426Set } from './iso5426-set.ts';

/** Text of a field, and how much of it was no MARC-8. */
export interface DecodedMarc8 {
  readonly text: string;
  /** Bytes that stand for nothing in the set they are read in. */
  readonly faults: number;
}

const escape = 0x1b;
const latin = 0x42;
const extendedLatin = 0x45;
const eastAsian = 0x31;
/** What a sign is replaced by that no set has. */
const unknown = '\ufffd';

interface PreparedSet {
  readonly signs: readonly string[];
  readonly isMark: readonly boolean[];
}

const prepare = ({ signs, marks }: CharacterSet): PreparedSet => ({
  signs: Array.from(signs, (sign) => (sign === ' ' ? '' : sign)),
  isMark: Array.from(signs, (_, at) => marks.includes(String.fromCharCode(0x21 + at))),
});
const sets = new Map([...characterSets].map(([code, set]) => [code, prepare(set)]));
const iso5426 = prepare(iso5426Set);

/**
 * A field in MARC-8 as Unicode in NFC. Every field begins with basic and extended Latin (ANSEL); an escape sequence that is cut off or names no set
 * is passed over. Marks stand before their letter in MARC-8 and behind it in Unicode.
 * @param highSet `iso5426`: the upper half is that of ISO 5426, as in older UNIMARC files
 */
export function decodeMarc8(bytes: Uint8Array, highSet: 'ansel' | 'iso5426' = 'ansel'): DecodedMarc8 {
  const upper = highSet === 'iso5426' ? iso5426 : sets.get(extendedLatin);
  let [low, high]: [PreparedSet | undefined, PreparedSet | undefined] = [sets.get(latin), upper];
  let [lowIsEastAsian, highIsEastAsian] = [false, false];
  let [text, marks] = ['', ''];
  let faults = 0;
  let hasMarks = false;
  const put = (sign: string): void => {
    text += sign + marks;
    marks = '';
  };

  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === 0x26 || byte === 0x7b) { // a sign that MARC-8 has not, as `&#x0654;` or Sierra's `{u0654}`, whatever set is in use
      const found = /^(?:&#x([0-9A-Fa-f]{4,6});|\{u([0-9A-Fa-f]{4,6})\})/.exec(String.fromCharCode(...bytes.subarray(at, at + 10)));
      const code = Number.parseInt(found?.[1] ?? found?.[2] ?? '', 16);
      if (found !== null && code > 0x1f && code < 0x110000 && (code < 0xd800 || code > 0xdfff)) {
        put(String.fromCodePoint(code));
        at += found[0].length - 1;
        continue;
      }
    }
    if (byte === escape) {
      const sequence = readEscape(bytes, at);
      if (sequence === null) { faults += 1; continue; }
      at = sequence.end;
      const set = sequence.code === extendedLatin ? upper : sets.get(sequence.code);
      if (sequence.isHigh) [high, highIsEastAsian] = [set, sequence.code === eastAsian];
      else [low, lowIsEastAsian] = [set, sequence.code === eastAsian];
      continue;
    }
    if (byte === 0x1f) { // a subfield begins anew with Latin letters
      [low, high, lowIsEastAsian, highIsEastAsian] = [sets.get(latin), upper, false, false];
      put('\x1f');
      continue;
    }
    if (byte <= 0x20) { put(String.fromCharCode(byte)); continue; }
    if (byte >= 0x7f && byte <= 0xa0) {
      if (byte === 0x8d) put('\u200d');
      else if (byte === 0x8e) put('\u200c');
      else if (byte !== 0x88 && byte !== 0x89) faults += 1; // 88 and 89 enclose what is not sorted by
      continue;
    }
    const isHigh = byte > 0xa0;
    if (isHigh ? highIsEastAsian : lowIsEastAsian) {
      const sign = eastAsianSign(bytes, at);
      if (sign !== undefined) { at += 2; put(sign); continue; }
      faults += 1;
      // the sign that switches back to Latin was lost: what follows is plain letters
      if (!isHigh) [low, lowIsEastAsian] = [sets.get(latin), false];
      put(isHigh ? unknown : String.fromCharCode(byte));
      continue;
    }
    const set = isHigh ? high : low;
    const place = (byte & 0x7f) - 0x21;
    const sign = set?.signs[place] ?? '';
    if (sign === '') { faults += 1; put(isHigh ? unknown : String.fromCharCode(byte)); continue; }
    if (set?.isMark[place] === true) { marks += sign; hasMarks = true; } else put(sign);
  }
  if (marks !== '') { faults += 1; text += marks; }
  return { text: hasMarks ? text.normalize('NFC') : text, faults };
}

/** An escape sequence at this place: which half it sets to which set, and its last byte; null where it is none. */
function readEscape(bytes: Uint8Array, from: number): { isHigh: boolean; code: number; end: number } | null {
  let at = from + 1;
  const first = bytes[at] ?? 0;
  if (first === 0x73) return { isHigh: false, code: latin, end: at };
  if (first === 0x67 || first === 0x62 || first === 0x70) return { isHigh: false, code: first, end: at };
  let isHigh = false;
  if (first === 0x24) { // "$": a set of several bytes a sign
    at += 1;
    if (bytes[at] === 0x2c) at += 1;
    else if (bytes[at] === 0x29 || bytes[at] === 0x2d) { isHigh = true; at += 1; }
  } else if (first === 0x28 || first === 0x2c) at += 1;
  else if (first === 0x29 || first === 0x2d) { isHigh = true; at += 1; }
  else return null;
  if (bytes[at] === 0x21 && bytes[at + 1] === extendedLatin) at += 1; // "!E" is how ANSEL is written in full
  const code = bytes[at] ?? 0;
  return sets.has(code) || code === eastAsian ? { isHigh, code, end: at } : null;
}

function eastAsianSign(bytes: Uint8Array, at: number): string | undefined {
  const [one, two, three] = [bytes[at], bytes[at + 1], bytes[at + 2]];
  if (one === undefined || two === undefined || three === undefined || (two & 0x7f) < 0x20 || (three & 0x7f) < 0x20) return undefined;
  return eastAsianSigns().get(((one & 0x7f) << 16) | ((two & 0x7f) << 8) | (three & 0x7f)) ?? (one < 0x80 && (two >= 0x80 || three >= 0x80) ? undefined : unknown);
}
