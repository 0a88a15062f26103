import { TopK } from '../matrix/top-k.ts';
import type { SparsePattern } from '../matrix/sparse.ts';
import type { Pacer } from '../pacer.ts';

/** Rows to be given their best columns. */
export interface TopColumnsTask {
  /** Length of a vector. */
  readonly factors: number;
  /** rows × factors, row-major. */
  readonly rows: Float32Array;
  /** columns × factors, row-major. */
  readonly columns: Float32Array;
  /** Columns a row must not be given, such as titles its patron has had; null: none; in any order. */
  readonly excluded: SparsePattern | null;
  /** k, length of a list. */
  readonly count: number;
}

/** Lists of `count` places a row; the places behind `sizes[row]` are 0. */
export interface TopColumns {
  /** Filled places of each row: fewer than `count` only where fewer columns remain. */
  readonly sizes: Uint32Array;
  /** rows × count, best first. */
  readonly columns: Uint32Array;
  /** rows × count: the inner products. */
  readonly scores: Float32Array;
}

/**
 * For every row x the k columns y with the greatest x·y that are not excluded for it; among equals the smaller column stands first.
 * Shapes as the types say; O(rows · columns · factors).
 */
export async function topColumns({ factors: d, rows, columns, excluded, count }: TopColumnsTask, pacer: Pacer): Promise<TopColumns> {
  const rowCount = rows.length / d;
  const columnCount = columns.length / d;
  const result = { sizes: new Uint32Array(rowCount), columns: new Uint32Array(rowCount * count), scores: new Float32Array(rowCount * count) };
  const barred = new Uint8Array(columnCount);
  const best = new TopK(count);
  for (let r = 0; r < rowCount; r += 1) {
    if (pacer.due()) await pacer.pause();
    best.clear();
    const own = excluded?.index.subarray(excluded.start[r]!, excluded.start[r + 1]!) ?? [];
    for (const c of own) barred[c] = 1;
    for (let c = 0; c < columnCount; c += 1) {
      if (barred[c] === 1) continue;
      let score = 0;
      for (let f = 0, x = r * d, y = c * d; f < d; f += 1) score += rows[x + f]! * columns[y + f]!;
      best.offer(c, score);
    }
    for (const c of own) barred[c] = 0;
    result.sizes[r] = best.size;
    const order = [...best.indices.subarray(0, best.size).keys()].sort((a, b) => best.weights[b]! - best.weights[a]! || best.indices[a]! - best.indices[b]!);
    order.forEach((at, place) => {
      result.columns[r * count + place] = best.indices[at]!;
      result.scores[r * count + place] = best.weights[at]!;
    });
  }
  return result;
}
