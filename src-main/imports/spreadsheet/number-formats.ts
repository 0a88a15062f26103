/** What a cell's format makes of its number: a date, a time of day, a length of time, or a number padded with zeros to so many digits. */
export type NumberFormat = 'number' | 'date' | 'time' | 'duration' | { readonly digits: number };

const builtIn: readonly (readonly [from: number, to: number, format: NumberFormat])[] = [
  [14, 17, 'date'], [18, 21, 'time'], [22, 22, 'date'], [27, 31, 'date'], [32, 35, 'time'], [36, 36, 'date'], [45, 45, 'time'], [46, 46, 'duration'], [47, 47, 'time'], [50, 54, 'date'], [55, 56, 'time'], [57, 58, 'date'],
];

/** The formats that every workbook knows without naming them, those of Chinese, Japanese and Korean ones among them. */
export const builtInFormat = (id: number): NumberFormat => builtIn.find(([from, to]) => id >= from && id <= to)?.[2] ?? 'number';

/** What a format code says (`yyyy"年"m"月"d"日"`, `[$-409]d-mmm-yy;@`, `00000000000000`). */
export function formatOf(code: string): NumberFormat {
  const first = code.replace(/"[^"]*"|\\.|_.|\*./g, '').split(';')[0] ?? '';
  if (/\[(h+|m+|s+)\]/i.test(first)) return 'duration';
  const signs = first.replace(/\[[^\]]*\]/g, '').trim();
  if (/^0{2,30}$/.test(signs)) return { digits: signs.length };
  if (/^(general|standard)$/i.test(signs) || /[#?]/.test(signs)) return 'number';
  const plain = signs.replace(/am\/pm|a\/p/gi, 'h');
  if (/[yd]/i.test(plain)) return 'date';
  if (/[hs]/i.test(plain)) return 'time';
  return /m/i.test(plain) ? 'date' : 'number'; // without hours and seconds it is the month
}
