// Alternating least squares on implicit feedback (engine/kernels/train-factors.ts says what is computed). Every half epoch the Gram matrix
// of the fixed side is diagonalised and both sides turned into its basis, so that a row's system is a diagonal plus what its entries bring;
// rows are then solved, longest first, as the threads get to them. No result depends on which thread a row fell to.
import { COEFFICIENTS, conjugateRow } from './conjugate';
import { symmetricEigen } from './eigen';
import { exactBytes, exactRow } from './exact';
import { gramSlabs, reduceSlabs, SLABS } from './gram';
import { aborted, advance, deal, meet } from './team';
import { packBasis, turnFour } from './turn';

/** Rows turned together. */
const TURNED: i32 = 64;

/** Rows solved between two deals. */
const DEALT: i32 = 8;

// What all threads are told alike, kept where the functions below find it.
let width: i32, d: i32, steps: i32;
let alpha0: f64, lambda: f64;
let slabs: usize, gram: usize, values: usize, vectors: usize, basis: usize, diagonal: usize, work: usize, room: usize;
let team: i32, self: i32;

/** Bytes of the room of one thread. */
export function factorRoom(width: i32): i32 {
  return (max(exactBytes(width), 4 * (COEFFICIENTS + 5 * width)) + 16 * width + 63) & ~63;
}

/** Bytes of the room all threads share: slabs, Gram matrix, eigenvectors, basis, three times as many numbers as factors and the diagonals. */
export function factorShared(width: i32): i32 {
  return SLABS * width * width * 8 + 2 * width * width * 8 + width * width * 4 + 8 * width * 8;
}

/**
 * @param stepsOfRow steps of conjugate gradients, 0: exact
 * @param rowStart, rowIndex, rowWeight the pairs by rows; rowOrder: the rows that have entries, longest first, rowsActive of them; column… alike
 * @param rows rowCount × width, all zero; @param columns columnCount × width, the start; widthOfRow a multiple of 16, zeros from `factors` on
 * @param shared `factorShared` bytes, @param rooms `factorRoom` bytes a thread
 * @param rowLoss room for a double precision number a row or column; @param lossOfEpoch one an epoch, @param gramOut factors²
 */
export function trainFactors(
  thread: i32, threads: i32, factors: i32, widthOfRow: i32, epochs: i32, stepsOfRow: i32, weightOfRest: f64, ridge: f64,
  rowCount: i32, rowStart: usize, rowIndex: usize, rowWeight: usize, rowOrder: usize, rowsActive: i32, rows: usize,
  columnCount: i32, columnStart: usize, columnIndex: usize, columnWeight: usize, columnOrder: usize, columnsActive: i32, columns: usize,
  pairs: f64, shared: usize, rooms: usize, rowLoss: usize, lossOfEpoch: usize, gramOut: usize,
): void {
  width = widthOfRow;
  d = factors;
  steps = stepsOfRow;
  alpha0 = weightOfRest;
  lambda = ridge;
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
    if (!half(rowStart, rowIndex, rowWeight, rowOrder, rowsActive, rowCount, rows, columnCount, columns, columnsActive, 0)) return;
    if (!half(columnStart, columnIndex, columnWeight, columnOrder, columnsActive, columnCount, columns, rowCount, rows, rowsActive, rowLoss)) return;
    if (thread == 0) {
      let loss = penalty(rowStart, rowWeight, rowOrder, rowsActive, rows, columnsActive);
      for (let i = 0; i < columnsActive; i++) loss += load<f64>(rowLoss + (<usize>i << 3));
      store<f64>(lossOfEpoch + (<usize>epoch << 3), loss / pairs);
    }
  }
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
  for (let first = deal(active, DEALT); first < active; first = deal(active, DEALT)) {
    const last = min(active, first + DEALT);
    for (let i = first; i < last && !aborted(); i++) {
      const u = load<u32>(order + (<usize>i << 2));
      const objective = solveRow(start, index, weight, u, solved + <usize>u * width * 4, other, othersActive);
      if (objectives != 0) store<f64>(objectives + (<usize>i << 3), <f64>objective);
    }
    advance(last - first);
  }
  return meet(team);
}

function solveRow(start: usize, index: usize, weight: usize, u: u32, x: usize, other: usize, othersActive: i32): f32 {
  const from = load<u32>(start + (<usize>u << 2));
  const end = load<u32>(start + (<usize>u << 2), 4);
  const sum = total(weight, from, end);
  const ridge = <f32>(lambda * (sum + alpha0 * <f64>othersActive));
  return steps > 0
    ? conjugateRow(index, weight, from, end, other, <usize>width << 2, x, diagonal, ridge, steps, room)
    : exactRow(index, weight, from, end, other, width, x, diagonal, ridge, <f32>sum, room);
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
    sum += lambda * (own + alpha0 * <f64>othersActive) * squared(vectorsOfRows + <usize>u * width * 4);
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
