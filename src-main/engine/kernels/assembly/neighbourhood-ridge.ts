import { choleskySolve } from './small-cholesky';
import { advance, deal, meet } from './team';

/** Targets dealt at once. */
const CHUNK: i32 = 8;

/**
 * One small ridge regression a target column: see engine/kernels/neighbourhood-ridge.ts.
 * start, index, count: the kept co-counts, rows ascending; diagonal, inverse, scale: one number a column. targets: columns to explain.
 * lambdas: one number a solution. outLength: one a target; outIndex: targets × most; outWeight: solutions × targets × most.
 * scratch: a thread has 8 × side² + 12 × side + columns bytes with side = most rounded up to a multiple of 4; the last part zero.
 */
export function neighbourhoodRidge(
  thread: i32, threads: i32, columns: i32, start: usize, index: usize, count: usize, diagonal: usize, inverse: usize, scale: usize,
  targets: usize, targetCount: i32, most: i32, lambdas: usize, lambdaCount: i32, outLength: usize, outIndex: usize, outWeight: usize, scratch: usize, scratchBytes: i32,
): void {
  const side = (most + 3) & ~3;
  const system = scratch + <usize>thread * scratchBytes;
  const copy = system + (<usize>(side * side) << 2);
  const right = copy + (<usize>(side * side) << 2);
  const solution = right + (<usize>side << 2);
  const strengths = solution + (<usize>side << 2);
  const place = strengths + (<usize>side << 2);
  let from = deal(targetCount, CHUNK);
  while (from < targetCount) {
    const end = min(targetCount, from + CHUNK);
    for (let t = from; t < end; t++) {
      const j = load<u32>(targets + (<usize>t << 2));
      const chosen = outIndex + (<usize>(t * most) << 2);
      const m = choose(j, start, index, count, inverse, scale, most, chosen, strengths);
      store<u32>(outLength + (<usize>t << 2), m);
      if (m == 0) continue;
      const n = (m + 3) & ~3;
      gather(j, m, n, chosen, start, index, count, diagonal, scale, place, system, right);
      for (let l = 0; l < lambdaCount; l++) {
        const lambda = load<f32>(lambdas + (<usize>l << 2));
        memory.copy(copy, system, <usize>(n * n) << 2);
        memory.copy(solution, right, <usize>n << 2);
        for (let p = 0; p < m; p++) {
          const at = copy + (<usize>(p * n + p) << 2);
          store<f32>(at, load<f32>(at) + lambda);
        }
        choleskySolve(copy, solution, n, n);
        const to = outWeight + (<usize>((l * targetCount + t) * most) << 2);
        for (let p = 0; p < m; p++) {
          const i = load<u32>(chosen + (<usize>p << 2));
          store<f32>(to + (<usize>p << 2), load<f32>(solution + (<usize>p << 2)) * load<f32>(scale + (<usize>i << 2)));
        }
      }
    }
    advance(end - from);
    from = deal(targetCount, CHUNK);
  }
  meet(threads);
}

/** The strongest columns of row j by count · inverse · scale, ascending; among equals the smaller column. Returns how many. */
function choose(j: u32, start: usize, index: usize, count: usize, inverse: usize, scale: usize, most: i32, chosen: usize, strengths: usize): i32 {
  const line = start + (<usize>j << 2);
  const from = load<u32>(line);
  const end = load<u32>(line, 4);
  let size = 0;
  // a heap of the chosen, the weakest on top
  for (let e = from; e < end; e++) {
    const i = load<u32>(index + (<usize>e << 2));
    const say = load<f32>(scale + (<usize>i << 2));
    const own = load<f32>(count + (<usize>e << 2)) * load<f32>(inverse + (<usize>i << 2)) * say;
    if (say == 0) continue;
    if (size < most) {
      rise(chosen, strengths, size, i, own);
      size++;
    } else {
      const bar = load<f32>(strengths);
      if (own < bar || (own == bar && i > load<u32>(chosen))) continue;
      sink(chosen, strengths, size, i, own);
    }
  }
  sort(chosen, size);
  return size;
}

