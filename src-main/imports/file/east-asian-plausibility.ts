import type { Plausibility } from '../marc/encoding/plausibility.ts';

/** So few characters may be those of another language by chance. */
const few = 6;

/** Counts each character of two bytes by what its first byte says of it, and each that is none against the encoding. @param doubt what it loses where there are few */
function doubleBytes(isLead: (byte: number) => boolean, isTrail: (byte: number) => boolean, worth: (lead: number, trail: number) => number, single: (byte: number) => number, doubt = 0): Plausibility {
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
    return high === 0 ? 0 : points / high - (high < few ? doubt : 0);
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

/** Korean: syllables; Chinese characters are rare in it, and every Chinese text is full of what would be some. */
export const eucKrPlausibility = doubleBytes(
  (byte) => byte >= 0x81 && byte <= 0xfe, (byte) => byte >= 0x41 && byte <= 0xfe,
  (lead, trail) => {
    if (trail < 0xa1 || lead < 0xa1) return -0.5;
    if (lead >= 0xb0 && lead <= 0xc8) return 0.9;
    return lead === 0xa1 || lead === 0xa3 ? 0.4 : -0.5;
  },
  () => -2,
  0.2,
);
