import { mix, scramble } from '../matrix/random.ts';
import type { Pacer } from '../pacer.ts';

/** A mean with its 95 % interval. */
export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** Resamples drawn for every interval (engine notes 3.6). */
export const RESAMPLES = 2000;

/** Arithmetic mean, 0 of nothing. */
export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) sum += values[i]!;
  return values.length > 0 ? sum / values.length : 0;
}

/** Percentile bootstrap of the mean over patrons: 2.5 % and 97.5 % of 2,000 seeded resamples with replacement. */
export async function bootstrapInterval(values: ArrayLike<number>, seed: number, pacer: Pacer): Promise<Interval> {
  const n = values.length;
  if (n === 0) return { mean: 0, low: 0, high: 0 };
  const means = new Float64Array(RESAMPLES);
  let state = mix(seed, n);
  for (let b = 0; b < RESAMPLES; b += 1) {
    if (pacer.due()) await pacer.pause();
    let sum = 0;
    for (let i = 0; i < n; i += 1) {
      state = (state + 0x9e3779b9) >>> 0;
      sum += values[Math.floor((scramble(state) / 4294967296) * n)]!;
    }
    means[b] = sum / n;
  }
  means.sort();
  return { mean: mean(values), low: means[Math.floor(0.025 * RESAMPLES)]!, high: means[Math.ceil(0.975 * RESAMPLES) - 1]! };
}

/** Standard error of the mean, 0 for fewer than two values. */
export function standardError(values: ArrayLike<number>): number {
  const n = values.length;
  if (n < 2) return 0;
  const centre = mean(values);
  let squares = 0;
  for (let i = 0; i < n; i += 1) squares += (values[i]! - centre) ** 2;
  return Math.sqrt(squares / (n - 1) / n);
}
