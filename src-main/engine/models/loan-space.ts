import type { Reader } from '../data/reader.ts';
import { vectorScores } from './vector-scores.ts';
import { arrayOf, numberOf, type FittedMethod, type MethodId, type MethodState, type ScoreTerm, type Settings, type StateArray } from './method.ts';

/** A space in which a reader stands where her loans add up to: score_j = y_j · (Σ_target y_i + Σ_sources z_i + centre). */
export interface LoanSpace {
  /** d, width of the space. */
  readonly factors: number;
  /** Target titles × d, row-major: y, both what a loan adds and what a title scores by. */
  readonly target: Float32Array;
  /** One array a source, its titles × d, row-major: z, what a source loan adds. None: the sources say nothing. */
  readonly sources: readonly Float32Array[];
  /** Added for a reader with source loans, length d. */
  readonly centre: Float64Array;
}

/** A method that scores by a space; exact by construction, loan for loan. */
export function fittedLoanSpace(id: MethodId, space: LoanSpace, settings: Settings): FittedMethod {
  const { factors: d, target, sources, centre } = space;
  const heard = (reader: Reader) => sources.some((_, s) => reader.sources[s]!.length > 0);
  const placeOf = (reader: Reader): Float64Array | null => {
    const fromSources = heard(reader);
    if (reader.target.length === 0 && !fromSources) return null;
    const place = fromSources ? centre.slice() : new Float64Array(d);
    addRows(target, reader.target, place);
    sources.forEach((rows, s) => { addRows(rows, reader.sources[s]!, place); });
    return place;
  };
  return {
    id,
    settings,
    ...vectorScores(target, placeOf),
    explain(reader, column) {
      const terms: ScoreTerm[] = [];
      const add = (domain: ScoreTerm['domain'], rows: Float32Array, columns: Uint32Array) => {
        for (const i of columns) terms.push({ domain, column: i, value: rowsDot(target, column, rows, i, d) });
      };
      add('target', target, reader.target);
      sources.forEach((rows, s) => { add(s, rows, reader.sources[s]!); });
      let base = 0;
      if (heard(reader)) for (let f = 0; f < d; f += 1) base += target[column * d + f]! * centre[f]!;
      return { score: terms.reduce((sum, term) => sum + term.value, base), terms, base };
    },
    save() {
      const arrays: Record<string, StateArray> = { target, centre };
      sources.forEach((rows, s) => { arrays[`source${s}`] = rows; });
      return { header: { factors: d, sources: sources.length }, arrays };
    },
  };
}

/** The space a method was stored as. */
export function loadLoanSpace(state: MethodState): LoanSpace {
  return {
    factors: numberOf(state, 'factors'), target: arrayOf(state, 'target', Float32Array), centre: arrayOf(state, 'centre', Float64Array),
    sources: Array.from({ length: numberOf(state, 'sources') }, (_, s) => arrayOf(state, `source${s}`, Float32Array)),
  };
}

/** Adds the rows of `columns` to `sum`. */
export function addRows(rows: Float32Array, columns: Uint32Array, sum: Float64Array): void {
  const d = sum.length;
  for (const i of columns) for (let f = 0; f < d; f += 1) sum[f]! += rows[i * d + f]!;
}

function rowsDot(a: Float32Array, i: number, b: Float32Array, j: number, d: number): number {
  let sum = 0;
  for (let f = 0; f < d; f += 1) sum += a[i * d + f]! * b[j * d + f]!;
  return sum;
}
