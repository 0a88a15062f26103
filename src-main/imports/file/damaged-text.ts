import { isUtf8 } from 'node:buffer';
import type { EncodingName } from '#contract/imports.ts';
import { windows1252Plausibility } from '../marc/encoding/plausibility.ts';
import { commonHan } from '../marc/encoding/common-han.ts';
import { decodeMarc8 } from '../marc/marc8/decode-marc8.ts';
import { guessEncoding } from './guess-encoding.ts';

/** What an earlier program did to a text: it took bytes for another encoding than theirs, and saved what it read as UTF-8. */
export interface Damage {
  /** What the bytes were. */
  readonly truly: EncodingName;
  /** What they were taken for. */
  readonly taken: 'windows-1252' | 'GB18030';
  /** Only few lines are damaged: the file can be used all the same. */
  readonly partly: boolean;
}

const judgedSigns = 1 << 14;
/** Of the lines that are not plain, so many have to read well when the damage is undone. */
const most = 0.6;
/** A file of which a smaller share of lines is damaged is used as it is. */
const few = 0.1;
/** Fewer letters with accents may read like another script by chance. */
const fewestBytes = 24;
/** Letters with the accent before them, as libraries write them in MARC-8; no language has these pairs. */
const accentFirst = /[áâ][eE]|ð[cC]/;

/** Whether a text in UTF-8 reads like one that was damaged so. */
export function findDamage(text: string): Damage | null {
  const { lines, all: allLines } = tellingLines(text);
  if (lines.length === 0) return null;
  const partly = lines.length < few * allLines;
  const share = (fits: (line: string) => boolean): number => lines.filter(fits).length / lines.length;
  const western = lines.map((line) => toBytes(line, 'windows-1252'));
  const bytes = western.filter((line) => line !== null);
  if (bytes.length >= most * lines.length) {
    if (share((line) => isMendable(toBytes(line, 'windows-1252'))) >= most && readsWell(bytes)) return { truly: 'UTF-8', taken: 'windows-1252', partly };
    const all = Buffer.concat(bytes.flatMap((line) => [line, Buffer.from('\n')]));
    const { name, points } = guessEncoding(all);
    const high = all.filter((byte) => byte >= 0x80).length;
    if (name !== 'windows-1252' && high >= fewestBytes && points > 0.6 && windows1252Plausibility(all) < 0) return { truly: name, taken: 'windows-1252', partly };
    if (lines.filter((line) => accentFirst.test(line)).length > Math.max(2, lines.length / 100)) return { truly: 'MARC-8', taken: 'windows-1252', partly: true };
  }
  const han = Array.from(lines.join('')).filter((sign) => /\p{Script=Han}/u.test(sign));
  if (han.length < 4 || han.filter((sign) => commonHan.has(sign)).length > han.length / 4) return null;
  return share((line) => isMendable(toBytes(line, 'GB18030'))) >= most ? { truly: 'UTF-8', taken: 'GB18030', partly } : null;
}

/** A line with its damage undone; one that cannot be undone exactly as it is. */
export function mendLine(line: string, { truly, taken }: Damage): string {
  if (truly === 'MARC-8' && !accentFirst.test(line)) return line;
  const bytes = toBytes(line, taken);
  if (bytes === null || (truly === 'UTF-8' && !isUtf8(bytes))) return line;
  if (truly === 'MARC-8') return decodeMarc8(bytes).text;
  return new TextDecoder(truly, { ignoreBOM: true }).decode(bytes);
}

/** Two signs side by side may be a letter in UTF-8 by chance; it is hardly one that languages have, unless they are many. */
function readsWell(lines: readonly Buffer[]): boolean {
  const letters = Array.from(lines.filter((line) => isUtf8(line)).join('')).filter((sign) => sign > '\x7f');
  const odd = letters.filter((sign) => sign >= '\u0180' && sign <= '\u036f').length;
  return odd * 10 <= letters.length && (letters.length >= 3 || letters.every((sign) => sign <= '\xff'));
}

const isMendable = (bytes: Buffer | null): boolean => bytes !== null && isUtf8(bytes) && bytes.toString() !== bytes.toString('latin1');

/** Lines with signs beyond ASCII, and how many lines they were picked from. */
function tellingLines(text: string): { lines: string[]; all: number } {
  const lines: string[] = [];
  let [signs, all] = [0, 0];
  for (const line of text.split('\n')) {
    all += 1;
    if (!/[^\0-\x7f]/.test(line)) continue;
    lines.push(line);
    signs += line.length;
    if (signs > judgedSigns) break;
  }
  return { lines, all };
}

/** The bytes that a text was read from; null where it holds a sign that the encoding has not. */
function toBytes(text: string, encoding: 'windows-1252' | 'GB18030'): Buffer | null {
  const table = encoding === 'GB18030' ? chinese() : western();
  const bytes: number[] = [];
  for (const sign of text) {
    if (sign < '\x80') {
      bytes.push(sign.charCodeAt(0));
      continue;
    }
    const code = table.get(sign);
    if (code === undefined) return null;
    if (code > 0xff) bytes.push(code >> 8);
    bytes.push(code & 0xff);
  }
  return Buffer.from(bytes);
}

const tables = new Map<string, ReadonlyMap<string, number>>();

/** windows-1252, with the controls that some programs make of its bytes from 80 to 9F. */
function western(): ReadonlyMap<string, number> {
  return kept('windows-1252', (table) => {
    const decoder = new TextDecoder('windows-1252');
    for (let byte = 0x80; byte <= 0xff; byte += 1) {
      table.set(String.fromCharCode(byte), byte);
      table.set(decoder.decode(Uint8Array.of(byte)), byte);
    }
  });
}

function chinese(): ReadonlyMap<string, number> {
  return kept('GB18030', (table) => {
    const decoder = new TextDecoder('gb18030');
    for (let lead = 0x81; lead <= 0xfe; lead += 1) {
      for (let trail = 0x40; trail <= 0xfe; trail += 1) if (trail !== 0x7f) table.set(decoder.decode(Uint8Array.of(lead, trail)), (lead << 8) | trail);
    }
  });
}

function kept(name: string, fill: (table: Map<string, number>) => void): ReadonlyMap<string, number> {
  const before = tables.get(name);
  if (before !== undefined) return before;
  const table = new Map<string, number>();
  fill(table);
  tables.set(name, table);
  return table;
}
