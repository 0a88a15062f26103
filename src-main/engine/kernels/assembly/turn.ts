// Rows turned into another basis, Y ← Y·B, in place. B lies in panels of eight columns, factor by factor: width/8 × width × 8.

import { a0, a1, a2, a3, b0, b1, b2, b3, rowProducts } from './tile';

/** Lays out the basis whose vectors are the rows of `vectors` (d × d, double precision); zeros from d to width. */
export function packBasis(vectors: usize, d: i32, width: i32, basis: usize): void {
  memory.fill(basis, 0, <usize>width * width * 4);
  for (let f = 0; f < d; f++) {
    const to = basis + <usize>(f >> 3) * width * 32 + ((f & 7) << 2);
    for (let k = 0; k < d; k++) store<f32>(to + ((<usize>k) << 5), <f32>load<f64>(vectors + (<usize>(f * d + k) << 3)));
  }
}

/** Turns four rows, which may be the same one; `room` holds 4 × width numbers. */
export function turnFour(x0: usize, x1: usize, x2: usize, x3: usize, width: i32, basis: usize, room: usize): void {
  const bytes = <usize>width << 2;
  for (let f: usize = 0; f < bytes; f += 32) {
    rowProducts(x0, x1, x2, x3, bytes, basis + f * (bytes >> 2));
    let to = room + f;
    v128.store(to, a0);
    v128.store(to, b0, 16);
    to += bytes;
    v128.store(to, a1);
    v128.store(to, b1, 16);
    to += bytes;
    v128.store(to, a2);
    v128.store(to, b2, 16);
    to += bytes;
    v128.store(to, a3);
    v128.store(to, b3, 16);
  }
  memory.copy(x0, room, bytes);
  memory.copy(x1, room + bytes, bytes);
  memory.copy(x2, room + 2 * bytes, bytes);
  memory.copy(x3, room + 3 * bytes, bytes);
}
