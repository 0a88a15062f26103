/** Rows taken together in the two loops below: four products for every load and store of the accumulator. */
const TILE = 4;

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

/** YᵀY of a row-major matrix with `width` columns (width × width, row-major), accumulated in double precision. */
export function gramOf(rows: Float32Array, width: number): Float64Array {
  const gram = new Float64Array(width * width);
  const tile = new Float64Array(TILE * width);
  for (let from = 0; from < rows.length; from += TILE * width) {
    if (!loadTile(rows, from, tile)) continue;
    for (let a = 0; a < width; a += 1) {
      const v0 = tile[a]!;
      const v1 = tile[width + a]!;
      const v2 = tile[2 * width + a]!;
      const v3 = tile[3 * width + a]!;
      const row = a * width;
      for (let b = 0; b <= a; b += 1) gram[row + b]! += v0 * tile[b]! + v1 * tile[width + b]! + v2 * tile[2 * width + b]! + v3 * tile[3 * width + b]!;
    }
  }
  for (let a = 0; a < width; a += 1) for (let b = 0; b < a; b += 1) gram[b * width + a] = gram[a * width + b]!;
  return gram;
}

/** Replaces every row y by the vector of its products with the rows of `basis` (width × width, row-major), in place: Y ← Y·Bᵀ. */
export function turnRows(rows: Float32Array, basis: Float64Array, width: number): void {
  const tile = new Float64Array(TILE * width);
  for (let from = 0; from < rows.length; from += TILE * width) {
    if (!loadTile(rows, from, tile)) continue;
    for (let f = 0; f < width; f += 1) {
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      for (let k = 0, at = f * width; k < width; k += 1) {
        const weight = basis[at + k]!;
        s0 += tile[k]! * weight;
        s1 += tile[width + k]! * weight;
        s2 += tile[2 * width + k]! * weight;
        s3 += tile[3 * width + k]! * weight;
      }
      const to = from + f;
      rows[to] = s0;
      if (to + width < rows.length) rows[to + width] = s1;
      if (to + 2 * width < rows.length) rows[to + 2 * width] = s2;
      if (to + 3 * width < rows.length) rows[to + 3 * width] = s3;
    }
  }
}

/** Copies up to four rows, zeros after the last; false when all of them are zero. */
function loadTile(rows: Float32Array, from: number, tile: Float64Array): boolean {
  let any = false;
  for (let i = 0; i < tile.length; i += 1) {
    const value = from + i < rows.length ? rows[from + i]! : 0;
    tile[i] = value;
    if (value !== 0) any = true;
  }
  return any;
}
