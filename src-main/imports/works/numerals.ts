const roman: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 };
const ROMAN = /^(?=.)m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/;

const chineseDigits = '〇一二三四五六七八九';
const CHINESE = /^[〇零一二三四五六七八九十百两]+$/;

/** Numbers written as words in front of or behind a word for a part: English, German, French, Spanish, Italian. */
const words: readonly (readonly string[])[] = [
  ['one', 'first', 'eins', 'erster', 'erste', 'erstes', 'un', 'premier', 'premiere', 'uno', 'primo', 'prima', 'primero', 'primera'],
  ['two', 'second', 'zwei', 'zweiter', 'zweite', 'zweites', 'deux', 'deuxieme', 'seconde', 'dos', 'due', 'secondo', 'seconda', 'segundo', 'segunda'],
  ['three', 'third', 'drei', 'dritter', 'dritte', 'drittes', 'trois', 'troisieme', 'tres', 'tre', 'terzo', 'terza', 'tercero', 'tercera'],
  ['four', 'fourth', 'vier', 'vierter', 'vierte', 'viertes', 'quatre', 'quatrieme', 'cuatro', 'quattro', 'quarto', 'quarta', 'cuarto', 'cuarta'],
  ['five', 'fifth', 'funf', 'funfter', 'funfte', 'cinq', 'cinquieme', 'cinco', 'cinque', 'quinto', 'quinta'],
  ['six', 'sixth', 'sechs', 'sechster', 'sechste', 'sixieme', 'seis', 'sei', 'sesto', 'sexto'],
  ['seven', 'seventh', 'sieben', 'siebter', 'siebte', 'sept', 'septieme', 'siete', 'sette', 'settimo', 'septimo'],
  ['eight', 'eighth', 'acht', 'achter', 'achte', 'huit', 'huitieme', 'ocho', 'otto', 'ottavo', 'octavo'],
  ['nine', 'ninth', 'neun', 'neunter', 'neunte', 'neuf', 'neuvieme', 'nueve', 'nove', 'nono', 'noveno'],
  ['ten', 'tenth', 'zehn', 'zehnter', 'zehnte', 'dix', 'dixieme', 'diez', 'dieci', 'decimo'],
];
const valueOfWord = new Map(words.flatMap((spellings, at) => spellings.map((word) => [word, at + 1] as const)));

/** Numbers as words, for patterns. */
export const numberWords = [...valueOfWord.keys()];

/** The whole number that a folded text says in Arabic, Roman or Chinese numerals or in a word; undefined: none. */
export function numeralValue(text: string): number | undefined {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  if (ROMAN.test(text)) return romanValue(text);
  if (CHINESE.test(text)) return chineseValue(text);
  return valueOfWord.get(text);
}

function romanValue(text: string): number {
  const values = [...text].map((letter) => roman[letter]!);
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0);
}

/** 十二 is 12, 二十 20, 一百零五 105; digits in a row are read as such: 二〇一九. */
function chineseValue(text: string): number {
  if (!/[十百]/.test(text)) return Number([...text].map((sign) => digitOf(sign)).join(''));
  let sum = 0;
  let digit = 0;
  for (const sign of text) {
    const unit = sign === '百' ? 100 : sign === '十' ? 10 : 0;
    if (unit === 0) digit = digitOf(sign);
    else {
      sum += Math.max(1, digit) * unit;
      digit = 0;
    }
  }
  return sum + digit;
}

const digitOf = (sign: string): number => (sign === '零' ? 0 : sign === '两' ? 2 : chineseDigits.indexOf(sign));
