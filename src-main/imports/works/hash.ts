/** 64 bits as two halves: keys of works are compared by them. Two of ten million texts share one with a probability of three in a million. */
export interface Hash { readonly high: number; readonly low: number }

/** The hash of nothing. */
export const noHash: Hash = { high: 0, low: 0 };

/** A hash of a text; the empty text has the hash of nothing. Two multiplicative lanes over the characters, mixed at the end. */
export function hashOf(text: string): Hash {
  if (text === '') return noHash;
  let high = 0x9e3779b9;
  let low = 0x85ebca6b;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 0x9e3779b1);
    low = Math.imul(low ^ code, 0x5f356495);
    low ^= low >>> 15;
  }
  return { high: mixed(high ^ (low >>> 13)), low: mixed(low ^ (high >>> 16)) };
}

/** One half of a hash stirred, so that each bit of it depends on all (the finaliser of MurmurHash3). */
export function mixed(half: number): number {
  let bits = half ^ (half >>> 16);
  bits = Math.imul(bits, 0x85ebca6b);
  bits ^= bits >>> 13;
  bits = Math.imul(bits, 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
