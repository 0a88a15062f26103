// Rows of a half epoch by conjugate gradients (engine/kernels/conjugate-step.ts says what is computed), several of them in lock-step: all
// take their entries of one block of the other side before any takes those of the next, so that a block is fetched from memory once for all.
import { addEntries, sumSquares } from './entries';
import { lanes } from './products';

/** Squared length of a preconditioned residual at which a row counts as solved. */
const TINY: f32 = 1e-20;

/** Bytes of the numbers of a record; room for eight coefficients lies before the records. */
const HEAD: i32 = 64;

/** One row in the works; its residual, direction and image follow, a vector each. */
@unmanaged
class Row {
  x: usize;
  ridge: f32;
  /** Squared length of the preconditioned residual; 0 once the row is solved. */
  length: f32;
  objective: f32;
  /** What the entries of a pass add up to. */
  sum: f32;
  from: u32;
  end: u32;
  /** The entry a pass has come to. */
  next: u32;
}

/** Bytes of the room for so many rows in lock-step. */
export function conjugateBytes(width: i32, rows: i32): i32 {
  return HEAD + rows * recordBytes(<usize>width << 2);
}

@inline
function recordBytes(bytes: usize): i32 {
  return HEAD + 3 * <i32>bytes;
}

/** What the rows of a call have in common. */
let index: usize, weight: usize, other: usize, otherCount: u32, bytes: usize, values: usize, coefficients: usize, records: usize, record: i32;

/** Gets ready for rows whose entries stand in `index` and `weight`. @param diagonal of α₀·G */
export function openRows(indexOfRows: usize, weightOfRows: usize, otherSide: usize, count: i32, width: i32, diagonal: usize, room: usize): void {
  index = indexOfRows;
  weight = weightOfRows;
  other = otherSide;
  otherCount = count;
  bytes = <usize>width << 2;
  values = diagonal;
  coefficients = room;
  records = room + HEAD;
  record = recordBytes(bytes);
}

/** Takes a row in at a place. @param ridge λ_u */
export function takeRow(place: i32, x: usize, from: u32, end: u32, ridge: f32): void {
  const row = changetype<Row>(records + <usize>place * record);
  row.x = x;
  row.from = from;
  row.end = end;
  row.ridge = ridge;
}

/** What the row at a place adds to the objective, once solved: Σ w(1 − x·y)² + xᵀDx. */
export function objectiveOf(place: i32): f32 {
  return changetype<Row>(records + <usize>place * record).objective;
}

/** Improves the rows taken in by `steps` steps. @param block rows of the other side taken together */
export function improve(count: i32, steps: i32, block: u32): void {
  for (let place = 0; place < count; place++) begin(changetype<Row>(records + <usize>place * record));
  pass(count, block, 0);
  for (let place = 0; place < count; place++) head(changetype<Row>(records + <usize>place * record));
  for (let step = 1; step <= steps; step++) {
    for (let place = 0; place < count; place++) weigh(changetype<Row>(records + <usize>place * record));
    pass(count, block, step < steps ? 1 : 2);
    for (let place = 0; place < count; place++) move(changetype<Row>(records + <usize>place * record), step == steps);
  }
}

/** One pass over the entries of all rows, block by block. Kind 0: residual of x; 1: image of the direction; 2: its length alone. */
function pass(count: i32, block: u32, kind: i32): void {
  for (let limit = block; ; limit += block) {
    const last = limit >= otherCount;
    for (let place = 0; place < count; place++) {
      const row = changetype<Row>(records + <usize>place * record);
      const from = row.next;
      let end = row.end;
      if (!last) end = before(limit, from, end);
      row.next = end;
      if (end == from || (kind != 0 && row.length == 0)) continue;
      const residual = changetype<usize>(row) + HEAD;
      const direction = residual + bytes;
      if (kind == 0) row.sum += addEntries(index, weight, from, end, other, bytes, row.x, 1, residual, coefficients);
      else if (kind == 1) row.sum += addEntries(index, weight, from, end, other, bytes, direction, 0, direction + bytes, coefficients);
      else row.sum += sumSquares(index, weight, from, end, other, bytes, direction, coefficients);
    }
    if (last) return;
  }
}

