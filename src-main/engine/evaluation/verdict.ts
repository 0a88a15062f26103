import type { Pacer } from '../pacer.ts';
import { bootstrapInterval, mean, standardError, type Interval } from './bootstrap.ts';
import { signFlipP } from './sign-flip.ts';

/** Whether transfer helped, as far as the figures can tell. */
export type Verdict = 'positive' | 'none' | 'negative';

/** A transfer method against another on the same patrons (engine notes 3.6). */
export interface PairedDifference extends Interval {
  readonly patrons: number;
  /** Share of patrons with a better, and with a worse, list. */
  readonly helped: number;
  readonly hurt: number;
  /** Mean of the tenth of the differences (at least one) that are lowest. */
  readonly worstTenth: number;
  /** Two-sided p of the sign-flip test. */
  readonly p: number;
  /** 2.8·σ/√n: the difference that would be found with 80 % power. */
  readonly minimumDetectable: number;
  readonly verdict: Verdict;
  /** Whether the interval lies above −1 % of the other method's mean: the harm that patrons served well already may be exposed to. */
  readonly nonInferior: boolean;
}

/** Loss, relative to the other method, that counts as none (engine notes 3.6 c). */
const MARGIN = 0.01;

/** Sign-flip p from which a difference counts as chance: with few patrons, or few who differ, a bootstrap interval alone is too narrow. */
const CHANCE = 0.05;

/** Compares two methods patron by patron, d_u = a_u − b_u: positive when the 95 % interval lies above 0 and p is below .05, negative when it lies below 0 and p too. */
export async function pairedDifference(a: ArrayLike<number>, b: ArrayLike<number>, seed: number, pacer: Pacer): Promise<PairedDifference> {
  const difference = Float64Array.from(a, (value, u) => value - b[u]!);
  const interval = await bootstrapInterval(difference, seed, pacer);
  if (pacer.due()) await pacer.pause();
  const p = await signFlipP(difference, seed, pacer);
  const share = (test: (value: number) => boolean) => (difference.length > 0 ? difference.filter(test).length / difference.length : 0);
  return {
    ...interval,
    patrons: difference.length,
    helped: share((value) => value > 0),
    hurt: share((value) => value < 0),
    worstTenth: mean(difference.slice().sort().subarray(0, Math.ceil(difference.length / 10))),
    p,
    minimumDetectable: 2.8 * standardError(difference),
    verdict: p >= CHANCE ? 'none' : interval.low > 0 ? 'positive' : interval.high < 0 ? 'negative' : 'none',
    nonInferior: interval.low > -MARGIN * mean(b),
  };
}
