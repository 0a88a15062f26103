import { readText } from './words.ts';

const numbered = /^(1[89]\d\d|20\d\d)(?:\s*[-/.年]?\s*(\d{1,2}))?(?:\s*月|[-/.]\d{1,2}.*)?\s*年?$/;
const monthFirst = /^(\d{1,2})[-/.](1[89]\d\d|20\d\d)$/;

/** The time a count is of: `2024` or `2024-05`; undefined where the cells do not say. */
export function readPeriod(year: string | undefined, month?: string): string | undefined {
  const text = readText(year)?.normalize('NFKC').replace(/\.0+$/, '');
  if (text === undefined) return undefined;
  const found = numbered.exec(text);
  const [, years, months] = found ?? (([, m, y]) => [, y, m])(monthFirst.exec(text) ?? []);
  if (years === undefined) return undefined;
  const number = Number(readText(month) ?? months ?? Number.NaN);
  return number >= 1 && number <= 12 ? `${years}-${String(number).padStart(2, '0')}` : years;
}