/** The first of the ascending entries from…end that does not lie before `limit`, sixteen looked at together. */
function before(limit: u32, from: u32, end: u32): u32 {
  const limits = i32x4.splat(limit);
  let e = from;
  for (; e + 16 <= end; e += 16) {
    const at = index + (<usize>e << 2);
    if (load<u32>(at, 60) < limit) continue;
    let count = i32x4.lt_u(v128.load(at), limits);
    count = i32x4.add(count, i32x4.lt_u(v128.load(at, 16), limits));
    count = i32x4.add(count, i32x4.lt_u(v128.load(at, 32), limits));
    count = i32x4.add(count, i32x4.lt_u(v128.load(at, 48), limits));
    return e - (i32x4.extract_lane(count, 0) + i32x4.extract_lane(count, 1) + i32x4.extract_lane(count, 2) + i32x4.extract_lane(count, 3));
  }
  while (e < end && load<u32>(index + (<usize>e << 2)) < limit) e++;
  return e;
}

/** residual ← −D·x, to which the pass adds Σ w(1 − y·x)·y. */
function begin(row: Row): void {
  const ridges = f32x4.splat(row.ridge);
  const x = row.x;
  const residual = changetype<usize>(row) + HEAD;
  let sum = f32x4.splat(0);
  for (let f: usize = 0; f < bytes; f += 16) {
    const dx = f32x4.mul(f32x4.add(v128.load(values + f), ridges), v128.load(x + f));
    sum = f32x4.add(sum, f32x4.mul(dx, v128.load(x + f)));
    v128.store(residual + f, f32x4.neg(dx));
  }
  row.sum = lanes(sum);
  row.next = row.from;
}

/** The first direction: the preconditioned residual. */
function head(row: Row): void {
  const ridges = f32x4.splat(row.ridge);
  const residual = changetype<usize>(row) + HEAD;
  const direction = residual + bytes;
  let sum = f32x4.splat(0);
  for (let f: usize = 0; f < bytes; f += 16) {
    const r = v128.load(residual + f);
    const p = f32x4.div(r, f32x4.add(v128.load(values + f), ridges));
    v128.store(direction + f, p);
    sum = f32x4.add(sum, f32x4.mul(r, p));
  }
  row.objective = row.sum;
  const length = lanes(sum);
  row.length = length > TINY ? length : 0;
}

/** image ← −D·p, to which the pass adds −Σ w(y·p)·y; sum ← pᵀDp, to which it adds the rest of pᵀAp. */
function weigh(row: Row): void {
  if (row.length == 0) return;
  const ridges = f32x4.splat(row.ridge);
  const direction = changetype<usize>(row) + HEAD + bytes;
  const image = direction + bytes;
  let sum = f32x4.splat(0);
  for (let f: usize = 0; f < bytes; f += 16) {
    const p = v128.load(direction + f);
    const dp = f32x4.mul(f32x4.add(v128.load(values + f), ridges), p);
    sum = f32x4.add(sum, f32x4.mul(dp, p));
    v128.store(image + f, f32x4.neg(dp));
  }
  row.sum = lanes(sum);
  row.next = row.from;
}

/** Moves x to the minimum along the direction and, unless the step is the last one, finds the next direction. */
function move(row: Row, last: bool): void {
  const length = row.length;
  if (length == 0) return;
  const x = row.x;
  const residual = changetype<usize>(row) + HEAD;
  const direction = residual + bytes;
  const image = direction + bytes;
  const alpha = length / row.sum;
  row.objective -= alpha * length;
  const alphas = f32x4.splat(alpha);
  if (last) {
    for (let f: usize = 0; f < bytes; f += 16) v128.store(x + f, f32x4.add(v128.load(x + f), f32x4.mul(alphas, v128.load(direction + f))));
    return;
  }
  const ridges = f32x4.splat(row.ridge);
  let sum = f32x4.splat(0);
  for (let f: usize = 0; f < bytes; f += 16) {
    v128.store(x + f, f32x4.add(v128.load(x + f), f32x4.mul(alphas, v128.load(direction + f))));
    const r = f32x4.add(v128.load(residual + f), f32x4.mul(alphas, v128.load(image + f)));
    v128.store(residual + f, r);
    const z = f32x4.div(r, f32x4.add(v128.load(values + f), ridges));
    v128.store(image + f, z);
    sum = f32x4.add(sum, f32x4.mul(r, z));
  }
  const next = lanes(sum);
  const beta = f32x4.splat(next / length);
  row.length = next > TINY ? next : 0;
  for (let f: usize = 0; f < bytes; f += 16) v128.store(direction + f, f32x4.add(v128.load(image + f), f32x4.mul(beta, v128.load(direction + f))));
}
