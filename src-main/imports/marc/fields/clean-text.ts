const odd = /[\x00-\x1f\x7f-\x9f\u00ac\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]|&(?:#|amp;|quot;|apos;|lt;|gt;)|<<|˜|\{u[0-9A-Fa-f٠-٩]{4}\}|\s\s/;
const named: Readonly<Record<string, string>> = { amp: '&', quot: '"', apos: "'", lt: '<', gt: '>' };

/**
 * A value as people read it: without control signs and the signs around words that are not sorted by (U+0098, ¬The¬, <<The>>, ˜The œ), with letters
 * that were written as numbers (`&#x4E2D;`, Sierra's `{u4E2D}`).
 */
export function clean(value: string): string {
  if (!odd.test(value)) return value.trim();
  return value
    .replace(/&#x([0-9A-Fa-f]{1,6});|&#(\d{1,7});|\{u([0-9A-Fa-f٠-٩]{4})\}/g, (whole, hex: string | undefined, decimal: string | undefined, sierra: string | undefined) => signOf(hex ?? sierra?.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660)), decimal) ?? whole)
    .replace(/&(amp|quot|apos|lt|gt);/g, (whole, name: string) => named[name] ?? whole)
    .replace(/<<([^<>]{1,20})>>|˜([^œ˜]{1,20})œ/g, '$1$2')
    .replace(/[\t\r\n]+/g, ' ')
    .replace(/[\x00-\x1f\x7f-\x9f\u00ac\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/\s\s+/g, ' ')
    .trim();
}

function signOf(hex: string | undefined, decimal: string | undefined): string | undefined {
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  return code > 0x1f && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : undefined;
}

/** Step by step: a pattern for it takes long over long runs of spaces. */
function withoutEnd(text: string): string {
  let end = text.length;
  while (end > 0 && parting.has(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
const parting = new Set(' ,:;/=\t\u00a0\u3000');

/** Words behind which a full stop belongs to the word. */
const abbreviated = /(?:^|[\s.(\[])(?:\p{L}|Co|Inc|Ltd|Corp|Jr|Sr|Dr|Mr|Mrs|Ms|St|etc|et al|vol|v|no|pt|ed|ca|cie|Bros|Dept|Univ|Assn|Ph\.D)\.$/iu;

/** Without the punctuation by which ISBD parts a value from the next: `Summerland /` is `Summerland`. */
export function trimIsbd(value: string): string {
  let text = withoutEnd(clean(value));
  if (text.endsWith('.') && !text.endsWith('..') && !abbreviated.test(text)) text = text.slice(0, -1).trimEnd();
  return text;
}

/** The same without the square brackets around what the cataloguer supplied. */
export function trimBrackets(value: string): string {
  const text = trimIsbd(value);
  const inner = text.replace(/^\[(.*)\]$/, '$1');
  if (inner !== text && !/[[\]]/.test(inner)) return trimIsbd(inner);
  const opening = text.split('[').length - text.split(']').length;
  const last = text.lastIndexOf(']');
  return opening > 0 ? trimIsbd(text.replace('[', '')) : opening < 0 ? trimIsbd(text.slice(0, last) + text.slice(last + 1)) : text;
}

/** Who published it; empty where the record says that nobody knows. */
export function publisherName(value: string): string {
  const name = trimBrackets(value);
  return /^(?:publisher not identified|s\.? ?n\.?|sine nomine|出版者不详|出版者不明|n\.? ?pub\.?)$/i.test(name) ? '' : name;
}

/** Values of one cell, each once. */
export function listed(values: readonly string[], separator = '; '): string {
  return [...new Set(values.map((value) => value.replaceAll(/\s*[;；|]\s*/g, ', ')).filter((value) => value !== ''))].join(separator);
}
