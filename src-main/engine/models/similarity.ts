/** How alike two rows, or two columns, of loans are: the number stands in a method's settings. */
export const similarities = { cosine: 0, pearson: 1, euclid: 2 } as const;

/**
 * Similarity of two sets that share loans of weight `common` > 0, weigh `first` and `second` and are taken from a whole of weight `all`;
 * with weights of 1 these are the counts |a∩b|, |a|, |b| and n. 0 = not alike; never negative, as only those alike are neighbours.
 * * cosine: common / (√(first·second) + shrink) (engine notes 1.3.2);
 * * Pearson, on yes-or-no data the φ coefficient: (all·common − first·second) / √(first(all − first)·second(all − second));
 * * Euclid: 1 / (1 + √(first + second − 2·common)), which finds short histories alike.
 * The latter two are multiplied by common / (common + shrink), the shrunk correlation of Koren 2008: few shared loans prove little.
 */
export function similarityOf(kind: number, common: number, first: number, second: number, all: number, shrink: number): number {
  if (kind === similarities.pearson) {
    const spread = first * (all - first) * second * (all - second);
    return spread > 0 ? Math.max(0, (all * common - first * second) / Math.sqrt(spread)) * (common / (common + shrink)) : 0;
  }
  if (kind === similarities.euclid) return (1 / (1 + Math.sqrt(Math.max(0, first + second - 2 * common)))) * (common / (common + shrink));
  return common / (Math.sqrt(first * second) + shrink);
}
