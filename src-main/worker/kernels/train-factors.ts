import { activeCount, transposeWeighted, type FactorTask, type TrainedFactors, type WeightedPattern } from '#engine/kernels/train-factors.ts';
import type { Pacer } from '#engine/pacer.ts';
import { Layout, type SharedArena } from './shared-memory.ts';
import type { ThreadPool } from './thread-pool.ts';

/** Factors a vector is padded to a multiple of: a cache line. */
const LINE = 16;

/** `trainFactors` on the pool's threads, inside `alone`. */
export async function trainFactors(pool: ThreadPool, { pairs, start, settings, plainRidge = 0, solver, onEpoch }: FactorTask, pacer: Pacer): Promise<TrainedFactors> {
  const { factors: d, epochs, alpha0, lambda } = settings;
  const width = LINE * Math.ceil(d / LINE);
  const transposed = await transposeWeighted(pairs, pacer); // in which the entries of a column stand in order
  const layout = new Layout();
  const rows = placeSide(layout, pairs, width);
  const columns = placeSide(layout, transposed, width);
  const shared = layout.place(pool.size('factorShared', width));
  const rooms = layout.place(pool.size('factorRoom', width) * pool.threads);
  const rowLoss = layout.place(8 * Math.max(pairs.rowCount, pairs.columnCount));
  const losses = layout.place(8 * epochs);
  const gram = layout.place(8 * d * d);
  const { arena } = pool;
  arena.require(layout);
  await putSide(arena, rows, pairs, pacer);
  await putSide(arena, columns, transposed, pacer);
  await arena.putRows(rows.vectors, new Float32Array(0), d, width, pairs.rowCount, pacer);
  await arena.putRows(columns.vectors, start, d, width, pairs.columnCount, pacer);
  const told = new Float64Array(arena.memory.buffer, losses, epochs).fill(Number.NaN);
  let epoch = 0;
  const tell = (): void => {
    for (; epoch < epochs && !Number.isNaN(told[epoch]!); epoch += 1) onEpoch?.(epoch + 1, told[epoch]!);
  };
  const side = (placed: PlacedSide, pattern: WeightedPattern): number[] =>
    [pattern.rowCount, placed.start, placed.index, placed.weight, placed.order, activeCount(pattern), placed.vectors];
  if (pairs.index.length > 0) {
    await pool.run({
      kernel: 'trainFactors',
      args: [
        d, width, epochs, solver.kind === 'cg' ? solver.steps : 0, alpha0, lambda, plainRidge, ...side(rows, pairs), ...side(columns, transposed),
        pairs.index.length, shared, rooms, rowLoss, losses, gram,
      ],
    }, pacer, tell);
    tell();
  } else arena.words(gram, 2 * d * d).fill(0);
  return {
    rows: await arena.takeRows(rows.vectors, d, width, pairs.rowCount, pacer),
    columns: await arena.takeRows(columns.vectors, d, width, pairs.columnCount, pacer),
    gram: await arena.take(gram, new Float64Array(d * d), pacer),
  };
}

/** Where the arrays of one side lie; weight 0: all are 1. */
interface PlacedSide {
  readonly start: number;
  readonly index: number;
  readonly weight: number;
  readonly order: number;
  readonly vectors: number;
}

function placeSide(layout: Layout, pattern: WeightedPattern, width: number): PlacedSide {
  return {
    start: layout.place(pattern.start.byteLength), index: layout.place(pattern.index.byteLength),
    weight: pattern.weight === null ? 0 : layout.place(pattern.weight.byteLength),
    order: layout.place(4 * pattern.rowCount), vectors: layout.place(4 * width * pattern.rowCount),
  };
}

async function putSide(arena: SharedArena, at: PlacedSide, pattern: WeightedPattern, pacer: Pacer): Promise<void> {
  await arena.put(at.start, pattern.start, pacer);
  await arena.put(at.index, pattern.index, pacer);
  if (pattern.weight !== null) await arena.put(at.weight, pattern.weight, pacer);
  await arena.put(at.order, longestFirst(pattern), pacer);
}

/** The rows that have entries, those with most first, equal ones by number: a counting sort. */
function longestFirst({ rowCount, start }: WeightedPattern): Uint32Array {
  let most = 0;
  for (let r = 0; r < rowCount; r += 1) most = Math.max(most, start[r + 1]! - start[r]!);
  const from = new Uint32Array(most + 2);
  for (let r = 0; r < rowCount; r += 1) from[most - (start[r + 1]! - start[r]!) + 1]! += 1;
  for (let n = 0; n <= most; n += 1) from[n + 1]! += from[n]!;
  const order = new Uint32Array(rowCount);
  for (let r = 0; r < rowCount; r += 1) order[from[most - (start[r + 1]! - start[r]!)]!++] = r;
  return order;
}
