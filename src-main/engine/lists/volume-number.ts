/** Words of the first, middle and last part of a work in Chinese, and what follows what. */
const parts: Readonly<Record<string, number>> = { 上: 1, 中: 2, 下: 3 };
const digits: Readonly<Record<string, number>> = { 〇: 0, 零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const roman: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 };

/**
 * The number in what a record says of the volume or of the place in a series: `v. 3`, `Bd. 2`, `第十二册`, `下`, `IV`, `book 1.5`; NaN where it says none.
 * Of several numbers the first counts (`3, part 2` is 3).
 */
export function volumeNumber(text: string): number {
  const clean = text.normalize('NFKC').trim().toLowerCase();
  const plain = /\d+(?:\.\d+)?/.exec(clean);
  if (plain !== null) return Number(plain[0]);
  const chinese = /[〇零一二两三四五六七八九十百]+/.exec(clean);
  if (chinese !== null) return chineseNumber(chinese[0]);
  const part = /^[第（(]?([上中下])[册卷冊部集编編篇辑輯）)]?$/.exec(clean);
  if (part !== null) return parts[part[1]!]!;
  const numeral = /(?:^|[\s.])([ivxlc]{1,7})(?:$|[\s.,])/.exec(clean.replace(/^(?:vol(?:ume)?|v|bd|band|tome|t|book|part|no|nr)\.?\s+/, ''));
  return numeral === null ? NaN : romanNumber(numeral[1]!);
}

/** Up to 999: 十二 is 12, 二十 is 20, 一百零三 is 103. */
function chineseNumber(text: string): number {
  let sum = 0;
  let last = 0;
  for (const sign of text) {
    if (sign === '百') { sum += (last || 1) * 100; last = 0; }
    else if (sign === '十') { sum += (last || 1) * 10; last = 0; }
    else last = digits[sign]!;
  }
  return sum + last;
}

function romanNumber(text: string): number {
  const values = Array.from(text, (sign) => roman[sign]!);
  return values.reduce((sum, value, at) => (value < (values[at + 1] ?? 0) ? sum - value : sum + value), 0);
}
