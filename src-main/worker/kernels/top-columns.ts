import type { TopColumns, TopColumnsTask } from '#engine/kernels/top-columns.ts';
import type { Pacer } from '#engine/pacer.ts';
import { Layout } from './shared-memory.ts';
import type { ThreadPool } from './thread-pool.ts';

/** `topColumns` on the pool's threads, inside `alone`. */
export async function topColumns(pool: ThreadPool, { factors: d, rows, columns, excluded, count }: TopColumnsTask, pacer: Pacer): Promise<TopColumns> {
  const rowCount = rows.length / d;
  const columnCount = columns.length / d;
  const { order, norms } = byLength(columns, d);
  const layout = new Layout();
  const at = {
    rows: layout.place(rows.byteLength), columns: layout.place(columns.byteLength), order: layout.place(order.byteLength), norms: layout.place(norms.byteLength),
    position: layout.place(4 * columnCount), packed: layout.place(pool.size('topRoom', columnCount, d)),
    start: excluded === null ? 0 : layout.place(excluded.start.byteLength), excluded: excluded === null ? 0 : layout.place(excluded.index.byteLength),
    sizes: layout.place(4 * rowCount), found: layout.place(4 * rowCount * count), scores: layout.place(4 * rowCount * count),
  };
  const scratch = layout.place(pool.size('topScratch', columnCount, d) * pool.threads);
  const { arena } = pool;
  arena.require(layout);
  await arena.put(at.rows, rows, pacer);
  await arena.put(at.columns, columns, pacer);
  await arena.put(at.order, order, pacer);
  await arena.put(at.norms, norms, pacer);
  if (excluded !== null) {
    await arena.put(at.start, excluded.start, pacer);
    await arena.put(at.excluded, excluded.index, pacer);
  }
  arena.words(at.found, rowCount * count).fill(0);
  arena.words(at.scores, rowCount * count).fill(0);
  await pool.run({
    kernel: 'topColumns',
    args: [
      rowCount, columnCount, d, count, at.rows, at.columns, at.order, at.norms, at.position, at.packed, scratch, at.start, at.excluded,
      at.sizes, at.found, at.scores,
    ],
  }, pacer);
  return {
    sizes: await arena.take(at.sizes, new Uint32Array(rowCount), pacer),
    columns: await arena.take(at.found, new Uint32Array(rowCount * count), pacer),
    scores: await arena.take(at.scores, new Float32Array(rowCount * count), pacer),
  };
}

/** Columns by falling length of their vectors, equal ones by number; sorted as plain numbers, the bits of the length above those of the column. */
function byLength(columns: Float32Array, d: number): { readonly order: Uint32Array; readonly norms: Float32Array } {
  const count = columns.length / d;
  const lengths = new Float32Array(count);
  for (let c = 0; c < count; c += 1) {
    let sum = 0;
    for (let at = c * d; at < (c + 1) * d; at += 1) sum += columns[at]! * columns[at]!;
    lengths[c] = Math.sqrt(sum);
  }
  const bits = new Uint32Array(lengths.buffer); // the order of positive single precision numbers is that of their bits
  const room = 2 ** 21;
  const keys = Float64Array.from(bits, (value, c) => (2 ** 32 - 1 - value) * room + c).sort();
  const order = Uint32Array.from(keys, (key) => key % room);
  return { order, norms: Float32Array.from(order, (c) => lengths[c]!) };
}
