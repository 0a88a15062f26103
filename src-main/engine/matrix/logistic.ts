import type { Pacer } from '../pacer.ts';
import { choleskyFactor, choleskySolve } from './cholesky.ts';

/** Penalty on squared coefficients, for weights that sum to 1; the intercept has none. */
const RIDGE = 1e-3;
const STEPS = 25;
const ENOUGH = 1e-8;

/**
 * Logistic regression with intercept by Newton's method (iteratively reweighted least squares): minimises
 * −Σ w_i log p(y_i | x_i) + ½ · 10⁻³ ‖β‖². Returns the log odds of a row.
 * @param rows examples of equal length; @param label 0 or 1; @param weight above 0, summing to about 1
 */
export async function logisticFit(
  rows: readonly Float64Array[], label: (row: number) => number, weight: (row: number) => number, pacer: Pacer,
): Promise<(row: Float64Array) => number> {
  const features = rows[0]?.length ?? 0;
  const n = features + 1;
  const beta = new Float64Array(n);
  const logOdds = (row: Float64Array) => {
    let sum = beta[features]!;
    for (let f = 0; f < features; f += 1) sum += beta[f]! * row[f]!;
    return sum;
  };
  for (let step = 0; step < STEPS; step += 1) {
    const hessian = new Float64Array(n * n);
    const gradient = new Float64Array(n);
    for (let f = 0; f < features; f += 1) {
      hessian[f * n + f] = RIDGE;
      gradient[f] = -RIDGE * beta[f]!;
    }
    for (let i = 0; i < rows.length; i += 1) {
      if (i % 64 === 0 && pacer.due()) await pacer.pause();
      const row = rows[i]!;
      const p = 1 / (1 + Math.exp(-logOdds(row)));
      const slope = weight(i) * (label(i) - p);
      const curve = weight(i) * p * (1 - p);
      for (let f = 0; f <= features; f += 1) {
        const x = f === features ? 1 : row[f]!;
        if (x === 0) continue;
        gradient[f]! += slope * x;
        for (let g = 0; g <= f; g += 1) hessian[f * n + g]! += curve * x * (g === features ? 1 : row[g]!);
      }
    }
    choleskyFactor(hessian, n);
    choleskySolve(hessian, n, gradient);
    let change = 0;
    for (let f = 0; f < n; f += 1) {
      beta[f]! += gradient[f]!;
      change = Math.max(change, Math.abs(gradient[f]!));
    }
    if (change < ENOUGH) break;
  }
  return logOdds;
}
