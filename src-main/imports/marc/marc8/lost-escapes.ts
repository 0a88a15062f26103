import { eastAsianSigns } from './east-asian-signs.ts';

const run = /\$1([!-~ ]{3,600}?)\(B/g;
const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&apos;': "'", '&quot;': '"' };

/** East Asian signs of MARC-8 of which a program has thrown away the escape signs: `$1!2H!?5(B` is 傲慢. Only what is that and nothing else is changed. */
export function withLostEscapes(text: string): string {
  if (!text.includes('(B') || !text.includes('$1')) return text;
  return text.replace(run, (whole, body: string) => {
    const codes = body.replace(/&(?:amp|lt|gt|apos|quot);/g, (name) => entities[name] ?? name);
    let out = '';
    for (let at = 0; at < codes.length;) {
      if (codes[at] === ' ') {
        out += ' ';
        at += 1;
        continue;
      }
      const sign = eastAsianSigns().get((codes.charCodeAt(at) << 16) | (codes.charCodeAt(at + 1) << 8) | codes.charCodeAt(at + 2));
      if (sign === undefined) return whole;
      out += sign;
      at += 3;
    }
    return out;
  });
}
