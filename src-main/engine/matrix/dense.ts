import type { Pacer } from '../pacer.ts';

/** Rows taken together in the two loops below: four products for every load and store of the accumulator. */
export const TILE = 4;

/** Σ a[aFrom + k]·b[bFrom + k] for k < length; four running sums, so that additions do not wait for each other. */
export function dot(a: Float64Array, aFrom: number, b: Float64Array, bFrom: number, length: number): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let k = 0;
  for (; k + 3 < length; k += 4) {
    s0 += a[aFrom + k]! * b[bFrom + k]!;
    s1 += a[aFrom + k + 1]! * b[bFrom + k + 1]!;
    s2 += a[aFrom + k + 2]! * b[bFrom + k + 2]!;
    s3 += a[aFrom + k + 3]! * b[bFrom + k + 3]!;
  }
  for (; k < length; k += 1) s0 += a[aFrom + k]! * b[bFrom + k]!;
  return s0 + s1 + (s2 + s3);
}

/** Σ rows[from + f]·vector[f], added up in the order of f. */
export function rowDot(rows: Float32Array, from: number, vector: Float64Array): number {
  let sum = 0;
  for (let f = 0; f < vector.length; f += 1) sum += rows[from + f]! * vector[f]!;
  return sum;
}

/** Writes row · vector for every row of a row-major matrix, each the very sum of `rowDot`; four rows at once, which need not wait for each other. */
export function rowProducts(rows: Float32Array, vector: Float64Array, out: Float32Array | Float64Array): void {
  const d = vector.length;
  let j = 0;
  for (; j + 3 < out.length; j += 4) {
    const a = j * d;
    const b = a + d;
    const c = b + d;
    const e = c + d;
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    for (let f = 0; f < d; f += 1) {
      const x = vector[f]!;
      s0 += rows[a + f]! * x;
      s1 += rows[b + f]! * x;
      s2 += rows[c + f]! * x;
      s3 += rows[e + f]! * x;
    }
    out[j] = s0;
    out[j + 1] = s1;
    out[j + 2] = s2;
    out[j + 3] = s3;
  }
  for (; j < out.length; j += 1) out[j] = rowDot(rows, j * d, vector);
}

/** YᵀY of a row-major matrix with `width` columns (width × width, row-major), accumulated in double precision. */
export function gramOf(rows: Float32Array, width: number): Float64Array {
  const gram = new Float64Array(width * width);
  const tile = new Float64Array(TILE * width);
  for (let from = 0; from < rows.length; from += TILE * width) if (loadTile(rows, from, tile, width)) addTile(gram, tile, width);
  for (let a = 0; a < width; a += 1) for (let b = 0; b < a; b += 1) gram[b * width + a] = gram[a * width + b]!;
  return gram;
}

/** Rows between two looks at the clock. */
const CHUNK_ROWS = 4096;

/** The matrix in pieces of some thousand rows, so that a pause is never far. */
export function* chunks(matrix: Float32Array, width: number): Generator<Float32Array> {
  const size = CHUNK_ROWS * width;
  for (let from = 0; from < matrix.length; from += size) yield matrix.subarray(from, Math.min(matrix.length, from + size));
}

/** `gramOf` with pauses. */
export async function gramPaced(rows: Float32Array, width: number, pacer: Pacer): Promise<Float64Array> {
  const gram = new Float64Array(width * width);
  for (const piece of chunks(rows, width)) {
    const own = gramOf(piece, width);
    for (let at = 0; at < gram.length; at += 1) gram[at]! += own[at]!;
    if (pacer.due()) await pacer.pause();
  }
  return gram;
}

/** Adds the products of a tile's columns (four rows, column after column) to the lower triangle, two rows of it at a time. */
export function addTile(gram: Float64Array, tile: Float64Array, width: number): void {
  let a = 0;
  for (; a + 1 < width; a += 2) {
    const at = a * TILE;
    const v0 = tile[at]!;
    const v1 = tile[at + 1]!;
    const v2 = tile[at + 2]!;
    const v3 = tile[at + 3]!;
    const w0 = tile[at + 4]!;
    const w1 = tile[at + 5]!;
    const w2 = tile[at + 6]!;
    const w3 = tile[at + 7]!;
    for (let b = 0, t = 0, v = a * width, w = v + width; b <= a + 1; b += 1, t += TILE, v += 1, w += 1) {
      const t0 = tile[t]!;
      const t1 = tile[t + 1]!;
      const t2 = tile[t + 2]!;
      const t3 = tile[t + 3]!;
      gram[v]! += v0 * t0 + v1 * t1 + (v2 * t2 + v3 * t3);
      gram[w]! += w0 * t0 + w1 * t1 + (w2 * t2 + w3 * t3);
    }
  }
  for (; a < width; a += 1) {
    for (let b = 0, row = a * width; b <= a; b += 1) gram[row + b]! += dot(tile, a * TILE, tile, b * TILE, TILE);
  }
}

/** Replaces every row y by the vector of its products with the rows of `basis` (width × width, row-major), in place: Y ← Y·Bᵀ. */
export function turnRows(rows: Float32Array, basis: Float64Array, width: number): void {
  const tile = new Float64Array(TILE * width);
  const even = width - (width % 2);
  for (let from = 0; from < rows.length; from += TILE * width) {
    if (!loadTile(rows, from, tile, width)) continue;
    for (let f = 0; f < even; f += 2) turnTwo(rows, from + f, basis, f * width, tile, width);
    if (even < width) {
      const last = Math.min(TILE, (rows.length - from) / width);
      for (let i = 0; i < last; i += 1) {
        let sum = 0;
        for (let k = 0; k < width; k += 1) sum += tile[k * TILE + i]! * basis[even * width + k]!;
        rows[from + i * width + even] = sum;
      }
    }
  }
}

/** Two new coordinates of the tile's four rows, written from `to` on: eight sums for six loads. */
function turnTwo(rows: Float32Array, to: number, basis: Float64Array, at: number, tile: Float64Array, width: number): void {
  let a0 = 0;
  let a1 = 0;
  let a2 = 0;
  let a3 = 0;
  let b0 = 0;
  let b1 = 0;
  let b2 = 0;
  let b3 = 0;
  for (let k = 0, t = 0; k < width; k += 1, t += TILE) {
    const p = basis[at + k]!;
    const q = basis[at + width + k]!;
    const t0 = tile[t]!;
    const t1 = tile[t + 1]!;
    const t2 = tile[t + 2]!;
    const t3 = tile[t + 3]!;
    a0 += t0 * p;
    b0 += t0 * q;
    a1 += t1 * p;
    b1 += t1 * q;
    a2 += t2 * p;
    b2 += t2 * q;
    a3 += t3 * p;
    b3 += t3 * q;
  }
  // stores beyond the last row of the matrix fall off the array
  rows[to] = a0;
  rows[to + 1] = b0;
  rows[to + width] = a1;
  rows[to + width + 1] = b1;
  rows[to + 2 * width] = a2;
  rows[to + 2 * width + 1] = b2;
  rows[to + 3 * width] = a3;
  rows[to + 3 * width + 1] = b3;
}

/** Copies up to four rows, column after column, zeros after the last; false when all of them are zero. */
function loadTile(rows: Float32Array, from: number, tile: Float64Array, width: number): boolean {
  let any = false;
  for (let i = 0; i < TILE; i += 1) {
    for (let k = 0, at = from + i * width; k < width; k += 1) {
      const value = at + k < rows.length ? rows[at + k]! : 0;
      tile[k * TILE + i] = value;
      if (value !== 0) any = true;
    }
  }
  return any;
}
