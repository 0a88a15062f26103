import { commonHan } from './common-han.ts';

/** How far bytes read like text of an encoding: about 1 where every byte beyond ASCII does, below 0 where it cannot be. */
export type Plausibility = (bytes: Uint8Array) => number;

const isLetter = (byte: number): boolean => (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
const isUpper = (byte: number): boolean => byte >= 0x41 && byte <= 0x5a;
const isLower = (byte: number): boolean => byte >= 0x61 && byte <= 0x7a;
const perByte = (points: number, bytes: number): number => (bytes === 0 ? 0 : points / bytes);

/** Mostly right UTF-8 with some bytes lost or damaged. */
export const utf8Plausibility: Plausibility = (bytes) => {
  let [right, wrong] = [0, 0];
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) continue;
    const more = byte >= 0xf0 && byte <= 0xf4 ? 3 : byte >= 0xe0 ? 2 : byte >= 0xc2 ? 1 : 0;
    let have = 0;
    while (have < more && ((bytes[at + 1 + have] ?? 0) & 0xc0) === 0x80) have += 1;
    if (more > 0 && have === more && byte <= 0xf4) right += 1 + more;
    else wrong += 1 + have;
    at += have;
  }
  return perByte(right - 2 * wrong, right + wrong);
};

/** Of Chinese in two bytes: signs that every text has count most, rare ones little, and half a sign against it. */
function doubleBytes(label: string, isLead: (byte: number) => boolean, isTrail: (byte: number) => boolean, worth: (lead: number, trail: number) => number): Plausibility {
  const decoder = new TextDecoder(label);
  return (bytes) => {
    let [points, high] = [0, 0];
    for (let at = 0; at < bytes.length; at += 1) {
      const [lead, trail] = [bytes[at] ?? 0, bytes[at + 1] ?? 0];
      if (lead < 0x80) continue;
      high += 1;
      if (!isLead(lead) || !isTrail(trail)) { points -= 2; continue; }
      if (trail >= 0x80) high += 1;
      const base = worth(lead, trail);
      const isCommon = base >= 0.5 && commonHan.has(decoder.decode(bytes.subarray(at, at + 2)));
      points += (isCommon ? 1 : base) * (trail >= 0x80 ? 2 : 1);
      at += 1;
    }
    return perByte(points, high);
  };
}

export const gb18030Plausibility = doubleBytes('gb18030', (byte) => byte >= 0x81 && byte <= 0xfe, (byte) => byte >= 0x30 && byte <= 0xfe && byte !== 0x7f, (lead, trail) => {
  if (trail < 0xa1) return lead >= 0x81 && trail >= 0x40 && trail > 0x7e ? 0.1 : -0.3;
  if (lead >= 0xb0 && lead <= 0xd7) return 0.55;
  if (lead >= 0xa1 && lead <= 0xa9) return 0.45;
  return lead > 0xd7 && lead <= 0xf7 ? 0.15 : 0.05;
});

export const big5Plausibility = doubleBytes('big5', (byte) => byte >= 0xa1 && byte <= 0xf9, (byte) => (byte >= 0x40 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xfe), (lead) => {
  if (lead >= 0xa4 && lead <= 0xc6) return 0.55;
  if (lead <= 0xa3) return 0.45;
  return 0.05;
});

/** Letters of Cyrillic in one byte each, as `windows-1251` or `ibm866` have them. */
function cyrillic(label: string): Plausibility {
  const letters = Array.from({ length: 128 }, (_, at) => new TextDecoder(label).decode(Uint8Array.of(128 + at)));
  const frequent = new Set('оеаинтсрвлкмдпу');
  return (bytes) => {
    let [points, high] = [0, 0];
    let before = '';
    for (const [at, byte] of bytes.entries()) {
      const sign = byte < 0x80 ? '' : letters[byte - 128] ?? '';
      if (sign !== '') {
        high += 1;
        if (isLetter(bytes[at - 1] ?? 0) || isLetter(bytes[at + 1] ?? 0)) points -= 1; // within a Latin word
        else if (!/\p{Script=Cyrillic}/u.test(sign)) points += /[№«»–—“”„·\u00a0]/.test(sign) ? 0.4 : -1;
        else if (before === '' && (bytes[at + 1] ?? 0) < 0x80) points += 'аивкосуя'.includes(sign.toLowerCase()) ? 0.5 : -0.5; // a word of one letter
        else if (sign === sign.toLowerCase()) points += frequent.has(sign) ? 1 : 0.7;
        else points += before === '' ? 0.7 : before === before.toLowerCase() ? -1 : 0.45;
      }
      before = sign;
    }
    return perByte(points, high);
  };
}
export const windows1251Plausibility = cyrillic('windows-1251');
export const ibm866Plausibility = cyrillic('ibm866');

const usualLatin = new Set(Buffer.from('éèêëàâçîïôùûüöäñáíóúßåøæÉÈÀÂÇÊÎÔÖÜÄÑÁÍÓÚÅØãõý', 'latin1'));
/** Single letters with accents among plain ones. */
export const windows1252Plausibility: Plausibility = (bytes) => {
  let [points, high] = [0, 0];
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) continue;
    high += 1;
    const [before, after] = [bytes[at - 1] ?? 0x20, bytes[at + 1] ?? 0x20];
    const isRun = before >= 0x80 && after >= 0x80;
    if (isRun) points -= 0.5;
    else if (byte >= 0xe0 && isUpper(before) && isUpper(after)) points -= 0.6; // a small letter among capitals
    else if ((byte === 0xe2 || byte === 0xe3 || byte === 0xe8) && /[aeiouy]/i.test(String.fromCharCode(after)) && !(byte === 0xe3 && after === 0x6f)) points += 0.2; // `âe` is MARC-8
    else if (byte >= 0xe0 && isUpper(after)) points += 0.1;
    else if (byte >= 0xc0 && byte < 0xdf && isLower(before)) points -= 0.6; // a capital within a word
    else if (byte >= 0xc0) points += isLetter(before) || isLetter(after) ? (usualLatin.has(byte) ? 0.9 : 0.2) : byte === 0xe0 ? 0.7 : -0.2; // à is a word of its own
    else if ((byte >= 0x91 && byte <= 0x97) || byte === 0x85) points += 0.6;
    else points += byte >= 0xa0 && '«»°§ªº¿¡©®·´½¼¾'.includes(String.fromCharCode(byte)) ? 0.4 : -0.8;
  }
  return perByte(points, high);
};
