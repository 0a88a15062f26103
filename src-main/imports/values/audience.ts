/** Words of shelving and type codes that plainly say for whom something is. */
const words: readonly (readonly [RegExp, string])[] = [
  [/(?:^|[^a-z])(?:ya|young adult|yad|teen|teens)(?:$|[^a-z])|青少年|青年/i, 'young adult'],
  [/(?:^|[^a-z])(?:j|juv|juvenile|jnf|jfic|jbk|kids|child|children|childrens|children's|easy|picture)(?:$|[^a-z])|^j(?=[A-Z])|^[a-z]{2}juv$|少儿|儿童|少年|绘本|幼儿|亲子/, 'juvenile'],
];

/** Codes of a column that says for whom titles are. */
const codes: Readonly<Record<string, string>> = {
  j: 'juvenile', juv: 'juvenile', jv: 'juvenile', ch: 'juvenile', child: 'juvenile', children: 'juvenile', ya: 'young adult', y: 'young adult', teen: 'young adult', ad: 'adult', adu: 'adult', adult: 'adult',
};

/** What a column says of its readers: a common code as a word, anything else as it is (`J` is juvenile, `小学` 小学). */
export const readAudience = (text: string): string => codes[text.toLowerCase().replace(/[.\s]+$/, '')] ?? text;

/** The labels in front of the class in a call number: `J FIC` of `J FIC 813.54 ROW`; undefined: there are none. */
export const labelsOf = (callNumber: string | undefined): string | undefined => /^(?:[A-Z]{1,8}\s+){1,3}(?=\d{3}(?!\d))/.exec(callNumber ?? '')?.[0];

/** For whom a copy is, by its type, collection or shelf where these say so plainly (`JUV`, `YA`, `少儿`); otherwise undefined. */
export function audienceOf(...codes: readonly (string | undefined)[]): string | undefined {
  for (const code of codes) {
    if (code === undefined) continue;
    const found = words.find(([pattern]) => pattern.test(code) || pattern.test(code.toLowerCase()));
    if (found !== undefined) return found[1];
  }
  return undefined;
}
