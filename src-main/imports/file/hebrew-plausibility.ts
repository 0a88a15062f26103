import type { Plausibility } from '../marc/encoding/plausibility.ts';

const [alef, tav] = [0xe0, 0xfa];
/** י ו ה ל א מ ר ת ב ש נ, of which Hebrew and Yiddish are made for the most part. */
const frequent = new Set([0xe9, 0xe5, 0xe4, 0xec, 0xe0, 0xee, 0xf8, 0xfa, 0xe1, 0xf9, 0xf0, 0xf2]);
/** ך ם ן ף ץ stand at the end of a word only. */
const finals = new Set([0xea, 0xed, 0xef, 0xf3, 0xf5]);
const isLatin = (byte: number): boolean => (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);

/** Words of Hebrew letters, as windows-1255 has them. */
export const windows1255Plausibility: Plausibility = (bytes) => {
  let [points, high, runs] = [0, 0, 0];
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) continue;
    high += 1;
    const [before, after] = [bytes[at - 1] ?? 0x20, bytes[at + 1] ?? 0x20];
    if (before < 0x80) runs += 1;
    if (byte >= alef && byte <= tav) {
      const misplaced = isLatin(before) || isLatin(after) || (finals.has(byte) && after >= alef && after <= tav);
      points += misplaced ? -1 : frequent.has(byte) ? 1 : 0.6;
    } else {
      points += byte >= 0xc0 && byte <= 0xd3 ? 0.3 : byte === 0x93 || byte === 0x94 || byte === 0x96 || byte === 0x97 || byte === 0xa0 ? 0.4 : -1;
    }
  }
  if (high === 0) return 0;
  const plain = !bytes.some((byte) => (byte >= 0xc0 && byte <= 0xdf) || byte >= 0xfb); // capitals, or letters that Cyrillic has beyond the last of Hebrew
  return points / high + (plain ? 0.25 : 0) - (high / Math.max(1, runs) < 2 ? 0.6 : 0);
};
