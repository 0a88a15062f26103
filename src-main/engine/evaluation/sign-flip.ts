import { mix, scramble } from '../matrix/random.ts';
import type { Pacer } from '../pacer.ts';
import { normalShare } from './normal.ts';

/** Flips drawn when there are too many signs to try all. */
const FLIPS = 10_000;
/** Up to so many differences other than 0 every pattern of signs is tried: 2^13 = 8,192. */
const EXHAUSTIVE = 13;
/**
 * Beyond so many the distribution of the flipped sum is taken as its limit, normal with variance Σd²: its p then differs from that of 10,000
 * drawn patterns by less than two drawings differ from each other.
 */
const NORMAL_BEYOND = 10_000;
/** Differences whose sum is looked up at once. */
const GROUP = 8;

/**
 * Two-sided sign-flip permutation test of mean 0 (Fisher 1935): the share of sign patterns whose |Σ ±d| is at least the one seen. With at
 * most 13 differences other than 0 all patterns are tried and p is exact; with more, 10,000 seeded ones are drawn and
 * p = (1 + at least as far) ÷ (1 + 10,000); with more than 10,000 it is p of the normal limit, no smaller than drawing could give.
 * Differences of 0 change no sum and are left out. 1 for nothing to compare.
 * A flip costs one look-up per eight differences (all 256 signed sums of every eight are made first): 10,000 × 10,000 in well under a second.
 */
export async function signFlipP(differences: ArrayLike<number>, seed: number, pacer: Pacer): Promise<number> {
  const values: number[] = [];
  for (let u = 0; u < differences.length; u += 1) if (differences[u] !== 0) values.push(differences[u]!);
  if (values.length === 0) return 1;
  const seen = Math.abs(values.reduce((sum, value) => sum + value, 0));
  if (values.length > NORMAL_BEYOND) {
    const spread = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
    return Math.max(1 / (1 + FLIPS), 2 * normalShare(-seen / spread));
  }
  const size = values.reduce((sum, value) => sum + Math.abs(value), 0);
  const bar = seen - size * 1e-12; // sums of the same numbers in another order differ in their last digits
  const sums = signedSums(values);
  const groups = sums.length >> GROUP;
  if (values.length <= EXHAUSTIVE) {
    const patterns = 2 ** values.length;
    let far = 0;
    for (let pattern = 0; pattern < patterns; pattern += 1) {
      let sum = 0;
      for (let g = 0; g < groups; g += 1) sum += sums[(g << GROUP) + ((pattern >>> (g * GROUP)) & 255)]!;
      if (Math.abs(sum) >= bar) far += 1;
    }
    return far / patterns;
  }
  let far = 0;
  let state = mix(seed, values.length, 71);
  for (let flip = 0; flip < FLIPS; flip += 1) {
    if (flip % 64 === 0 && pacer.due()) await pacer.pause();
    let sum = 0;
    for (let g = 0; g < groups;) {
      state = (state + 0x9e3779b9) >>> 0;
      let bits = scramble(state);
      for (let part = 0; part < 4 && g < groups; part += 1, g += 1) {
        sum += sums[(g << GROUP) + (bits & 255)]!;
        bits >>>= GROUP;
      }
    }
    if (Math.abs(sum) >= bar) far += 1;
  }
  return (1 + far) / (1 + FLIPS);
}

/** Of every eight values the sum under each of the 256 sign patterns; a set bit keeps the sign, the last group is filled up with zeros. */
function signedSums(values: readonly number[]): Float64Array {
  const groups = Math.ceil(values.length / GROUP);
  const sums = new Float64Array(groups << GROUP);
  for (let g = 0; g < groups; g += 1) {
    const base = g << GROUP;
    for (let i = 0; i < GROUP; i += 1) sums[base]! -= values[g * GROUP + i] ?? 0;
    for (let pattern = 1; pattern < 256; pattern += 1) {
      const lowest = 31 - Math.clz32(pattern & -pattern);
      sums[base + pattern] = sums[base + (pattern & (pattern - 1))]! + 2 * (values[g * GROUP + lowest] ?? 0);
    }
  }
  return sums;
}

/** Holm's step-down correction (1979): p values in the order given, made valid for all of them together. */
export function holm(values: readonly number[]): number[] {
  const order = [...values.keys()].sort((a, b) => values[a]! - values[b]!);
  const adjusted = new Array<number>(values.length);
  let least = 0;
  order.forEach((at, i) => {
    least = Math.max(least, Math.min(1, (values.length - i) * values[at]!));
    adjusted[at] = least;
  });
  return adjusted;
}
