import type { LoanMatrix } from '../data/loan-matrix.ts';
import { chunks, gramPaced } from '../matrix/dense.ts';
import { fillNormal, seededRandom } from '../matrix/random.ts';
import { columnCounts, transposePattern, type SparsePattern } from '../matrix/sparse.ts';
import type { Pacer } from '../pacer.ts';
import type { FactorModel, FactorSettings } from './factor-model.ts';
import { solveSide } from './half-step.ts';

/**
 * Trains implicit-feedback ALS on distinct pairs (engine notes 1.3.5; Hu, Koren & Volinsky 2008 with the frequency-scaled ridge of
 * Rendle et al. 2022): min Σ_S (1 − x_u·y_i)² + α₀ Σ_{u,i} (x_u·y_i)² + Σ_u λ_u‖x_u‖² + Σ_i λ_i‖y_i‖², λ_u = λ(|S_u| + α₀n), λ_i alike.
 * Factors start at normal deviates of 0.1/√d. `onEpoch` gets the objective per observed pair after each epoch.
 */
export async function trainFactors(matrix: LoanMatrix, settings: FactorSettings, seed: number, pacer: Pacer, onEpoch: (epoch: number, loss: number) => void): Promise<FactorModel> {
  const { factors: d, epochs } = settings;
  const byPatron: SparsePattern = { rowCount: matrix.rowCount, columnCount: matrix.columnCount, start: matrix.rowStart, index: matrix.column };
  const byTitle = transposePattern(byPatron);
  const titleLoans = columnCounts(byPatron);
  const activeTitles = titleLoans.reduce((count, loans) => count + (loans > 0 ? 1 : 0), 0);
  const activePatrons = columnCounts(byTitle).reduce((count, loans) => count + (loans > 0 ? 1 : 0), 0);
  const items = new Float32Array(matrix.columnCount * d);
  const patrons = new Float32Array(matrix.rowCount * d);
  const random = seededRandom(seed);
  for (const piece of chunks(items, d)) {
    fillNormal(piece, 0.1 / Math.sqrt(d), random);
    if (pacer.due()) await pacer.pause();
  }
  titleLoans.forEach((loans, title) => { if (loans === 0) items.fill(0, title * d, (title + 1) * d); });
  if (activeTitles > 0) {
    for (let epoch = 1; epoch <= epochs; epoch += 1) {
      await solveSide(byPatron, items, patrons, settings, activeTitles, pacer);
      const patronGram = await solveSide(byTitle, patrons, items, settings, activePatrons, pacer);
      onEpoch(epoch, await objective({ byPatron, byTitle, patrons, items, settings, patronGram, activePatrons, activeTitles }, pacer));
      await pacer.pause();
    }
    await solveSide(byPatron, items, patrons, settings, activeTitles, pacer);
  }
  return { settings, items, patrons, activeTitles, gram: await gramPaced(items, d, pacer) };
}

interface State {
  readonly byPatron: SparsePattern;
  readonly byTitle: SparsePattern;
  readonly patrons: Float32Array;
  readonly items: Float32Array;
  readonly settings: FactorSettings;
  /** Diagonal of XᵀX, which has no other entries in the basis `solveSide` leaves behind. */
  readonly patronGram: Float64Array;
  readonly activePatrons: number;
  readonly activeTitles: number;
}

/** The training objective divided by the number of observed pairs; Σ_{u,i}(x_u·y_i)² = Σ_f (XᵀX)_ff (YᵀY)_ff as XᵀX is diagonal. */
async function objective(state: State, pacer: Pacer): Promise<number> {
  const { byPatron, byTitle, patrons, items, settings: { factors: d, alpha0, lambda } } = state;
  let loss = 0;
  for (let u = 0; u < byPatron.rowCount; u += 1) {
    if (pacer.due()) await pacer.pause();
    for (let e = byPatron.start[u]!; e < byPatron.start[u + 1]!; e += 1) {
      const at = byPatron.index[e]! * d;
      let score = 0;
      for (let f = 0; f < d; f += 1) score += patrons[u * d + f]! * items[at + f]!;
      loss += (1 - score) ** 2;
    }
  }
  const itemGram = new Float64Array(d);
  for (let at = 0; at < items.length; at += d) for (let f = 0; f < d; f += 1) itemGram[f]! += items[at + f]! * items[at + f]!;
  for (let f = 0; f < d; f += 1) loss += alpha0 * state.patronGram[f]! * itemGram[f]!;
  loss += lambda * (weightedNorm(byPatron, patrons, d, alpha0 * state.activeTitles) + weightedNorm(byTitle, items, d, alpha0 * state.activePatrons));
  return loss / Math.max(1, byPatron.index.length);
}

function weightedNorm(rows: SparsePattern, vectors: Float32Array, d: number, base: number): number {
  let sum = 0;
  for (let r = 0; r < rows.rowCount; r += 1) {
    let norm = 0;
    for (let f = r * d; f < (r + 1) * d; f += 1) norm += vectors[f]! * vectors[f]!;
    sum += norm * (rows.start[r + 1]! - rows.start[r]! + base);
  }
  return sum;
}
