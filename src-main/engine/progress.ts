import type { Kernels } from './kernels/kernels.ts';
import type { FitDetail } from './models/method.ts';

/** One report of a long run; `value` never falls. */
export interface EngineProgress {
  /** Share of the work done, 0..1. */
  readonly value: number;
  /** What is going on, a kebab-case id: 'selection', 'test', 'final', 'evaluation'. */
  readonly step: EngineStep;
  readonly detail?: FitDetail;
}

/** Ids of the steps of training and evaluation. */
export type EngineStep = 'selection' | 'test' | 'final' | 'evaluation';

/** What the entry points take beside their input. */
export interface RunOptions {
  readonly seed: number;
  readonly onProgress?: (progress: EngineProgress) => void;
  readonly signal?: AbortSignal;
  /** The heavy computations; in TypeScript on this thread where none are given. */
  readonly kernels?: Kernels;
}

/** Counts effort done against effort planned; a part of the run gets its own share of the bar. */
export interface Progress {
  /** Adds finished effort, in the units of `planned`. */
  advance(effort: number): void;
  detail(detail: FitDetail): void;
  /** A progress for a piece that makes up `effort` of this one and counts `planned` units itself. */
  piece(step: EngineStep, effort: number, planned: number): Progress;
}

/** Milliseconds after which the last report is repeated. */
const SILENCE_MS = 500;

/**
 * Passes reports on; `look`, called at every pause of a run, repeats the last one where nothing has been reported for half a second, so
 * that whoever watches can tell slow work from none.
 */
export function signsOfLife(step: EngineStep, report: (progress: EngineProgress) => void = () => undefined): { report(progress: EngineProgress): void; look(): void } {
  let last: EngineProgress = { value: 0, step };
  let reportedMs = performance.now();
  const pass = (progress: EngineProgress): void => {
    last = progress;
    reportedMs = performance.now();
    report(progress);
  };
  return { report: pass, look: () => { if (performance.now() - reportedMs > SILENCE_MS) pass(last); } };
}

/** The progress of a whole run. */
export function createProgress(step: EngineStep, planned: number, report: (progress: EngineProgress) => void = () => undefined): Progress {
  let value = 0;
  const make = (own: EngineStep, from: number, width: number, units: number): Progress => {
    let done = 0;
    const rise = () => { value = Math.max(value, Math.min(1, from + (width * done) / units)); };
    return {
      advance(effort) {
        done += effort;
        rise();
        report({ value, step: own });
      },
      detail: (detail) => report({ value, step: own, detail }),
      piece(inner, effort, plannedInside) {
        const start = from + (width * done) / units;
        done += effort;
        return make(inner, start, (width * effort) / units, Math.max(1e-9, plannedInside));
      },
    };
  };
  return make(step, 0, 1, Math.max(1e-9, planned));
}

/** Tells whole per cents of so many steps; the function given back is told the share done of the present one, 1 ends it. */
export function percentages(steps: number, report: (percent: number) => void): (share: number) => void {
  let done = 0;
  let told = 0;
  return (share) => {
    const percent = Math.floor((100 * (done + share)) / steps);
    if (percent > told) report(told = percent);
    if (share === 1) done += 1;
  };
}
