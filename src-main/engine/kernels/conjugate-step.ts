import type { Pacer } from '../pacer.ts';
import { ridgeOf } from './half-step.ts';
import type { SideSettings, WeightedPattern } from './train-factors.ts';

/**
 * Improves every row of `out` by `steps` steps of preconditioned conjugate gradients on the systems that `solveSide` solves exactly,
 * A = D + Σ w·y·yᵀ, b = Σ w·y, from where the row stands (Takács, Pilászy & Tikk 2011; Hestenes & Stiefel 1952). G being diagonal
 * (`turnSides`), D = α₀·G + λ_u·I is both the whole of what the entries do not bring and the preconditioner, so a step costs one pass over
 * the row's entries, O(|S|d), and no product with a d × d matrix.
 */
export async function conjugateSide(rows: WeightedPattern, other: Float32Array, out: Float32Array, values: Float64Array, settings: SideSettings, active: number, steps: number, pacer: Pacer): Promise<void> {
  const d = settings.factors;
  const diagonal = new Float64Array(d);
  const residual = new Float64Array(d);
  const direction = new Float64Array(d);
  const image = new Float64Array(d);
  for (let u = 0; u < rows.rowCount; u += 1) {
    if (pacer.due()) await pacer.pause();
    if (rows.start[u] === rows.start[u + 1]) continue;
    const x = out.subarray(u * d, (u + 1) * d);
    const ridge = ridgeOf(rows, u, settings, active);
    for (let f = 0; f < d; f += 1) {
      diagonal[f] = settings.alpha0 * Math.max(0, values[f]!) + ridge;
      residual[f] = -diagonal[f]! * x[f]!;
    }
    addEntries(rows, u, other, x, 1, residual); // b − A·x
    let length = 0;
    for (let f = 0; f < d; f += 1) {
      direction[f] = residual[f]! / diagonal[f]!;
      length += residual[f]! * direction[f]!;
    }
    for (let step = 0; step < steps && length > TINY; step += 1) {
      if (pacer.due()) await pacer.pause();
      for (let f = 0; f < d; f += 1) image[f] = -diagonal[f]! * direction[f]!;
      addEntries(rows, u, other, direction, 0, image); // −A·p
      let curvature = 0;
      for (let f = 0; f < d; f += 1) curvature -= image[f]! * direction[f]!;
      const alpha = length / curvature;
      const before = length;
      length = 0;
      for (let f = 0; f < d; f += 1) {
        x[f]! += alpha * direction[f]!;
        residual[f]! += alpha * image[f]!;
        length += residual[f]! ** 2 / diagonal[f]!;
      }
      for (let f = 0; f < d; f += 1) direction[f] = residual[f]! / diagonal[f]! + (length / before) * direction[f]!;
    }
  }
}

/** Squared length of a preconditioned residual at which a row counts as solved. */
const TINY = 1e-20;

/** sum += Σ w·(wanted − y·v)·y over the entries of row u. */
function addEntries({ start, index, weight }: WeightedPattern, u: number, other: Float32Array, v: Float32Array | Float64Array, wanted: number, sum: Float64Array): void {
  const d = sum.length;
  for (let e = start[u]!; e < start[u + 1]!; e += 1) {
    const at = index[e]! * d;
    let dot = 0;
    for (let f = 0; f < d; f += 1) dot += other[at + f]! * v[f]!;
    const factor = (weight === null ? 1 : weight[e]!) * (wanted - dot);
    for (let f = 0; f < d; f += 1) sum[f]! += factor * other[at + f]!;
  }
}