function rise(chosen: usize, strengths: usize, from: i32, i: u32, own: f32): void {
  let at = from;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    const other = load<u32>(chosen + (<usize>parent << 2));
    const value = load<f32>(strengths + (<usize>parent << 2));
    if (value < own || (value == own && other > i)) break;
    store<u32>(chosen + (<usize>at << 2), other);
    store<f32>(strengths + (<usize>at << 2), value);
    at = parent;
  }
  store<u32>(chosen + (<usize>at << 2), i);
  store<f32>(strengths + (<usize>at << 2), own);
}

function sink(chosen: usize, strengths: usize, size: i32, i: u32, own: f32): void {
  let at = 0;
  while (true) {
    let child = 2 * at + 1;
    if (child >= size) break;
    let other = load<u32>(chosen + (<usize>child << 2));
    let value = load<f32>(strengths + (<usize>child << 2));
    if (child + 1 < size) {
      const next = load<u32>(chosen + (<usize>child << 2), 4);
      const weight = load<f32>(strengths + (<usize>child << 2), 4);
      if (weight < value || (weight == value && next > other)) {
        child++;
        other = next;
        value = weight;
      }
    }
    if (own < value || (own == value && i > other)) break;
    store<u32>(chosen + (<usize>at << 2), other);
    store<f32>(strengths + (<usize>at << 2), value);
    at = child;
  }
  store<u32>(chosen + (<usize>at << 2), i);
  store<f32>(strengths + (<usize>at << 2), own);
}

/** Ascending, by gaps (Shell, with Ciura's gaps): the lists are short. */
function sort(list: usize, size: i32): void {
  for (let gap = size > 132 ? 57 : size > 23 ? 10 : size > 4 ? 4 : 1; gap > 0; gap = gap == 57 ? 23 : gap == 23 ? 10 : gap == 10 ? 4 : gap == 4 ? 1 : 0) {
    for (let a = gap; a < size; a++) {
      const value = load<u32>(list + (<usize>a << 2));
      let b = a;
      for (; b >= gap; b -= gap) {
        const other = load<u32>(list + (<usize>(b - gap) << 2));
        if (other <= value) break;
        store<u32>(list + (<usize>b << 2), other);
      }
      store<u32>(list + (<usize>b << 2), value);
    }
  }
}

/** Fills the upper triangle of the n × n system from the rows of the chosen columns, left of the diagonal, and the right side. */
function gather(j: u32, m: i32, n: i32, chosen: usize, start: usize, index: usize, count: usize, diagonal: usize, scale: usize, place: usize, system: usize, right: usize): void {
  memory.fill(system, 0, <usize>(n * n) << 2);
  memory.fill(right, 0, <usize>n << 2);
  for (let p = 0; p < m; p++) store<u8>(place + load<u32>(chosen + (<usize>p << 2)), p + 1);
  for (let q = 0; q < m; q++) {
    const i = load<u32>(chosen + (<usize>q << 2));
    const say = load<f32>(scale + (<usize>i << 2));
    const column = system + (<usize>q << 2);
    const line = start + (<usize>i << 2);
    let e = <usize>load<u32>(line) << 2;
    const end = <usize>load<u32>(line, 4) << 2;
    for (; e < end; e += 4) {
      const other = load<u32>(index + e);
      if (other >= i) break;
      const p = <usize>load<u8>(place + other);
      if (p != 0) store<f32>(column + (p - 1) * (<usize>n << 2), load<f32>(count + e) * say * load<f32>(scale + (<usize>other << 2)));
    }
    store<f32>(column + <usize>q * (<usize>n << 2), load<f32>(diagonal + (<usize>i << 2)) * say * say);
  }
  for (let p = m; p < n; p++) store<f32>(system + (<usize>(p * n + p) << 2), 1);
  // the right side: both lists ascend
  const line = start + (<usize>j << 2);
  let e = <usize>load<u32>(line) << 2;
  for (let p = 0; p < m; p++) {
    const i = load<u32>(chosen + (<usize>p << 2));
    while (load<u32>(index + e) != i) e += 4;
    store<f32>(right + (<usize>p << 2), load<f32>(count + e) * load<f32>(scale + (<usize>i << 2)));
    store<u8>(place + i, 0);
  }
}
