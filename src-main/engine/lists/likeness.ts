/** What a record says, as distinct token numbers in ascending order. */
export type Tokens = Uint32Array;

/** How like two records are: the cosine of their token sets, |A∩B| / √(|A|·|B|), 0 to 1. */
export function likeness(a: Tokens, b: Tokens): number {
  if (a.length === 0 || b.length === 0) return 0;
  let common = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const difference = a[i]! - b[j]!;
    if (difference === 0) { common += 1; i += 1; j += 1; }
    else if (difference < 0) i += 1;
    else j += 1;
  }
  return common / Math.sqrt(a.length * b.length);
}

/** The greatest likeness to any of them; 0 where there are none. */
export const nearest = (tokens: Tokens, others: readonly Tokens[]): number => others.reduce((most, other) => Math.max(most, likeness(tokens, other)), 0);
