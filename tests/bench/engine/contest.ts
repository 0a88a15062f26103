import type { Figure } from '../bench.ts';

/** What one run took. */
export interface Times {
  readonly wall: number;
  readonly cpu: number;
}

/** Seconds and processor seconds of some work; those of all threads of this process count. */
export async function timesOf(work: () => Promise<unknown>): Promise<Times> {
  const startedAt = performance.now();
  const before = process.cpuUsage();
  await work();
  const used = process.cpuUsage(before);
  return { wall: (performance.now() - startedAt) / 1000, cpu: (used.user + used.system) / 1e6 };
}

/** Wall and processor time beside a peer's, each of which may be `bar` times as much; without a peer ours alone. */
export function besidePeer(what: string, ours: readonly Times[], name: string, theirs: readonly Times[], bar: number): Figure[] {
  const figure = (unit: string, pick: (times: Times) => number): Figure => ({
    what, unit, values: ours.map(pick), ...(theirs.length > 0 && { peer: { name, values: theirs.map(pick) }, bar }),
  });
  return [figure('s', ({ wall }) => wall), figure('CPU-s', ({ cpu }) => cpu)];
}
