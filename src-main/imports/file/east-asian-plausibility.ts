import { commonHangul } from './common-hangul.ts';
import type { Plausibility } from '../marc/encoding/plausibility.ts';

/** Counts each character of two bytes by what its first byte says of it, and each that is none against the encoding. */
function doubleBytes(isLead: (byte: number) => boolean, isTrail: (byte: number) => boolean, worth: (lead: number, trail: number) => number, single: (byte: number) => number): Plausibility {
  return (bytes) => {
    let [points, high] = [0, 0];
    for (let at = 0; at < bytes.length; at += 1) {
      const lead = bytes[at] ?? 0;
      if (lead < 0x80) continue;
      high += 1;
      const trail = bytes[at + 1] ?? 0;
      if (isLead(lead) && isTrail(trail)) {
        points += worth(lead, trail);
        at += 1;
      } else {
        points += single(lead);
      }
    }
    return high === 0 ? 0 : points / high;
  };
}

/** Japanese: kana are in every sentence, and the more usual of the Chinese characters; half-width kana are what other encodings read like. */
export const shiftJisPlausibility = doubleBytes(
  (byte) => (byte >= 0x81 && byte <= 0x9f) || (byte >= 0xe0 && byte <= 0xfc), (byte) => byte >= 0x40 && byte <= 0xfc && byte !== 0x7f,
  (lead, trail) => {
    if (lead === 0x82) return trail >= 0x9f ? 1 : 0.5;
    if (lead === 0x83) return trail <= 0x96 ? 1 : 0;
    if (lead === 0x81) return 0.5;
    return lead >= 0x88 && lead <= 0x97 ? 0.8 : 0;
  },
  (byte) => (byte >= 0xa1 && byte <= 0xdf ? -0.3 : -2),
);

const korean = new TextDecoder('euc-kr');

/** Korean: the syllables that are in every sentence. Chinese text is full of what would be others, and of what would be Chinese characters, rare in Korean. */
export const eucKrPlausibility = doubleBytes(
  (byte) => byte >= 0x81 && byte <= 0xfe, (byte) => byte >= 0x41 && byte <= 0xfe,
  (lead, trail) => {
    if (trail < 0xa1 || lead < 0xa1) return -0.5;
    if (lead >= 0xb0 && lead <= 0xc8) return commonHangul.has(korean.decode(Uint8Array.of(lead, trail))) ? 1 : 0.35;
    return lead === 0xa1 || lead === 0xa3 ? 0.4 : -0.5;
  },
  () => -2,
);
