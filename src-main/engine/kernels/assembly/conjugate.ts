// One row of a half epoch by conjugate gradients (engine/kernels/conjugate-step.ts says what is computed).
import { addEntries } from './entries';

/** Squared length of a preconditioned residual at which a row counts as solved. */
const TINY: f32 = 1e-20;

/** Numbers of a thread's room, beside five vectors. */
export const COEFFICIENTS: i32 = 16;

/**
 * Improves x by `steps` steps and returns what the row adds to the objective: Σ w(1 − x·y)² + xᵀDx.
 * @param values diagonal of α₀·G, @param ridge λ_u, @param room COEFFICIENTS numbers and five vectors
 */
export function conjugateRow(index: usize, weight: usize, from: u32, end: u32, other: usize, bytes: usize, x: usize, values: usize, ridge: f32, steps: i32, room: usize): f32 {
  const inverse = room + (COEFFICIENTS << 2);
  const diagonal = inverse + bytes;
  const residual = diagonal + bytes;
  const direction = residual + bytes;
  const image = direction + bytes;
  const ridges = f32x4.splat(ridge);
  const one = f32x4.splat(1);
  let total = f32x4.splat(0);
  for (let f: usize = 0; f < bytes; f += 16) {
    const d = f32x4.add(v128.load(values + f), ridges);
    v128.store(diagonal + f, d);
    v128.store(inverse + f, f32x4.div(one, d));
    const dx = f32x4.mul(d, v128.load(x + f));
    total = f32x4.add(total, f32x4.mul(dx, v128.load(x + f)));
    v128.store(residual + f, f32x4.neg(dx));
  }
  let objective = addEntries(index, weight, from, end, other, bytes, x, 1, residual, room) + lanes(total);
  total = f32x4.splat(0);
  for (let f: usize = 0; f < bytes; f += 16) {
    const r = v128.load(residual + f);
    const p = f32x4.mul(r, v128.load(inverse + f));
    v128.store(direction + f, p);
    total = f32x4.add(total, f32x4.mul(r, p));
  }
  let length = lanes(total);
  for (let step = 1; step <= steps && length > TINY; step++) {
    total = f32x4.splat(0);
    for (let f: usize = 0; f < bytes; f += 16) {
      const p = v128.load(direction + f);
      const dp = f32x4.mul(v128.load(diagonal + f), p);
      total = f32x4.add(total, f32x4.mul(dp, p));
      v128.store(image + f, f32x4.neg(dp));
    }
    const curvature = addEntries(index, weight, from, end, other, bytes, direction, 0, image, room) + lanes(total);
    const alpha = length / curvature;
    objective -= alpha * length;
    const alphas = f32x4.splat(alpha);
    if (step == steps) {
      for (let f: usize = 0; f < bytes; f += 16) v128.store(x + f, f32x4.add(v128.load(x + f), f32x4.mul(alphas, v128.load(direction + f))));
      break;
    }
    total = f32x4.splat(0);
    for (let f: usize = 0; f < bytes; f += 16) {
      v128.store(x + f, f32x4.add(v128.load(x + f), f32x4.mul(alphas, v128.load(direction + f))));
      const r = f32x4.add(v128.load(residual + f), f32x4.mul(alphas, v128.load(image + f)));
      v128.store(residual + f, r);
      const z = f32x4.mul(r, v128.load(inverse + f));
      v128.store(image + f, z);
      total = f32x4.add(total, f32x4.mul(r, z));
    }
    const next = lanes(total);
    const beta = f32x4.splat(next / length);
    length = next;
    for (let f: usize = 0; f < bytes; f += 16) v128.store(direction + f, f32x4.add(v128.load(image + f), f32x4.mul(beta, v128.load(direction + f))));
  }
  return objective;
}

// @ts-ignore: decorator
@inline
function lanes(v: v128): f32 {
  return (f32x4.extract_lane(v, 0) + f32x4.extract_lane(v, 1)) + (f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3));
}
