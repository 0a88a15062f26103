import type { JobStep } from '#contract/jobs.ts';
import type { TrainingPoint } from '#contract/training.ts';
import type { EngineProgress, EngineStep } from '#engine/progress.ts';
import type { MainPort } from './port.ts';

const steps: Readonly<Record<EngineStep, JobStep>> = { selection: 'selecting', test: 'testing', final: 'fitting', evaluation: 'evaluating' };
const phases: Readonly<Record<EngineStep, TrainingPoint['phase']>> = { selection: 'selecting', test: 'testing', final: 'fitting', evaluation: 'testing' };

/** Hands the engine's progress on: the bar at most ten times a second, every point of the curve. */
export function reportProgress(port: MainPort): (progress: EngineProgress) => void {
  let lastMs = 0;
  return ({ value, step, detail }) => {
    if (detail?.loss !== undefined) {
      const { method, epoch, epochs, loss } = detail;
      port.send({ type: 'point', point: { method, phase: phases[step], epoch, epochs, loss } });
    }
    if (performance.now() - lastMs < 100 && value < 1) return;
    lastMs = performance.now();
    port.send({ type: 'progress', step: steps[step], value, done: null });
  };
}

/** Says how many titles have been read before the engine starts. */
export function reportLoading(port: MainPort): (done: number) => void {
  return (done) => port.send({ type: 'progress', step: 'loading', value: 0, done });
}
