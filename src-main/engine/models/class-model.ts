import type { Reader } from '../data/reader.ts';
import type { SparsePattern, SparseRows } from '../matrix/sparse.ts';
import { cellAt } from '../matrix/sparse.ts';
import { addRow, ColumnSums, descending } from './column-sums.ts';
import type { GroupCounts } from './class-counts.ts';
import { arrayOf, numberOf, type Explanation, type FittedMethod, type MethodId, type MethodState, type ScoreTerm, type Settings, type StateArray } from './method.ts';
import { loadBlock, saveBlock } from './neighbour-sum.ts';
import { voicesOf, type Voice } from './voices.ts';

/** What groups of readers borrow, smoothed towards what all borrow: p_gj = shares_gj + rest_g · p_j. */
export interface GroupShares {
  /** Groups × target titles: n_gj / (n_g + smoothing). */
  readonly shares: SparseRows;
  /** smoothing / (n_g + smoothing). */
  readonly rest: Float32Array;
}

/** What a class model has learnt. */
export interface ClassTables {
  /** Share of the readers who borrowed each target title, decayed. */
  readonly overall: Float32Array;
  /** Titles × cells of the target, then of each source, each with what the readers of the cells borrow. */
  readonly domains: readonly { readonly cellsOf: SparsePattern; readonly groups: GroupShares }[];
  /** What the readers of each branch borrow, by branch number. */
  readonly branches: GroupShares;
}

/** Smooths counts: n_gj / (n_g + m) + m / (n_g + m) · p_j is the mean of a beta prior of weight m around p_j. */
export function smoothed({ readers, counts }: GroupCounts, smoothing: number): GroupShares {
  const weight = new Float32Array(counts.weight.length);
  for (let group = 0; group < counts.rowCount; group += 1) {
    for (let e = counts.start[group]!; e < counts.start[group + 1]!; e += 1) weight[e] = counts.weight[e]! / (readers[group]! + smoothing);
  }
  return { shares: { ...counts, weight }, rest: Float32Array.from(readers, (count) => smoothing / (count + smoothing)) };
}

/**
 * Popularity by class: score_j = (1 − b) Σ_i v_i · mean over the cells c of loan i of p_cj + b · p_gj, p_cj the share of title j among the
 * readers of cell c and p_gj among those of the reader's branch, both smoothed; v the voices of the loans, b the setting `branch` where
 * the branch is known, else 0.
 */
export function classModel(id: MethodId, tables: ClassTables, settings: Settings): FittedMethod {
  const { overall, domains, branches } = tables;
  const domainOf = (domain: 'target' | number) => domains[domain === 'target' ? 0 : domain + 1]!;
  const heard = (reader: Reader) => voicesOf(reader, settings, (domain, column) => {
    const { start } = domainOf(domain).cellsOf;
    return start[column] !== start[column + 1];
  });
  const branchOf = ({ branch = 0 }: Reader) => (branch > 0 && branch < branches.rest.length && branches.rest[branch]! < 1 ? branch : -1);
  const branchSay = (reader: Reader) => (branchOf(reader) >= 0 ? settings['branch'] ?? 0 : 0);
  let order: Uint32Array | null = null;

  /** Adds the parts that are special to the reader; returns what p_j is to be multiplied with. */
  const addShares = (reader: Reader, voices: readonly Voice[], sums: ColumnSums): number => {
    const say = branchSay(reader);
    let rest = say > 0 ? say * branches.rest[branchOf(reader)]! : 0;
    if (say > 0) addRow(branches.shares, branchOf(reader), say, sums);
    for (const { domain, column, weight } of voices) {
      const { cellsOf, groups } = domainOf(domain);
      const [from, to] = [cellsOf.start[column]!, cellsOf.start[column + 1]!];
      const each = ((1 - say) * weight) / (to - from);
      for (let e = from; e < to; e += 1) {
        addRow(groups.shares, cellsOf.index[e]!, each, sums);
        rest += each * groups.rest[cellsOf.index[e]!]!;
      }
    }
    return rest;
  };

  return {
    id, settings,
    score(reader, out) {
      const voices = heard(reader);
      const sums = new ColumnSums(out.length);
      const rest = addShares(reader, voices, sums);
      for (let j = 0; j < out.length; j += 1) out[j] = sums.values[j]! + rest * overall[j]!;
      return voices.length > 0;
    },
    gather(reader, sums, excluded, k) {
      const voices = heard(reader);
      if (voices.length === 0) return;
      const rest = addShares(reader, voices, sums);
      const special = sums.size;
      for (let t = 0; t < special; t += 1) sums.values[sums.touched[t]!]! += rest * overall[sums.touched[t]!]!;
      order ??= descending(overall);
      let last = -Infinity;
      for (let at = 0; at < order.length; at += 1) { // of the others only the most popular can stand at the head
        const j = order[at]!;
        const score = Math.fround(rest * overall[j]!);
        if (score === 0 || (sums.size - special >= k && score < last)) return;
        if (excluded[j] === 1 || sums.values[j] !== 0) continue;
        sums.put(j, score);
        last = score;
      }
    },
    explain(reader, column): Explanation {
      const voices = heard(reader);
      const say = branchSay(reader);
      const p = overall[column]!;
      const at = (shares: SparseRows, group: number) => {
        const cell = cellAt(shares, group, column);
        return cell < 0 ? 0 : shares.weight[cell]!;
      };
      let base = say > 0 ? say * (at(branches.shares, branchOf(reader)) + branches.rest[branchOf(reader)]! * p) : 0;
      const terms = voices.flatMap(({ domain, column: own, weight }): ScoreTerm[] => {
        const { cellsOf, groups } = domainOf(domain);
        const cells = cellsOf.index.subarray(cellsOf.start[own]!, cellsOf.start[own + 1]!);
        const each = ((1 - say) * weight) / cells.length;
        let value = 0;
        for (const cell of cells) {
          value += each * at(groups.shares, cell);
          base += each * groups.rest[cell]! * p;
        }
        return value > 0 ? [{ domain, column: own, value }] : [];
      });
      return { score: terms.reduce((sum, term) => sum + term.value, base), terms, base };
    },
    save() {
      const header: Record<string, number> = { domains: domains.length };
      const arrays: Record<string, StateArray> = { overall };
      const put = (groups: GroupShares, name: string) => {
        const block = saveBlock(groups.shares, name);
        Object.assign(header, block.header);
        Object.assign(arrays, block.arrays, { [`${name}Rest`]: groups.rest });
      };
      put(branches, 'branch');
      domains.forEach(({ cellsOf, groups }, d) => {
        put(groups, `domain${d}`);
        Object.assign(arrays, { [`domain${d}CellStart`]: cellsOf.start, [`domain${d}Cells`]: cellsOf.index });
      });
      return { header, arrays };
    },
  };
}

/** The model `save` stored. */
export function loadClassModel(id: MethodId, state: MethodState, settings: Settings): FittedMethod {
  const groupsOf = (name: string): GroupShares => ({ shares: loadBlock(state, name), rest: arrayOf(state, `${name}Rest`, Float32Array) });
  const domains = Array.from({ length: numberOf(state, 'domains') }, (_, d) => {
    const groups = groupsOf(`domain${d}`);
    const start = arrayOf(state, `domain${d}CellStart`, Uint32Array);
    return { groups, cellsOf: { rowCount: start.length - 1, columnCount: groups.rest.length, start, index: arrayOf(state, `domain${d}Cells`, Uint32Array) } };
  });
  return classModel(id, { overall: arrayOf(state, 'overall', Float32Array), domains, branches: groupsOf('branch') }, settings);
}
