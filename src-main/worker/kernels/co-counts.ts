import { inverseRoots, weightedCounts, type CoCounts, type CoCountTask } from '#engine/kernels/co-counts.ts';
import { transposePattern, type SparsePattern } from '#engine/matrix/sparse.ts';
import type { Pacer } from '#engine/pacer.ts';
import { Layout } from './shared-memory.ts';
import type { ThreadPool } from './thread-pool.ts';

/** `coCounts` on the pool's threads, inside `alone`. */
export async function coCounts(pool: ThreadPool, { rows, weight, keep: asked, onProgress }: CoCountTask, pacer: Pacer): Promise<CoCounts> {
  const columns = rows.columnCount;
  const keep = Math.min(asked, columns);
  const of = transposePattern(rows);
  await pacer.pause();
  const diagonal = weightedCounts(of, weight);
  const inverse = inverseRoots(diagonal);
  const slot = roomOf(rows, of, keep);
  await pacer.pause();
  const places = slot[columns]!;
  const layout = new Layout();
  const at = {
    start: layout.place(rows.start.byteLength), index: layout.place(rows.index.byteLength), weight: layout.place(weight.byteLength),
    ofStart: layout.place(of.start.byteLength), ofIndex: layout.place(of.index.byteLength), inverse: layout.place(inverse.byteLength),
    slot: layout.place(slot.byteLength), length: layout.place(4 * columns), index2: layout.place(4 * places), count: layout.place(4 * places),
  };
  const scratchBytes = 64 * Math.ceil((8 * columns + 4 * (keep + 1) + 4 * Math.ceil(columns / 32)) / 64);
  const scratch = layout.place(scratchBytes * pool.threads);
  const { arena } = pool;
  arena.require(layout);
  for (const [place, array] of [[at.start, rows.start], [at.index, rows.index], [at.weight, weight], [at.ofStart, of.start], [at.ofIndex, of.index], [at.inverse, inverse], [at.slot, slot]] as const) {
    await arena.put(place, array, pacer);
  }
  arena.words(scratch, (scratchBytes * pool.threads) / 4).fill(0);
  await pool.run({
    kernel: 'coCounts',
    args: [columns, at.start, at.index, at.weight, at.ofStart, at.ofIndex, at.inverse, keep, at.slot, at.length, at.index2, at.count, scratch, scratchBytes],
  }, pacer, (done) => onProgress?.(done / columns));
  const length = await arena.take(at.length, new Uint32Array(columns), pacer);
  const start = new Uint32Array(columns + 1);
  for (let j = 0; j < columns; j += 1) start[j + 1] = start[j]! + length[j]!;
  const index = new Uint32Array(start[columns]!);
  const count = new Float32Array(start[columns]!);
  const foundIndex = new Uint32Array(arena.memory.buffer, at.index2, places);
  const foundCount = new Float32Array(arena.memory.buffer, at.count, places);
  for (let j = 0; j < columns; j += 1) {
    if (pacer.due()) await pacer.pause();
    index.set(foundIndex.subarray(slot[j]!, slot[j]! + length[j]!), start[j]!);
    count.set(foundCount.subarray(slot[j]!, slot[j]! + length[j]!), start[j]!);
  }
  return { counts: { rowCount: columns, columnCount: columns, start, index, weight: count }, diagonal };
}

/** Where the co-counts of each column go: room for `keep`, or for as many as its rows can touch. */
function roomOf(rows: SparsePattern, of: SparsePattern, keep: number): Uint32Array {
  const slot = new Uint32Array(of.rowCount + 1);
  const most = Math.min(keep, of.rowCount - 1);
  for (let j = 0; j < of.rowCount; j += 1) {
    let room = 0;
    for (let e = of.start[j]!; e < of.start[j + 1]! && room < most; e += 1) room += rows.start[of.index[e]! + 1]! - rows.start[of.index[e]!]! - 1;
    slot[j + 1] = slot[j]! + Math.min(room, most);
  }
  return slot;
}
