import { median } from './tools/measure.ts';

/** One thing measured: the values of its runs, and those of a named peer on the same work in the same run. */
export interface Figure {
  readonly what: string;
  readonly unit: string;
  readonly values: readonly number[];
  /** Left out: nothing comparable exists. */
  readonly peer?: { readonly name: string; readonly values: readonly number[] };
  /** Whether more is better, as with rows a second; else less is. */
  readonly isRate?: boolean;
  /** What the median may be at most, as a multiple of the peer's; without a peer, in the figure's own unit. */
  readonly bar?: number;
}

export interface BenchRun {
  /** A small load that ends in seconds, to see that everything works. */
  readonly quick: boolean;
  /** Temporary folder of all benches of this call. */
  readonly shared: string;
  /** Temporary folder of this bench. */
  readonly folder: string;
}

/** A named bench: what it measures in a few words, and how. */
export interface Bench {
  readonly name: string;
  readonly about: string;
  run(run: BenchRun): Promise<Figure[]>;
}

/** The figure's median beside its peer's: how many times as much; and whether that is within the bar. */
export function judged({ values, peer, bar }: Figure): { readonly ratio: number | null; readonly met: boolean | null } {
  const ratio = peer === undefined ? null : median(values) / median(peer.values);
  return { ratio, met: bar === undefined ? null : (ratio ?? median(values)) <= bar };
}
