import type { Reader } from '../data/reader.ts';
import { ColumnSums } from '../models/column-sums.ts';
import { type FittedMethod, type MethodId, type MethodState, type Settings, type StateArray } from '../models/method.ts';
import { cellAt } from '../matrix/sparse.ts';
import { loadBlock, saveBlock } from '../models/neighbour-sum.ts';
import type { NeighbourBlock } from '../models/neighbours.ts';
import { weightOfSource } from '../models/source-weights.ts';
import { jointLoans, loadJointColumns, saveJointColumns, type JointLoan } from './joint-columns.ts';
import type { RidgeModel } from './ridge-blocks.ts';

/** Stands for a sum of weights that cancel each other: 0 would mean that there is no evidence. */
const CANCELLED = 1e-37;

/** A method that adds up the ridge weights of a reader's loans: score_j = Σ_i w_ij. */
export function fittedRidge(id: MethodId, model: RidgeModel, settings: Settings): FittedMethod {
  const { columns, weights } = model;
  const isHeard = (source: number) => weightOfSource(settings, source) > 0;
  const speaks = (reader: Reader) => reader.target.length > 0 || (columns.offsets.length > 1 && reader.sources.some((own, s) => own.length > 0 && isHeard(s)));
  return {
    id,
    settings,
    score(reader, out) {
      const sums = new ColumnSums(out.length);
      addRidgeScores(weights, jointLoans(columns, reader, isHeard), sums);
      out.set(sums.values);
      return speaks(reader);
    },
    gather(reader, sums, excluded, k) {
      if (!speaks(reader)) return;
      addRidgeScores(weights, jointLoans(columns, reader, isHeard), sums);
      keepHead(sums, excluded, k);
    },
    explain(reader, column) {
      const terms = jointLoans(columns, reader, isHeard).flatMap(({ domain, column: own, joint }) => {
        const at = cellAt(weights, joint, column);
        return at < 0 ? [] : [{ domain, column: own, value: weights.weight[at]! }];
      });
      return { score: terms.reduce((sum, term) => sum + term.value, 0), terms, base: 0 };
    },
    save() {
      const block = saveBlock(weights, 'ridge');
      const arrays: Record<string, StateArray> = { ...saveJointColumns(columns), ...block.arrays };
      return { header: block.header, arrays };
    },
  };
}

/** The method `fittedRidge` saved. */
export function loadRidge(id: MethodId, state: MethodState, settings: Settings): FittedMethod {
  return fittedRidge(id, { columns: loadJointColumns(state), weights: loadBlock(state, 'ridge') }, settings);
}

function addRidgeScores({ start, index, weight }: NeighbourBlock, loans: readonly JointLoan[], sums: ColumnSums): void {
  const { values } = sums;
  for (const { joint } of loans) {
    for (let e = start[joint]!, end = start[joint + 1]!; e < end; e += 1) {
      const j = index[e]!;
      const before = values[j]!;
      if (before === 0) sums.put(j, weight[e]!);
      else values[j] = before + weight[e]!;
      if (values[j] === 0) values[j] = CANCELLED;
    }
  }
}

/**
 * Ridge weights may be negative, and titles without evidence stand before titles with evidence against them. Where k titles have evidence
 * for them the sums keep those alone; else all titles are put.
 */
function keepHead(sums: ColumnSums, excluded: Uint8Array, k: number): void {
  const { values, touched } = sums;
  let good = 0;
  for (let t = 0; t < sums.size; t += 1) if (values[touched[t]!]! > 0 && excluded[touched[t]!] !== 1) good += 1;
  if (good >= k) {
    let size = 0;
    for (let t = 0; t < sums.size; t += 1) {
      const column = touched[t]!;
      if (values[column]! > 0) touched[size++] = column;
      else values[column] = 0;
    }
    sums.size = size;
  } else if (sums.size > good) {
    for (let column = 0; column < values.length; column += 1) if (values[column] === 0) sums.put(column, 0);
  }
}
