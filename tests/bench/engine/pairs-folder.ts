import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchRun } from '../bench.ts';
import { powerLaw, type PowerLaw } from './power-law.ts';

/** The pairs that factors are trained on, and the folder in which peers find the same. */
export interface BenchPairs extends PowerLaw {
  readonly folder: string;
}

/** 50,000 patrons × 10,000 titles × 6 million loans; the same for every bench of a call. */
export function benchPairs({ quick, shared }: BenchRun): BenchPairs {
  const made = quick ? powerLaw(2000, 1000, 100_000, 1) : powerLaw(50_000, 10_000, 6_000_000, 1);
  const folder = join(shared, 'pairs');
  if (!existsSync(folder)) {
    mkdirSync(folder);
    writeFileSync(join(folder, 'start.u32'), made.pairs.start);
    writeFileSync(join(folder, 'index.u32'), made.pairs.index);
    writeFileSync(join(folder, 'held.u32'), made.held);
  }
  return { ...made, folder };
}

/** Mean share of the held out titles found among the first twenty, `count` places a row. */
export function recallOf(held: Uint32Array, found: Uint32Array, count: number): number {
  let hits = 0;
  for (let at = 0; at < held.length; at += 1) {
    const row = at >> 1;
    if (found.subarray(row * count, (row + 1) * count).includes(held[at]!)) hits += 1;
  }
  return hits / held.length;
}
