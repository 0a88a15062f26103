// Rows turned into another basis, Y ← Y·B, in place. B lies in panels of eight columns, factor by factor: width/8 × width × 8.

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
  let panel = basis;
  for (let f: usize = 0; f < bytes; f += 32) {
    let a0 = f32x4.splat(0), b0 = a0, a1 = a0, b1 = a0, a2 = a0, b2 = a0, a3 = a0, b3 = a0;
    for (let k: usize = 0; k < bytes; k += 4, panel += 32) {
      const y = v128.load(panel);
      const z = v128.load(panel, 16);
      let x = v128.load32_splat(x0 + k);
      a0 = f32x4.add(a0, f32x4.mul(x, y));
      b0 = f32x4.add(b0, f32x4.mul(x, z));
      x = v128.load32_splat(x1 + k);
      a1 = f32x4.add(a1, f32x4.mul(x, y));
      b1 = f32x4.add(b1, f32x4.mul(x, z));
      x = v128.load32_splat(x2 + k);
      a2 = f32x4.add(a2, f32x4.mul(x, y));
      b2 = f32x4.add(b2, f32x4.mul(x, z));
      x = v128.load32_splat(x3 + k);
      a3 = f32x4.add(a3, f32x4.mul(x, y));
      b3 = f32x4.add(b3, f32x4.mul(x, z));
    }
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
