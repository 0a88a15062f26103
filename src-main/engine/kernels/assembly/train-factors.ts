// Alternating least squares on implicit feedback (engine/kernels/train-factors.ts says what is computed). Every half epoch the Gram matrix
// of the fixed side is diagonalised and both sides turned into its basis, so that a row's system is a diagonal plus what its entries bring;
// rows are then solved, longest first, as the threads get to them. No result depends on which thread a row fell to.
import { conjugateBytes, improve, objectiveOf, openRows, takeRow } from './conjugate';
import { symmetricEigen } from './eigen';
import { exactBytes, exactRow } from './exact';
import { gramSlabs, reduceSlabs, SLABS } from './gram';
import { aborted, advance, deal, meet } from './team';
import { packBasis, turnFour } from './turn';

/** Rows turned together. */
const TURNED: i32 = 64;

/** Rows solved between two deals. */
const DEALT: i32 = 8;

/** Bytes of the other side that long rows take together: a block of it stays in the second cache. */
const BLOCK: i32 = 1 << 19;

/** Entries a block that make it worth while to go through the blocks in lock-step. */
const DENSE: i32 = 20;

/** Rows in lock-step at most, and shares a thread that they are dealt in. */
const TOGETHER: i32 = 1024;
const SHARES: i32 = 4;

// What all threads are told alike, kept where the functions below find it.
let width: i32, d: i32, steps: i32;
let alpha0: f64, lambda: f64, plain: f64;
let slabs: usize, gram: usize, values: usize, vectors: usize, basis: usize, diagonal: usize, work: usize, room: usize;
let team: i32, self: i32;
/** Whether the entries of the rows being solved stand in ascending order. */
let inOrder: bool;

/** Bytes of the room of one thread. */
export function factorRoom(width: i32): i32 {
  return (max(exactBytes(width), conjugateBytes(width, TOGETHER)) + 16 * width + 63) & ~63;
}

/** Bytes of the room all threads share: slabs, Gram matrix, eigenvectors, basis, three times as many numbers as factors and the diagonals. */
export function factorShared(width: i32): i32 {
  return SLABS * width * width * 8 + 2 * width * width * 8 + width * width * 4 + 8 * width * 8;
}

/**
 * @param stepsOfRow steps of conjugate gradients, 0: exact
 * @param rowStart, rowIndex, rowWeight the pairs by rows; rowOrder: the rows that have entries, longest first, rowsActive of them; column… alike, the entries of a column ascending
 * @param rows rowCount × width, all zero; @param columns columnCount × width, the start; widthOfRow a multiple of 16, zeros from `factors` on
 * @param shared `factorShared` bytes, @param rooms `factorRoom` bytes a thread
 * @param rowLoss room for a double precision number a row or column; @param lossOfEpoch one an epoch, @param gramOut factors²
 */
