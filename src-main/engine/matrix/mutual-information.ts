/**
 * Mutual information in bits of a table of counts (rows × columns, row by row), with the Miller–Madow correction of each entropy:
 * I = H(row) + H(column) − H(cell), H = −Σ p log₂ p + (occupied − 1) / (2 n ln 2); never below 0 (Miller 1955; Paninski 2003).
 */
export function mutualInformation(counts: ArrayLike<number>, columns: number): number {
  const ofRow = new Float64Array(counts.length / columns);
  const ofColumn = new Float64Array(columns);
  for (let cell = 0; cell < counts.length; cell += 1) {
    ofRow[Math.floor(cell / columns)]! += counts[cell]!;
    ofColumn[cell % columns]! += counts[cell]!;
  }
  return Math.max(0, entropy(ofRow) + entropy(ofColumn) - entropy(counts));
}

/** Entropy in bits of counts, corrected; 0 for none. */
export function entropy(counts: ArrayLike<number>): number {
  let total = 0;
  let occupied = 0;
  for (let c = 0; c < counts.length; c += 1) {
    total += counts[c]!;
    if (counts[c]! > 0) occupied += 1;
  }
  if (total === 0) return 0;
  let bits = 0;
  for (let c = 0; c < counts.length; c += 1) {
    const p = counts[c]! / total;
    if (p > 0) bits -= p * Math.log2(p);
  }
  return bits + (occupied - 1) / (2 * total * Math.LN2);
}
