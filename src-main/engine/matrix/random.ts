import type { Pacer } from '../pacer.ts';
import { chunks } from './dense.ts';

/** Mixes whole numbers into one well-spread unsigned 32-bit number (MurmurHash3's finaliser over a running sum). */
export function mix(...values: readonly number[]): number {
  let h = 0x9e3779b9;
  for (const value of values) h = scramble(h ^ Math.imul(value | 0, 0x85ebca6b));
  return h;
}

/** The 32-bit finaliser of MurmurHash3 (Appleby, public domain): a bijection on unsigned 32-bit numbers. */
export function scramble(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** A seeded generator of uniform numbers in [0, 1): Mulberry32. */
export function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A seeded shuffle of a copy (Fisher–Yates). */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  const random = seededRandom(seed);
  const copy = [...items];
  for (let i = copy.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    const swap = copy[i]!;
    copy[i] = copy[j]!;
    copy[j] = swap;
  }
  return copy;
}

/** Fills an array with normal deviates of mean 0 and the given standard deviation (Box–Muller), from a seed or a running generator. */
export function fillNormal(out: Float32Array, deviation: number, source: number | (() => number)): void {
  const random = typeof source === 'number' ? seededRandom(source) : source;
  for (let i = 0; i < out.length; i += 2) {
    const radius = deviation * Math.sqrt(-2 * Math.log(1 - random()));
    const angle = 2 * Math.PI * random();
    out[i] = radius * Math.cos(angle);
    if (i + 1 < out.length) out[i + 1] = radius * Math.sin(angle);
  }
}

/** `fillNormal` from a seed for a matrix of so many columns, with pauses. */
export async function fillNormalPaced(matrix: Float32Array, width: number, deviation: number, seed: number, pacer: Pacer): Promise<void> {
  const random = seededRandom(seed);
  for (const piece of chunks(matrix, width)) {
    fillNormal(piece, deviation, random);
    if (pacer.due()) await pacer.pause();
  }
}
