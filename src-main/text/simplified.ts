import characters from 'opencc-js/dict/TSCharacters';

/** Traditional characters and the simplified ones that stand for them. */
const simplifiedOf = new Map<string, string>();
for (const entry of characters.split('|')) {
  const [traditional, simplified] = entry.split(' ');
  if (traditional !== undefined && simplified !== undefined) simplifiedOf.set(traditional, simplified);
}

const HAN = /\p{Script=Han}/gu;

/** A text with its traditional Chinese characters as simplified ones, character by character: enough to compare, not to show. */
export const simplified = (text: string): string => text.replace(HAN, (character) => simplifiedOf.get(character) ?? character);
