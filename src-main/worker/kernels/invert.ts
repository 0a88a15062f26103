import type { Pacer } from '#engine/pacer.ts';
import { Layout } from './shared-memory.ts';
import type { ThreadPool } from './thread-pool.ts';

/** Rows swept together in `engine/kernels/assembly/invert.ts`. */
const BLOCK = 128;

/** `invertPositiveDefinite` on the pool's threads, inside `alone`. */
export async function invertPositiveDefinite(pool: ThreadPool, matrix: Float32Array, n: number, pacer: Pacer): Promise<Float32Array> {
  const width = 8 * Math.ceil(n / 8);
  const layout = new Layout();
  const at = { matrix: layout.place(4 * width * width), left: layout.place(4 * width * BLOCK), right: layout.place(4 * width * BLOCK), small: layout.place(12 * BLOCK * BLOCK) };
  const { arena } = pool;
  arena.require(layout);
  // rows and columns that fill up a panel are those of the identity
  const wide = new Float32Array(arena.memory.buffer, at.matrix, width * width);
  for (let i = 0; i < width; i += 1) {
    if (pacer.due()) await pacer.pause();
    const row = wide.subarray(i * width, (i + 1) * width);
    if (i < n) row.set(matrix.subarray(i * n, (i + 1) * n));
    row.fill(0, i < n ? n : 0);
    if (i >= n) row[i] = 1;
  }
  await pool.run({ kernel: 'invert', args: [at.matrix, width, at.left, at.right, at.small] }, pacer);
  const result = new Float32Array(n * n);
  for (let i = 0; i < n; i += 1) {
    if (pacer.due()) await pacer.pause();
    result.set(wide.subarray(i * width, i * width + n), i * n);
  }
  return result;
}
