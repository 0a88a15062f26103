import { mediums } from '#contract/titles.ts';
import type { WorkKeys } from './work-keys.ts';

/** Words of 32 bits before the lists: counts and marks, number of ISBNs, and the four hashes that every title has. */
export const HEAD = 10;

/** The keys of a title as the bytes of words of 32 bits, for keeping: 60 to 100 bytes. */
export function packKeys(keys: WorkKeys): Uint8Array {
  const lists = [...keys.authors, ...keys.forms, ...keys.isbns];
  const words = new Uint32Array(HEAD + 2 * lists.length);
  words[0] = mediums.indexOf(keys.medium) | (keys.isTelling ? 0x100 : 0) | (keys.authors.length << 16) | (keys.forms.length << 24);
  words[1] = keys.isbns.length;
  let at = 2;
  for (const { high, low } of [keys.volume, keys.main, keys.sub, keys.bare, ...lists]) {
    words[at] = high;
    words[at + 1] = low;
    at += 2;
  }
  return new Uint8Array(words.buffer);
}