export function trainFactors(
  thread: i32, threads: i32, factors: i32, widthOfRow: i32, epochs: i32, stepsOfRow: i32, weightOfRest: f64, ridge: f64, plainRidge: f64,
  rowCount: i32, rowStart: usize, rowIndex: usize, rowWeight: usize, rowOrder: usize, rowsActive: i32, rows: usize,
  columnCount: i32, columnStart: usize, columnIndex: usize, columnWeight: usize, columnOrder: usize, columnsActive: i32, columns: usize,
  pairs: f64, shared: usize, rooms: usize, rowLoss: usize, lossOfEpoch: usize, gramOut: usize,
): void {
  width = widthOfRow;
  d = factors;
  steps = stepsOfRow;
  alpha0 = weightOfRest;
  lambda = ridge;
  plain = plainRidge;
  team = threads;
  self = thread;
  slabs = shared;
  gram = slabs + <usize>SLABS * width * width * 8;
  vectors = gram + <usize>width * width * 8;
  basis = vectors + <usize>width * width * 8;
  work = basis + <usize>width * width * 4;
  values = work + <usize>width * 24;
  diagonal = values + <usize>width * 8;
  room = rooms + <usize>thread * factorRoom(width);
  for (let epoch = 0; epoch < epochs; epoch++) {
    inOrder = false;
    if (!half(rowStart, rowIndex, rowWeight, rowOrder, rowsActive, rowCount, rows, columnCount, columns, columnsActive, 0)) return;
    inOrder = true;
    if (!half(columnStart, columnIndex, columnWeight, columnOrder, columnsActive, columnCount, columns, rowCount, rows, rowsActive, rowLoss)) return;
    if (thread == 0) {
      let loss = penalty(rowStart, rowWeight, rowOrder, rowsActive, rows, columnsActive);
      for (let i = 0; i < columnsActive; i++) loss += load<f64>(rowLoss + (<usize>i << 3));
      store<f64>(lossOfEpoch + (<usize>epoch << 3), loss / pairs);
    }
  }
  inOrder = false;
  if (!half(rowStart, rowIndex, rowWeight, rowOrder, rowsActive, rowCount, rows, columnCount, columns, columnsActive, 0)) return;
  gramSlabs(columns, columnCount, width, slabs);
  if (!meet(threads)) return;
  if (thread == 0) reduceSlabs(slabs, width, d, gramOut);
}

/** Solves one side against the other; false when the job is to end. Objectives of the rows go to `objectives`, in the rows' order, unless it is 0. */
function half(start: usize, index: usize, weight: usize, order: usize, active: i32, count: i32, solved: usize, otherCount: i32, other: usize, othersActive: i32, objectives: usize): bool {
  gramSlabs(other, otherCount, width, slabs);
  if (!meet(team)) return false;
  if (self == 0) {
    reduceSlabs(slabs, width, d, gram);
    symmetricEigen(gram, d, values, vectors, work);
    packBasis(vectors, d, width, basis);
    for (let f = 0; f < width; f++) store<f32>(diagonal + (f << 2), f < d ? <f32>(alpha0 * max<f64>(0, load<f64>(values + (f << 3)))) : 0);
  }
  if (!meet(team)) return false;
  turn(other, otherCount);
  if (!meet(team)) return false;
  if (steps > 0) {
    turn(solved, count); // where the conjugate gradients start from
    if (!meet(team)) return false;
  }
  if (steps > 0) conjugateRows(start, index, weight, order, active, solved, otherCount, other, othersActive, objectives);
  else exactRows(start, index, weight, order, active, solved, other, othersActive, objectives);
  return meet(team);
}

/** Solves the rows by conjugate gradients: the long ones in lock-step, in shares of every n-th of them, the others one by one. */
function conjugateRows(start: usize, index: usize, weight: usize, order: usize, active: i32, solved: usize, otherCount: i32, other: usize, othersActive: i32, objectives: usize): void {
  openRows(index, weight, other, otherCount, width, diagonal, room);
  const block = BLOCK / (width << 2);
  const blocks = (otherCount + block - 1) / block;
  let long = 0;
  if (inOrder && blocks > 1) while (long < active && length(start, load<u32>(order + (<usize>long << 2))) >= <u32>(DENSE * blocks)) long++;
  const shares = max((long + TOGETHER - 1) / TOGETHER, min(SHARES * team, (long + DEALT - 1) / DEALT));
  const units = shares + (active - long + DEALT - 1) / DEALT;
  for (let unit = deal(units, 1); unit < units; unit = deal(units, 1)) {
    if (unit < shares) {
      let taken = 0;
      for (let i = unit; i < long; i += shares) takeOrdered(taken++, start, weight, load<u32>(order + (<usize>i << 2)), solved, othersActive);
      improve(taken, steps, block);
      if (objectives != 0) for (let i = 0; i < taken; i++) store<f64>(objectives + (<usize>(unit + i * shares) << 3), <f64>objectiveOf(i));
      advance(taken);
      continue;
    }
    const first = long + (unit - shares) * DEALT;
    const last = min(active, first + DEALT);
    for (let i = first; i < last && !aborted(); i++) {
      takeOrdered(0, start, weight, load<u32>(order + (<usize>i << 2)), solved, othersActive);
      improve(1, steps, u32.MAX_VALUE);
      if (objectives != 0) store<f64>(objectives + (<usize>i << 3), <f64>objectiveOf(0));
    }
    advance(last - first);
  }
}

