import characters from 'opencc-js/dict/TSCharacters';

/** Traditional characters and the simplified ones that stand for them. */
const simplifiedOf = new Map<string, string>();
for (const entry of characters.split('|')) {
  const [traditional, simplified] = entry.split(' ');
  if (traditional !== undefined && simplified !== undefined) simplifiedOf.set(traditional, simplified);
}

/** A text with its traditional Chinese characters as simplified ones, character by character: enough to compare, not to show. */
export function simplified(text: string): string {
  let plain = '';
  let from = 0;
  let at = 0;
  for (const character of text) {
    const simple = simplifiedOf.get(character);
    if (simple !== undefined) {
      plain += text.slice(from, at) + simple;
      from = at + character.length;
    }
    at += character.length;
  }
  return from === 0 ? text : plain + text.slice(from);
}
