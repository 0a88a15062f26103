import type { EncodingName } from '#contract/imports.ts';
import {
  big5Plausibility, gb18030Plausibility, ibm866Plausibility, windows1251Plausibility, windows1252Plausibility, type Plausibility,
} from '../marc/encoding/plausibility.ts';
import { eucKrPlausibility, shiftJisPlausibility } from './east-asian-plausibility.ts';
import { windows1255Plausibility } from './hebrew-plausibility.ts';

const candidates: readonly (readonly [EncodingName, Plausibility])[] = [
  ['windows-1252', windows1252Plausibility], ['GB18030', gb18030Plausibility], ['Big5', big5Plausibility], ['windows-1251', windows1251Plausibility], ['IBM866', ibm866Plausibility],
  ['windows-1255', windows1255Plausibility], ['Shift_JIS', shiftJisPlausibility], ['EUC-KR', eucKrPlausibility],
];
const judgedBytes = 1 << 13;

/**
 * The encoding that the bytes beyond ASCII read like, of those that UTF-8 and UTF-16 are not among; and how well: about 1 where all of them do.
 * Only lines that have such bytes are looked at.
 */
export function guessEncoding(sample: Buffer): { name: EncodingName; points: number } {
  const bytes = telling(sample);
  let best: { name: EncodingName; points: number } = { name: 'windows-1252', points: Number.NEGATIVE_INFINITY };
  for (const [name, plausibility] of candidates) {
    const points = plausibility(bytes);
    if (points > best.points) best = { name, points };
  }
  return best;
}

/** Cells with bytes beyond ASCII; whole lines, as a character of two bytes may end in an ASCII one. */
function telling(sample: Buffer): Buffer {
  const lines: Buffer[] = [];
  let length = 0;
  for (let from = 0; from < sample.length && length < judgedBytes;) {
    const at = sample.indexOf(10, from);
    const end = at < 0 ? sample.length : at + 1;
    const line = sample.subarray(from, end);
    if (line.some((byte) => byte >= 0x80)) {
      lines.push(line);
      length += line.length;
    }
    from = end;
  }
  return Buffer.concat(lines).subarray(0, judgedBytes);
}
