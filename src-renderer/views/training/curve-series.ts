import type { MethodId, TrainingPoint } from '#contract/training.ts';

/** The newest fit of every method that has a curve: a method is fitted several times, and each fit begins again at its first epoch. */
export function newestFits(points: readonly TrainingPoint[]): ReadonlyMap<MethodId, readonly TrainingPoint[]> {
  const fits = new Map<MethodId, TrainingPoint[]>();
  for (const point of points) {
    const fit = fits.get(point.method);
    const last = fit?.at(-1);
    if (fit === undefined || last === undefined || point.epoch <= last.epoch || point.phase !== last.phase) fits.set(point.method, [point]);
    else fit.push(point);
  }
  return fits;
}
