import type { Pacer } from '#engine/pacer.ts';

const PAGE = 65_536;

/** Bytes at the start that belong to the threads' own words (`assembly/team.ts`) and to the compiled module. */
const RESERVED = PAGE;

/** The most pages a memory may grow to: 4 GB, or less where so much address space is not to be had. */
const MOST_PAGES = [65_536, 16_384];

/** There is not as much shared memory as a job needs. */
export class NoSharedMemory extends Error {
  override readonly name = 'NoSharedMemory';
}

/**
 * The one memory that the threads of a pool compute in: it grows with the largest job and is given back with the pool. A job's arrays
 * lie one after the other from the same place on, so that the next job writes over them.
 */
export class SharedArena {
  readonly memory: WebAssembly.Memory;

  /** @param mostPages the most pages of 64 KB it may grow to, the first of which is to be had. @throws NoSharedMemory where none is */
  constructor(mostPages: readonly number[] = MOST_PAGES) {
    this.memory = openMemory(mostPages);
  }

  /** Room for a job. @throws NoSharedMemory where the memory cannot grow that far */
  require(layout: Layout): void {
    const missing = Math.ceil(layout.bytes / PAGE) - this.memory.buffer.byteLength / PAGE;
    if (missing > 0) reserved(() => this.memory.grow(missing));
  }

  words(at: number, length: number): Int32Array {
    return new Int32Array(this.memory.buffer, at, length);
  }

  /** Writes an array to its place, pausing as needed. */
  async put(at: number, array: Float32Array | Float64Array | Uint32Array | Int32Array, pacer: Pacer): Promise<void> {
    const from = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    const to = new Uint8Array(this.memory.buffer, at, array.byteLength);
    await inPieces(from.length, pacer, (start, end) => to.set(from.subarray(start, end), start));
  }

  /** Zeros from a place on, pausing as needed. */
  async clear(at: number, bytes: number, pacer: Pacer): Promise<void> {
    const to = new Uint8Array(this.memory.buffer, at, bytes);
    await inPieces(bytes, pacer, (start, end) => to.fill(0, start, end));
  }

  /** Fills a private array with what stands at a place, pausing as needed. */
  async take<T extends Float32Array | Float64Array | Uint32Array | Int32Array>(at: number, array: T, pacer: Pacer): Promise<T> {
    const to = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    const from = new Uint8Array(this.memory.buffer, at, array.byteLength);
    await inPieces(to.length, pacer, (start, end) => to.set(from.subarray(start, end), start));
    return array;
  }

  /** Writes a matrix with its rows widened from `d` to `width` numbers by zeros; zeros for the rows it lacks. */
  async putRows(at: number, matrix: Float32Array, d: number, width: number, rowCount: number, pacer: Pacer): Promise<void> {
    if (d === width && matrix.length === rowCount * d) return this.put(at, matrix, pacer);
    const to = new Float32Array(this.memory.buffer, at, rowCount * width);
    const given = matrix.length / d;
    return inPieces(rowCount * width, pacer, (start, end) => {
      to.fill(0, start, end);
      for (let row = Math.ceil(start / width); row < given && row * width < end; row += 1) to.set(matrix.subarray(row * d, (row + 1) * d), row * width);
    });
  }

  /** Reads such a matrix back. */
  async takeRows(at: number, d: number, width: number, rowCount: number, pacer: Pacer): Promise<Float32Array> {
    const matrix = new Float32Array(rowCount * d);
    if (d === width) return this.take(at, matrix, pacer);
    const from = new Float32Array(this.memory.buffer, at, rowCount * width);
    for (let row = 0; row < rowCount; row += 1) {
      matrix.set(from.subarray(row * width, row * width + d), row * d);
      if (row % 4096 === 0 && pacer.due()) await pacer.pause();
    }
    return matrix;
  }
}

/** Where the arrays of a job will lie, each on a cache line of its own. */
export class Layout {
  bytes = RESERVED;

  /** The place of the next array. */
  place(bytes: number): number {
    const at = this.bytes;
    this.bytes = at + Math.ceil(bytes / 64) * 64;
    return at;
  }
}

function openMemory([maximum, ...less]: readonly number[]): WebAssembly.Memory {
  try {
    return reserved(() => new WebAssembly.Memory({ initial: 2, maximum: maximum!, shared: true }));
  } catch (error) {
    if (!(error instanceof NoSharedMemory) || less.length === 0) throw error;
    return openMemory(less);
  }
}

/** What V8 throws where the system has no more of it is a RangeError. */
function reserved<T>(reserve: () => T): T {
  try {
    return reserve();
  } catch (error) {
    throw error instanceof RangeError ? new NoSharedMemory(error.message) : error;
  }
}

/** Bytes, or numbers, between two looks at the clock: a few milliseconds of copying. */
const PIECE = 2 ** 22;

async function inPieces(length: number, pacer: Pacer, copy: (start: number, end: number) => void): Promise<void> {
  for (let start = 0; start < length; start += PIECE) {
    copy(start, Math.min(length, start + PIECE));
    if (pacer.due()) await pacer.pause();
  }
}
