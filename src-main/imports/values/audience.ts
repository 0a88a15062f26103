/** Words of shelving and type codes that plainly say for whom something is. */
const words: readonly (readonly [RegExp, string])[] = [
  [/(?:^|[^a-z])(?:ya|young adult|yad|teen|teens)(?:$|[^a-z])|青少年|青年/i, 'young adult'],
  [/(?:^|[^a-z])(?:j|juv|juvenile|jnf|jfic|jbk|kids|child|children|childrens|children's|easy|picture)(?:$|[^a-z])|^j(?=[A-Z])|^[a-z]{2}juv$|少儿|儿童|少年|绘本|幼儿|亲子/, 'juvenile'],
];

/** For whom a copy is, by its type, collection or shelf where these say so plainly (`JUV`, `YA`, `少儿`); otherwise undefined. */
export function audienceOf(...codes: readonly (string | undefined)[]): string | undefined {
  for (const code of codes) {
    if (code === undefined) continue;
    const found = words.find(([pattern]) => pattern.test(code) || pattern.test(code.toLowerCase()));
    if (found !== undefined) return found[1];
  }
  return undefined;
}
