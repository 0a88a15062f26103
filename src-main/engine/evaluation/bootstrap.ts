import { mix, scramble } from '../matrix/random.ts';
import type { Pacer } from '../pacer.ts';
import { inverseNormal, normalShare } from './normal.ts';

/** A mean with its 95 % interval. */
export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** Resamples drawn for every interval (engine notes 3.6). */
const RESAMPLES = 2000;
/** Below so many patrons the percentiles are corrected for bias and skewness (BCa). */
const CORRECTED_BELOW = 200;
/**
 * From so many patrons on the interval is the bootstrap's limit, mean ± 1.96 standard errors: its ends then lie closer to those of the
 * bootstrap (skewness moves them by ~0.02 standard errors) than two runs of 2,000 resamples lie to each other (0.06).
 */
const NORMAL_FROM = 5000;
/** Vectors resampled together: their rows fit the processor's cache. */
const TOGETHER = 64;

/** Arithmetic mean, 0 of nothing. */
export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) sum += values[i]!;
  return values.length > 0 ? sum / values.length : 0;
}

/** 95 % bootstrap interval of the mean over patrons: 2,000 seeded resamples with replacement, percentiles, BCa for few patrons. */
export async function bootstrapInterval(values: ArrayLike<number>, seed: number, pacer: Pacer): Promise<Interval> {
  return (await bootstrapIntervals([values], seed, pacer))[0]!;
}

/** The intervals of several figures of the same patrons (equally long vectors), each as `bootstrapInterval` gives it, from the same resamples. */
export async function bootstrapIntervals(columns: readonly ArrayLike<number>[], seed: number, pacer: Pacer): Promise<Interval[]> {
  const n = columns[0]?.length ?? 0;
  if (n === 0) return columns.map(() => ({ mean: 0, low: 0, high: 0 }));
  if (n >= NORMAL_FROM) return columns.map(normalInterval);
  const made: Interval[] = [];
  for (let from = 0; from < columns.length; from += TOGETHER) {
    const together = columns.slice(from, from + TOGETHER);
    const means = together.length === 1 ? await resampledMean(together[0]!, seed, pacer) : await resampledMeans(together, seed, pacer);
    for (const [c, column] of together.entries()) {
      if (pacer.due()) await pacer.pause();
      const own = means.subarray(c * RESAMPLES, (c + 1) * RESAMPLES).sort();
      made.push(n < CORRECTED_BELOW ? correctedInterval(column, own) : percentileInterval(column, own));
    }
  }
  return made;
}

/** The mean of one column in each resample, by the same draws as `resampledMeans` and faster for one. */
async function resampledMean(column: ArrayLike<number>, seed: number, pacer: Pacer): Promise<Float64Array> {
  const n = column.length;
  const values = Float64Array.from(column);
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
  return means;
}

/** Means of every column in each resample: column × RESAMPLES. */
async function resampledMeans(columns: readonly ArrayLike<number>[], seed: number, pacer: Pacer): Promise<Float64Array> {
  const n = columns[0]!.length;
  const width = columns.length;
  const rows = new Float64Array(n * width);
  columns.forEach((column, c) => { for (let u = 0; u < n; u += 1) rows[u * width + c] = column[u]!; });
  const means = new Float64Array(width * RESAMPLES);
  const times = new Uint16Array(n);
  const sums = new Float64Array(width);
  let state = mix(seed, n);
  for (let b = 0; b < RESAMPLES; b += 1) {
    if (pacer.due()) await pacer.pause();
    times.fill(0);
    for (let i = 0; i < n; i += 1) {
      state = (state + 0x9e3779b9) >>> 0;
      times[Math.floor((scramble(state) / 4294967296) * n)]! += 1;
    }
    addRows(rows, times, sums.fill(0));
    for (let c = 0; c < width; c += 1) means[c * RESAMPLES + b] = sums[c]! / n;
  }
  return means;
}

function addRows(rows: Float64Array, times: Uint16Array, sums: Float64Array): void {
  const width = sums.length;
  for (let u = 0; u < times.length; u += 1) {
    const often = times[u]!;
    if (often === 0) continue;
    const base = u * width;
    for (let c = 0; c < width; c += 1) sums[c]! += often * rows[base + c]!;
  }
}

function percentileInterval(values: ArrayLike<number>, sorted: Float64Array): Interval {
  return { mean: mean(values), low: quantile(sorted, 0.025), high: quantile(sorted, 0.975) };
}

/**
 * Bias-corrected and accelerated percentiles (Efron 1987): z₀ = Φ⁻¹(share of resampled means below the mean), a = Σ(x−x̄)³ ÷ (6·(Σ(x−x̄)²)^1.5)
 * (the jackknife's for a mean), percentile Φ(z₀ + (z₀+z)/(1 − a(z₀+z))) at z = ±1.96.
 */
function correctedInterval(values: ArrayLike<number>, sorted: Float64Array): Interval {
  const centre = mean(values);
  let squares = 0;
  let cubes = 0;
  for (let i = 0; i < values.length; i += 1) {
    const away = values[i]! - centre;
    squares += away ** 2;
    cubes += away ** 3;
  }
  const below = sorted.reduce((count, value) => count + (value < centre ? 1 : value === centre ? 0.5 : 0), 0) / sorted.length;
  if (squares === 0 || below === 0 || below === 1) return percentileInterval(values, sorted);
  const bias = inverseNormal(below);
  const acceleration = cubes / (6 * squares ** 1.5);
  const at = (z: number) => normalShare(bias + (bias + z) / (1 - acceleration * (bias + z)));
  return { mean: centre, low: quantile(sorted, at(-1.959964)), high: quantile(sorted, at(1.959964)) };
}

function normalInterval(values: ArrayLike<number>): Interval {
  const centre = mean(values);
  const half = 1.959964 * standardError(values);
  return { mean: centre, low: centre - half, high: centre + half };
}

/** The value that share of the sorted ones lie below; the ends look outwards. */
function quantile(sorted: Float64Array, share: number): number {
  const at = share < 0.5 ? Math.floor(share * sorted.length) : Math.ceil(share * sorted.length) - 1;
  return sorted[Math.max(0, Math.min(sorted.length - 1, at))]!;
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
