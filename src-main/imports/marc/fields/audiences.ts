/** What the program calls readers, by what records say in words. */
export function audienceOfWords(text: string): string {
  const words = text.normalize('NFKC').toLowerCase();
  const rating = /(?:fsk|pegi|usk|ab|ages?|从|適合|适合|age range)\D{0,4}(\d{1,2})/.exec(words)?.[1] ?? /^\D{0,2}(\d{1,2})(?:\s*[-–+]|\s*(?:years|and up|岁|歲|jahre|ans|años))/.exec(words)?.[1];
  if (/young adult|adolescen|teen|young people|jugend|青少年|中学|高中|初中|grades? (?:7|8|9|10|11|12)\b|secondary|ya\b/.test(words)) return 'young adult';
  if (/preschool|primary|juvenile|child|kinder|elementary|enfant|niñ|infantil|儿童|兒童|少儿|少兒|幼儿|小学|grades? (?:[kp]|pre|[1-6])\b|tv-y|all ages/.test(words)) return 'juvenile';
  if (rating !== undefined) return Number(rating) < 12 ? 'juvenile' : Number(rating) < 18 ? 'young adult' : 'adult';
  if (/adult|general|rated r|nc-17|tv-ma|成人|大众|大眾|erwachsen|specialized/.test(words)) return 'adult';
  return '';
}
