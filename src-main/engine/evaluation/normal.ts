/** Share of a standard normal distribution below z: Φ(z), absolute error < 1.5e-7 (Abramowitz & Stegun 7.1.26). */
export function normalShare(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const tail = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))) * Math.exp(-x * x);
  return z > 0 ? 1 - tail / 2 : tail / 2;
}

/** The z below which that share of a standard normal distribution lies, 0 < share < 1; by bisection of `normalShare`. */
export function inverseNormal(share: number): number {
  let low = -8;
  let high = 8;
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (normalShare(middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
