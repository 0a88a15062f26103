import type { LoanMatrix } from '../data/loan-matrix.ts';
import { oncePer } from '../data/once.ts';
import { mix } from '../matrix/random.ts';
import { randomisedSvd, type LeadingSvd } from '../matrix/randomised-svd.ts';
import type { Pacer } from '../pacer.ts';
import { pairsOf } from './ials.ts';
import { fittedLoanSpace, loadLoanSpace } from './loan-space.ts';
import type { FittedMethod, MethodDefinition } from './method.ts';

/** Widths tried, and the ridge λ in units of singular values: a title that n patrons borrowed, and nothing else, has √n. */
const svdGrid = [{ factors: 32, lambda: 0 }, { factors: 32, lambda: 0.5 }, { factors: 8, lambda: 0 }] as const;

/**
 * The plain factorisation of the articles, kept to teach by: min ½‖R − UVᵀ‖² + λ(‖U‖² + ‖V‖²) with every loan that did not happen a 0 as
 * sure as a loan is a 1. Its minimum is known: the singular values of R less 2λ (Srebro, Rennie & Jaakkola 2004), so no epochs are needed. A
 * reader's row r, folded in, scores Σ_f q_jf·max(0, 1 − 2λ/σ_f)·(q_fᵀr); with λ = 0 that is PureSVD, r·QQᵀ (Cremonesi, Koren & Turrin 2010).
 */
export const pureSvd: MethodDefinition = {
  id: 'pure-svd',
  twin: null,
  competes: false,
  effort: 5,
  grid: svdGrid,
  async fit(context, settings) {
    const made: FittedMethod[] = [];
    for (const setting of settings) {
      if (context.pacer.due()) await context.pacer.pause();
      const { factors = 32, lambda = 0 } = setting;
      const target = await svdItems(context.data.target, factors, lambda, context.seed, context.pacer);
      made.push(fittedLoanSpace('pure-svd', { factors, target, sources: [], centre: new Float64Array(factors) }, setting));
    }
    return made;
  },
  load: (state, settings) => fittedLoanSpace('pure-svd', loadLoanSpace(state), settings),
};

const decompositionOf = oncePer<LoanMatrix, string, LeadingSvd>();

/** Rows y_j of the titles, titles × factors: q_jf·√max(0, 1 − 2λ/σ_f), so that r·QDQᵀ = (Σ y_i)·y_j. A matrix is decomposed once for each width and seed. */
export async function svdItems(matrix: LoanMatrix, factors: number, lambda: number, seed: number, pacer: Pacer): Promise<Float32Array> {
  const { values, right } = await decompositionOf(matrix, `${factors}:${seed}`, () => randomisedSvd(pairsOf(matrix), factors, mix(seed, 41), pacer));
  const scale = values.map((value) => (value > 2 * lambda ? Math.sqrt(1 - (2 * lambda) / value) : 0));
  return right.map((value, at) => value * scale[at % factors]!);
}
