const dashes = /[-\u2010-\u2015\u2212]/g;
const parts = /[;,|；，、/]/;

/** The ISBNs of a cell, each as ISBN-13; what fails its check digit is left out. */
export function readIsbns(text: string): string[] {
  const found = new Set<string>();
  for (const part of text.normalize('NFKC').replace(dashes, '').split(parts)) {
    const words = part.trim().split(/\s+/).map(toIsbn13).filter((isbn) => isbn !== undefined);
    const whole = words.length === 0 ? toIsbn13(part.replace(/\s+/g, '')) : undefined; // written in groups: 978 7 5366 9293 0
    for (const isbn of whole === undefined ? words : [whole]) found.add(isbn);
  }
  return [...found];
}

function toIsbn13(word: string): string | undefined {
  const text = word.replace(/^isbn(-?1[03])?:?/i, '').toUpperCase();
  if (/^97[89]\d{10}$/.test(text)) return text.endsWith(checkDigit13(text)) ? text : undefined;
  if (!/^\d{9}[\dX]$/.test(text)) return undefined;
  let sum = 0;
  for (let i = 0; i < 10; i += 1) sum += (10 - i) * (text[i] === 'X' ? 10 : Number(text[i]));
  if (sum % 11 !== 0) return undefined;
  const body = `978${text.slice(0, 9)}`;
  return body + checkDigit13(body);
}

function checkDigit13(text: string): string {
  let sum = 0;
  for (let i = 0; i < 12; i += 1) sum += Number(text[i]) * (i % 2 === 0 ? 1 : 3);
  return String((10 - (sum % 10)) % 10);
}
