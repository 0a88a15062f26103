import { targetPatrons, type Dataset } from '../data/dataset.ts';
import { stackedLoans, stackedOffset } from '../data/stacked.ts';
import { mix } from '../matrix/random.ts';
import { randomisedSvd } from '../matrix/randomised-svd.ts';
import { pairsOf } from '../models/ials.ts';
import { addRows, fittedLoanSpace, loadLoanSpace, type LoanSpace } from '../models/loan-space.ts';
import type { FitContext, FittedMethod, MethodDefinition, Settings } from '../models/method.ts';
import { svdItems } from '../models/pure-svd.ts';
import { fitCanonicalMap } from './canonical-map.ts';
import { MAPPABLE_PATRONS } from './enough-patrons.ts';

/** Ways to the common space: the number stands in the settings. */
export const commonSpaces = { pca: 0, cca: 1 } as const;

/**
 * Titles of all domains in one space (engine notes 1.4.3), by one of two ways:
 * * PCA: the right singular vectors of the shared patrons' rows [X_t | w·X_s …], w = `sourceWeight`: rows are patrons in both domains, so
 *   that columns of both get coordinates in the same d directions. A reader stands at V_tᵀr_t + w·V_sᵀr_s.
 * * CCA: pure-svd spaces of each domain, `factors` wide, and the `kept` (half as many) most correlated directions of the shared patrons'
 *   places in them (`fitCanonicalMap`); a reader stands at her place in the target plus w times the place her source loans are carried to.
 *   Fewer directions than the spaces are wide: with all of them it would be the ridge map.
 * At w = 0 it is pure-svd. A baseline to teach by: it is never put to use.
 */
export const commonSpace: MethodDefinition = {
  id: 'common-space',
  twin: 'pure-svd',
  competes: false,
  effort: 10,
  grid: [{ by: commonSpaces.pca }, { by: commonSpaces.cca, kept: 16 }].flatMap((way) => [1, 0.3, 0].map((sourceWeight) => ({ factors: 32, ...way, sourceWeight }))),
  async fit(context, settings) {
    const made: FittedMethod[] = [];
    for (const setting of settings) {
      if (context.pacer.due()) await context.pacer.pause();
      made.push(fittedLoanSpace('common-space', await fitSpace(context, setting), setting));
    }
    return made;
  },
  load: (state, settings) => fittedLoanSpace('common-space', loadLoanSpace(state), settings),
};

async function fitSpace(context: FitContext, { factors = 32, by = commonSpaces.pca, kept = Math.ceil(factors / 2), sourceWeight = 1 }: Settings): Promise<LoanSpace> {
  const { data, seed, pacer } = context;
  const { shared } = targetPatrons(data);
  if (sourceWeight === 0 || shared.length < MAPPABLE_PATRONS) {
    return { factors, target: await svdItems(data.target, factors, 0, seed, pacer), sources: [], centre: new Float64Array(factors) };
  }
  return by === commonSpaces.cca ? canonical(context, shared, factors, kept, sourceWeight) : principal(context, shared, factors, sourceWeight);
}

async function principal({ data, seed, pacer }: FitContext, shared: readonly number[], factors: number, weight: number): Promise<LoanSpace> {
  const stacked = pairsOf(await stackedLoans(data, pacer));
  const start = new Uint32Array(shared.length + 1);
  shared.forEach((u, r) => { start[r + 1] = start[r]! + stacked.start[u + 1]! - stacked.start[u]!; });
  const index = new Uint32Array(start[shared.length]!);
  shared.forEach((u, r) => { index.set(stacked.index.subarray(stacked.start[u]!, stacked.start[u + 1]!), start[r]!); });
  const confidence = Float32Array.from(index, (column) => (column < data.target.columnCount ? 1 : weight));
  const { right } = await randomisedSvd({ rowCount: shared.length, columnCount: stacked.columnCount, start, index, weight: confidence }, factors, mix(seed, 43), pacer);
  const rows = (from: number, to: number) => right.slice(from * factors, to * factors);
  return {
    factors, target: rows(0, data.target.columnCount), centre: new Float64Array(factors),
    sources: data.sources.map((_, s) => rows(stackedOffset(data, s), stackedOffset(data, s + 1)).map((value) => value * weight)),
  };
}

async function canonical({ data, seed, pacer }: FitContext, shared: readonly number[], factors: number, kept: number, weight: number): Promise<LoanSpace> {
  const target = await svdItems(data.target, factors, 0, seed, pacer);
  const spaces: Float32Array[] = [];
  for (const source of data.sources) spaces.push(await svdItems(source, factors, 0, seed, pacer));
  const width = factors * spaces.length;
  const from = new Float64Array(shared.length * width);
  const to = new Float64Array(shared.length * factors);
  for (const [row, u] of shared.entries()) {
    if (pacer.due()) await pacer.pause();
    placePatron(data.target, target, u, to.subarray(row * factors, (row + 1) * factors));
    spaces.forEach((items, s) => { placePatron(data.sources[s]!, items, u, from.subarray(row * width + s * factors, row * width + (s + 1) * factors)); });
  }
  const map = await fitCanonicalMap({ source: from, target: to, rowCount: shared.length, sourceWidth: width, targetWidth: factors }, pacer, kept);
  const sources: Float32Array[] = [];
  for (const [s, items] of spaces.entries()) {
    const carried = new Float32Array(items.length);
    for (let i = 0; i < items.length; i += factors) {
      if (pacer.due()) await pacer.pause();
      for (let q = 0; q < factors; q += 1) {
        let sum = 0;
        for (let p = 0; p < factors; p += 1) sum += items[i + p]! * map.weights[(s * factors + p) * factors + q]!;
        carried[i + q] = weight * sum;
      }
    }
    sources.push(carried);
  }
  return { factors, target, sources, centre: map.intercept.map((value) => weight * value) };
}

/** Where a stored patron stands among the titles of one domain. */
function placePatron({ rowStart, column }: Dataset['target'], items: Float32Array, patron: number, place: Float64Array): void {
  addRows(items, column.subarray(rowStart[patron]!, rowStart[patron + 1]!), place);
}
