import type { SparsePattern } from '../matrix/sparse.ts';
import type { Pacer } from '../pacer.ts';
import { ridgeOf } from './half-step.ts';
import type { SideSettings, WeightedPattern } from './train-factors.ts';

/** A factorisation as it stands after an epoch. */
export interface FactorState {
  readonly pairs: WeightedPattern;
  readonly transposed: WeightedPattern;
  readonly rows: Float32Array;
  readonly columns: Float32Array;
  readonly settings: SideSettings;
  /** Diagonal of XᵀX, which has no other entries in the basis `turnSides` leaves behind. */
  readonly rowGram: Float64Array;
  readonly activeRows: number;
  readonly activeColumns: number;
}

/** The training objective divided by the number of pairs; Σ_{u,i}(x_u·y_i)² = Σ_f (XᵀX)_ff (YᵀY)_ff as XᵀX is diagonal. */
export async function objective(state: FactorState, pacer: Pacer): Promise<number> {
  const { pairs, rows, columns, settings, settings: { factors: d, alpha0 } } = state;
  let loss = 0;
  for (let u = 0; u < pairs.rowCount; u += 1) {
    if (pacer.due()) await pacer.pause();
    for (let e = pairs.start[u]!; e < pairs.start[u + 1]!; e += 1) {
      const at = pairs.index[e]! * d;
      let score = 0;
      for (let f = 0; f < d; f += 1) score += rows[u * d + f]! * columns[at + f]!;
      loss += (pairs.weight === null ? 1 : pairs.weight[e]!) * (1 - score) ** 2;
    }
  }
  const columnGram = new Float64Array(d);
  for (let at = 0; at < columns.length; at += d) for (let f = 0; f < d; f += 1) columnGram[f]! += columns[at + f]! * columns[at + f]!;
  for (let f = 0; f < d; f += 1) loss += alpha0 * state.rowGram[f]! * columnGram[f]!;
  loss += penalty(state.pairs, rows, settings, state.activeColumns) + penalty(state.transposed, columns, settings, state.activeRows);
  return loss / Math.max(1, pairs.index.length);
}

function penalty(by: WeightedPattern & SparsePattern, vectors: Float32Array, settings: SideSettings, active: number): number {
  const d = settings.factors;
  let sum = 0;
  for (let r = 0; r < by.rowCount; r += 1) {
    let norm = 0;
    for (let f = r * d; f < (r + 1) * d; f += 1) norm += vectors[f]! * vectors[f]!;
    sum += norm * ridgeOf(by, r, settings, active);
  }
  return sum;
}
