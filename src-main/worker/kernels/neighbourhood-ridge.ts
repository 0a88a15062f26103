import { inverseRoots } from '#engine/kernels/co-counts.ts';
import { MOST_NEIGHBOURS, type NeighbourhoodRidgeTask } from '#engine/kernels/neighbourhood-ridge.ts';
import { createRowWriter } from '#engine/matrix/row-writer.ts';
import type { SparseRows } from '#engine/matrix/sparse.ts';
import type { Pacer } from '#engine/pacer.ts';
import { Layout } from './shared-memory.ts';
import type { ThreadPool } from './thread-pool.ts';

/** `neighbourhoodRidge` on the pool's threads, inside `alone`. */
export async function neighbourhoodRidge(pool: ThreadPool, task: NeighbourhoodRidgeTask, pacer: Pacer): Promise<SparseRows[]> {
  const { targets, scale, lambdas, coCounts: { counts, diagonal } } = task;
  const columns = counts.rowCount;
  const most = Math.min(task.neighbours, MOST_NEIGHBOURS, Math.max(1, columns));
  const inverse = inverseRoots(diagonal);
  const layout = new Layout();
  const at = {
    start: layout.place(counts.start.byteLength), index: layout.place(counts.index.byteLength), count: layout.place(counts.weight.byteLength),
    diagonal: layout.place(diagonal.byteLength), inverse: layout.place(inverse.byteLength), scale: layout.place(scale.byteLength),
    targets: layout.place(targets.byteLength), lambdas: layout.place(4 * lambdas.length),
    length: layout.place(4 * targets.length), found: layout.place(4 * most * targets.length), weight: layout.place(4 * most * targets.length * lambdas.length),
  };
  const side = 4 * Math.ceil(most / 4);
  const scratchBytes = 64 * Math.ceil((8 * side * side + 12 * side + columns) / 64);
  const scratch = layout.place(scratchBytes * pool.threads);
  const { arena } = pool;
  arena.require(layout);
  for (const [place, array] of [
    [at.start, counts.start], [at.index, counts.index], [at.count, counts.weight], [at.diagonal, diagonal], [at.inverse, inverse], [at.scale, scale],
    [at.targets, targets], [at.lambdas, Float32Array.from(lambdas)],
  ] as const) await arena.put(place, array, pacer);
  arena.words(scratch, (scratchBytes * pool.threads) / 4).fill(0);
  await pool.run({
    kernel: 'neighbourhoodRidge',
    args: [
      columns, at.start, at.index, at.count, at.diagonal, at.inverse, at.scale, at.targets, targets.length, most, at.lambdas, lambdas.length,
      at.length, at.found, at.weight, scratch, scratchBytes,
    ],
  }, pacer, (done) => task.onProgress?.(done / targets.length));
  const length = await arena.take(at.length, new Uint32Array(targets.length), pacer);
  const found = new Uint32Array(arena.memory.buffer, at.found, most * targets.length);
  const made: SparseRows[] = [];
  for (let l = 0; l < lambdas.length; l += 1) {
    const weight = new Float32Array(arena.memory.buffer, at.weight + 4 * l * most * targets.length, most * targets.length);
    const writer = createRowWriter(targets.length, columns);
    for (let t = 0; t < targets.length; t += 1) {
      if (pacer.due()) await pacer.pause();
      writer.add(t, found.subarray(t * most), weight.subarray(t * most), length[t]!);
    }
    made.push(writer.finish());
  }
  return made;
}
