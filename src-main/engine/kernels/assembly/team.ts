// How the threads of one job work together. The words live in the first page of the shared memory, each on a cache line of its own;
// worker/kernels/thread-pool.ts clears them before a job and knows the same places.

/** Set from outside when the job is to end early. */
const ABORT: usize = 0;
/** The abort as all threads see it, copied at a meeting point so that they agree. */
const STOP: usize = 64;
const MET: usize = 128;
const GENERATION: usize = 192;
/** Units of work done, read from outside. */
const DONE: usize = 256;
/** The row, or chunk, dealt next. */
const CURSOR: usize = 320;

/** Looks at a meeting point before a thread goes to sleep: some microseconds. */
const SPINS: i32 = 2000;

/** Whether the job is to end early: for the inside of long loops. What was computed then is thrown away. */
@inline
export function aborted(): bool {
  return atomic.load<i32>(ABORT) != 0;
}

/** Counts work done. */
@inline
export function advance(units: i32): void {
  atomic.add<i32>(DONE, units);
}

/**
 * The next `size` units of `count` for this thread: the first of them, or `count` when all are dealt or the job is to end.
 * The cursor starts at 0 after every `meet`.
 */
export function deal(count: i32, size: i32): i32 {
  if (aborted()) return count;
  const first = atomic.add<i32>(CURSOR, size);
  return first < count ? first : count;
}

/**
 * Waits until all threads are here and sets the cursor back. False: the job is to end, for every thread alike.
 * What the threads wrote before is seen by all afterwards.
 */
export function meet(threads: i32): bool {
  const generation = atomic.load<i32>(GENERATION);
  if (atomic.add<i32>(MET, 1) == threads - 1) {
    atomic.store<i32>(MET, 0);
    atomic.store<i32>(CURSOR, 0);
    atomic.store<i32>(STOP, atomic.load<i32>(ABORT));
    atomic.add<i32>(GENERATION, 1);
    atomic.notify(GENERATION, threads);
  } else {
    let spins = 0;
    while (atomic.load<i32>(GENERATION) == generation) {
      if (++spins > SPINS) atomic.wait<i32>(GENERATION, generation, -1);
    }
  }
  return atomic.load<i32>(STOP) == 0;
}
