import type { LoanMatrix } from '../data/loan-matrix.ts';
import { createRowWriter } from '../matrix/row-writer.ts';
import { columnCounts, transposePattern, transposeRows, type SparsePattern, type SparseRows } from '../matrix/sparse.ts';
import { TopK } from '../matrix/top-k.ts';
import type { Pacer } from '../pacer.ts';
import { similarities, similarityOf } from './similarity.ts';

/** Neighbour weights from history columns (rows of the matrix) to target columns: history title i speaks for target title j with weight w_ij. */
export type NeighbourBlock = SparseRows;

/** Settings of one neighbour block. */
export interface NeighbourSettings {
  /** History columns kept for each target title. */
  readonly neighbours: number;
  /** Added to the denominator, damps similarities that rest on few patrons. */
  readonly shrink: number;
  /** Exponent of the target title's patron count in the denominator: 0.5 = cosine, 0 = share of i's patrons who borrowed j. */
  readonly fame: number;
  /** A patron with h loans counts h^−breadth: 0 = all alike, 0.5 = wide readers say less about any one pair. */
  readonly breadth: number;
  /** Number in `similarities`; absent = cosine. Fame and breadth are the cosine's own: the others count plainly. */
  readonly similarity?: number;
}

/** Loans of one patron that count: the newest ones. Keeps the work at Σ min(h, cap)² whatever a school card borrowed. */
export const HISTORY_CAP = 500;

/**
 * Item neighbours, w_ij = c_ij / (|i|^(1−fame) · |j|^fame + shrink) with c_ij = Σ_{u has i and j} h_u^−breadth; the best
 * `neighbours` history columns of every target title (engine notes 1.3.2; fame 0.5, breadth 0 is the shrunk cosine).
 * Pearson and Euclid are those of `similarityOf` over the patrons counted.
 * Counts are taken over the patrons present in both matrices, so patrons without source history do not thin a cross-domain weight.
 * Co-counts are accumulated title by title: O(Σ h²) adds, O(history columns) memory, all settings of one breadth in one pass.
 * `tell` is told the share of the work done, 1 at its end.
 * `from` and `to` have the same patron rows; with `same`, column j of both is the same title, which is not its own neighbour.
 */
export async function neighbourBlocks(from: LoanMatrix, to: LoanMatrix, settings: readonly NeighbourSettings[], pacer: Pacer, same = from === to, tell: (share: number) => void = () => undefined): Promise<NeighbourBlock[]> {
  const history = cappedPattern(from, to);
  if (pacer.due()) await pacer.pause();
  const patronsOf = transposePattern(from === to ? history : cappedPattern(to, from));
  const made: NeighbourBlock[] = new Array<NeighbourBlock>(settings.length);
  if (pacer.due()) await pacer.pause();
  const breadthOf = (setting: NeighbourSettings) => ((setting.similarity ?? 0) === similarities.cosine ? setting.breadth : 0);
  const breadths = [...new Set(settings.map(breadthOf))];
  for (const [pass, breadth] of breadths.entries()) {
    const members = [...settings.keys()].filter((s) => breadthOf(settings[s]!) === breadth);
    const blocks = await onePass(history, patronsOf, same, breadth, members.map((s) => settings[s]!), pacer, (share) => tell((pass + share) / breadths.length));
    members.forEach((s, m) => { made[s] = blocks[m]!; });
  }
  return made;
}

async function onePass(history: SparsePattern, patronsOf: SparsePattern, same: boolean, breadth: number, settings: readonly NeighbourSettings[], pacer: Pacer, tell: (share: number) => void): Promise<NeighbourBlock[]> {
  const historyCount = columnCounts(history);
  const sayOf = Float32Array.from({ length: history.rowCount }, (_, u) => (history.start[u + 1]! - history.start[u]!) ** -breadth);
  const co = new Float32Array(history.columnCount);
  const touched = new Uint32Array(history.columnCount);
  const patrons = sayOf.reduce((count, _, u) => count + (history.start[u + 1]! > history.start[u]! ? 1 : 0), 0);
  const damping = settings.map(({ fame }) => Float32Array.from(historyCount, (count) => count ** (1 - fame)));
  const heaps = settings.map((setting) => new TopK(Math.min(setting.neighbours, history.columnCount)));
  const writers = settings.map(() => createRowWriter(patronsOf.rowCount, history.columnCount));
  for (let j = 0; j < patronsOf.rowCount; j += 1) {
    let touchedCount = 0;
    for (let p = patronsOf.start[j]!; p < patronsOf.start[j + 1]!; p += 1) {
      if (pacer.due()) {
        tell((0.9 * p) / patronsOf.index.length);
        await pacer.pause();
      }
      const u = patronsOf.index[p]!;
      const say = sayOf[u]!;
      for (let e = history.start[u]!; e < history.start[u + 1]!; e += 1) {
        const i = history.index[e]!;
        if (co[i] === 0) touched[touchedCount++] = i;
        co[i]! += say;
      }
    }
    const targetCount = patronsOf.start[j + 1]! - patronsOf.start[j]!;
    for (let s = 0; s < settings.length; s += 1) {
      const heap = heaps[s]!;
      const own = targetCount ** settings[s]!.fame;
      const { shrink, similarity: kind = similarities.cosine } = settings[s]!;
      heap.clear();
      if (kind === similarities.cosine) {
        for (let t = 0; t < touchedCount; t += 1) {
          const i = touched[t]!;
          if (!same || i !== j) heap.offer(i, co[i]! / (damping[s]![i]! * own + shrink));
        }
      } else {
        for (let t = 0; t < touchedCount; t += 1) {
          const i = touched[t]!;
          const alike = same && i === j ? 0 : similarityOf(kind, co[i]!, historyCount[i]!, targetCount, patrons, shrink);
          if (alike > 0) heap.offer(i, alike);
        }
      }
      writers[s]!.add(j, heap.indices, heap.weights, heap.size);
    }
    for (let t = 0; t < touchedCount; t += 1) co[touched[t]!] = 0;
  }
  const blocks: NeighbourBlock[] = [];
  for (const writer of writers) {
    await pacer.pause();
    const rows = writer.finish();
    await pacer.pause();
    blocks.push(await transposeRows(rows, pacer));
  }
  tell(1);
  return blocks;
}

/** The newest loans of each patron who also has a row in `other`. */
function cappedPattern(matrix: LoanMatrix, other: LoanMatrix): SparsePattern {
  const start = new Uint32Array(matrix.rowCount + 1);
  const index = new Uint32Array(matrix.column.length);
  let size = 0;
  for (let u = 0; u < matrix.rowCount; u += 1) {
    if (other.rowStart[u] !== other.rowStart[u + 1]) {
      const to = matrix.rowStart[u + 1]!;
      for (let e = Math.max(matrix.rowStart[u]!, to - HISTORY_CAP); e < to; e += 1) index[size++] = matrix.column[e]!;
    }
    start[u + 1] = size;
  }
  return { rowCount: matrix.rowCount, columnCount: matrix.columnCount, start, index: index.slice(0, size) };
}
