import type { CharacterSet } from './character-sets.ts';

/** The Latin letters of ISO 5426, which older UNIMARC files have where MARC 21 has ANSEL: bytes 0xa1 to 0xfe. */
export const iso5426Set: CharacterSet = {
  signs: '¡„£$¥†§′‘“«♭©℗®ʻʼ‚   ‡·″’”»♯ʹʺ¿\u0309\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u0308\u030a\u0315\u0312\u030b\u031b\u030c\u0327\u031c\u0326\u0328\u0325\u032e\u0323\u0324\u0332\u0333\u0329\u032d \ufe20\ufe21\ufe23 ÆĐ   Ĳ ŁØŒ Þ    æđð ıĳ łøœßþ  ',
  marks: '@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_',
};