function takeOrdered(place: i32, start: usize, weight: usize, u: u32, solved: usize, othersActive: i32): void {
  const from = load<u32>(start + (<usize>u << 2));
  const end = load<u32>(start + (<usize>u << 2), 4);
  takeRow(place, solved + <usize>u * width * 4, from, end, <f32>ridgeOf(total(weight, from, end), othersActive));
}

function exactRows(start: usize, index: usize, weight: usize, order: usize, active: i32, solved: usize, other: usize, othersActive: i32, objectives: usize): void {
  for (let first = deal(active, DEALT); first < active; first = deal(active, DEALT)) {
    const last = min(active, first + DEALT);
    for (let i = first; i < last && !aborted(); i++) {
      const u = load<u32>(order + (<usize>i << 2));
      const from = load<u32>(start + (<usize>u << 2));
      const end = load<u32>(start + (<usize>u << 2), 4);
      const sum = total(weight, from, end);
      const objective = exactRow(index, weight, from, end, other, width, solved + <usize>u * width * 4, diagonal, <f32>ridgeOf(sum, othersActive), <f32>sum, room);
      if (objectives != 0) store<f64>(objectives + (<usize>i << 3), <f64>objective);
    }
    advance(last - first);
  }
}

/** λ_u = λ(Σ w + α₀·n) + μ. */
function ridgeOf(sum: f64, othersActive: i32): f64 {
  return lambda * (sum + alpha0 * <f64>othersActive) + plain;
}

/** Entries of a row. */
function length(start: usize, u: u32): u32 {
  return load<u32>(start + (<usize>u << 2), 4) - load<u32>(start + (<usize>u << 2));
}

/** Turns all rows of a matrix into the basis. */
function turn(matrix: usize, count: i32): void {
  const bytes = <usize>width << 2;
  for (let first = deal(count, TURNED); first < count; first = deal(count, TURNED)) {
    const last = min(count, first + TURNED) - 1;
    for (let row = first; row <= last; row += 4) {
      const at = matrix + <usize>row * bytes;
      turnFour(at, row + 1 <= last ? at + bytes : room, row + 2 <= last ? at + 2 * bytes : room, row + 3 <= last ? at + 3 * bytes : room, width, basis, room + bytes);
    }
  }
}

/** Σ w of entries. */
function total(weight: usize, from: u32, end: u32): f64 {
  if (weight == 0) return <f64>(end - from);
  let sum: f64 = 0;
  for (let e = from; e < end; e++) sum += <f64>load<f32>(weight + (<usize>e << 2));
  return sum;
}

/** Σ λ_u‖x_u‖² over the rows that have entries. */
function penalty(start: usize, weight: usize, order: usize, active: i32, vectorsOfRows: usize, othersActive: i32): f64 {
  let sum: f64 = 0;
  for (let i = 0; i < active; i++) {
    const u = load<u32>(order + (<usize>i << 2));
    const own = total(weight, load<u32>(start + (<usize>u << 2)), load<u32>(start + (<usize>u << 2), 4));
    sum += ridgeOf(own, othersActive) * squared(vectorsOfRows + <usize>u * width * 4);
  }
  return sum;
}

function squared(x: usize): f64 {
  let sum: f64 = 0;
  for (let f = 0; f < width; f++) {
    const value = <f64>load<f32>(x + (f << 2));
    sum += value * value;
  }
  return sum;
}
