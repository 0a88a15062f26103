import type { LoanMatrix } from '../data/loan-matrix.ts';
import type { Pacer } from '../pacer.ts';

/** What the oldest loan counts at least: 0 means that there was none, and in single precision a sum of such weights is still above 0. */
const LEAST = 1e-30;

/** Weight of a loan by age: 2^(−age / halfLifeDays), age in days, never below 10⁻³⁰; halfLifeDays 0 = no decay. */
export function ageWeight(age: number, halfLifeDays: number): number {
  return halfLifeDays > 0 ? Math.max(LEAST, 2 ** (-age / halfLifeDays)) : 1;
}

/** `ageWeight` of each pair, age from the pair's last loan to `lastDay`. */
export async function ageWeights({ lastDay: days }: LoanMatrix, lastDay: number, halfLifeDays: number, pacer: Pacer): Promise<Float32Array> {
  const weights = new Float32Array(days.length);
  for (let e = 0; e < weights.length; e += 1) {
    if (e % 1024 === 0 && pacer.due()) await pacer.pause();
    weights[e] = ageWeight(lastDay - days[e]!, halfLifeDays);
  }
  return weights;
}
