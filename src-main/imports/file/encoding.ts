import { isAscii, isUtf8 } from 'node:buffer';
import type { EncodingName } from '#contract/imports.ts';
import { utf8Plausibility } from '../marc/encoding/plausibility.ts';
import { findDamage, type Damage } from './damaged-text.ts';
import { guessEncoding } from './guess-encoding.ts';

/** How the bytes of a file become text. */
export interface Encoding {
  /** As people call it. */
  readonly name: EncodingName;
  /** Bytes of the mark at the beginning. */
  readonly mark: number;
  /** What an earlier program did to the text. */
  readonly damage?: Damage;
  /** The damage is undone while the text is read, since the user says what it truly was. */
  readonly mends?: true;
}

const newline = 10;
/** Damage shows in this much; so does which encoding most lines have. */
const damageBytes = 1 << 16;
const lineBytes = 1 << 16;

/** Turns bytes into text; a mark at the beginning is no part of it. The libraries' own encodings are read by their ASCII half outside MARC records. */
export const decoderOf = (name: EncodingName) => new TextDecoder(name === 'MARC-8' || name === 'ISO-5426' ? 'windows-1252' : name);

/**
 * What the bytes are, or what the user says they are.
 * @param whole the sample is the whole file, so a letter cut at its end is a fault
 */
export function detectEncoding(sample: Buffer, whole: boolean, said?: EncodingName): Encoding {
  const seen = seenEncoding(sample, whole);
  const damage = seen.name === 'UTF-8' && !isAscii(sample) ? findDamage(sample.toString('utf8', seen.mark, seen.mark + damageBytes)) : null;
  if (damage !== null && (said === undefined || said === damage.truly)) return { ...seen, damage, ...(said !== undefined && { mends: true }) };
  return said === undefined || said === seen.name ? seen : { name: said, mark: 0 };
}

function seenEncoding(sample: Buffer, whole: boolean): Encoding {
  if (sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf) return { name: 'UTF-8', mark: 3 };
  if (sample[0] === 0xff && sample[1] === 0xfe) return { name: 'UTF-16LE', mark: 2 };
  if (sample[0] === 0xfe && sample[1] === 0xff) return { name: 'UTF-16BE', mark: 2 };
  const unmarked = unmarkedUtf16(sample);
  if (unmarked !== null) return { name: unmarked, mark: 0 };
  if (isUtf8(whole ? sample : sample.subarray(0, endOfCharacters(sample)))) return { name: 'UTF-8', mark: 0 };
  const declared = declaredEncoding(sample);
  if (declared !== null) return { name: declared, mark: 0 };
  return { name: mostLines(sample), mark: 0 };
}

/** The encoding of most lines of a text that is not all UTF-8: lines of it may be all the same, and others only damaged. */
function mostLines(sample: Buffer): EncodingName {
  const others: Buffer[] = [];
  let right = 0;
  let looked = 0;
  for (let from = 0; from < sample.length && looked < lineBytes;) {
    const at = sample.indexOf(newline, from);
    const line = sample.subarray(from, at < 0 ? sample.length : at + 1);
    from += line.length;
    if (isAscii(line)) continue;
    looked += line.length;
    if (isUtf8(line) ? isSurelyUtf8(line) : utf8Plausibility(line) > 0.5) right += 1;
    else others.push(line);
  }
  return right > others.length ? 'UTF-8' : guessEncoding(Buffer.concat(others)).name;
}

/** Text that is right UTF-8 by chance has few and small characters. */
export function isSurelyUtf8(line: Buffer): boolean {
  const beyond = line.toString().match(/[^\0-\x7f]/gu) ?? [];
  return beyond.filter((sign) => sign >= '\u0800').length >= 2 || beyond.length >= 4;
}

/** Where the last whole character of a text in UTF-8 ends that goes on beyond the sample. */
export function endOfCharacters(sample: Buffer): number {
  for (let back = 1; back <= 3 && back <= sample.length; back += 1) {
    const byte = sample[sample.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    return byte >= 0xc0 && back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? sample.length - back : sample.length;
  }
  return sample.length;
}

/** UTF-16 shows without its mark as well: every second byte of digits and delimiters is zero, always on the same side. */
export function unmarkedUtf16(sample: Buffer): 'UTF-16LE' | 'UTF-16BE' | null {
  const zeros = [0, 0];
  const looked = Math.min(sample.length & ~1, 1 << 14);
  for (let at = 0; at < looked; at += 1) if (sample[at] === 0) zeros[at & 1] = (zeros[at & 1] ?? 0) + 1;
  const [high = 0, low = 0] = zeros;
  if (Math.max(high, low) < Math.max(2, looked / 16) || Math.min(high, low) * 20 > Math.max(high, low)) return null;
  return low > high ? 'UTF-16LE' : 'UTF-16BE';
}

const labels: readonly EncodingName[] = ['UTF-8', 'GB18030', 'Big5', 'windows-1252', 'windows-1251', 'IBM866', 'windows-1255', 'Shift_JIS', 'EUC-KR'];

/** What an XML text says of its encoding. */
function declaredEncoding(sample: Buffer): EncodingName | null {
  const label = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(sample.toString('latin1', 0, 200))?.[1];
  if (label === undefined) return null;
  try {
    const known = new TextDecoder(label).encoding;
    return labels.find((name) => name.toLowerCase() === known) ?? (known === 'gbk' ? 'GB18030' : null);
  } catch {
    return null; // a label that nobody knows
  }
}
