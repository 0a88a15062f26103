import type { LearningCurve } from './evaluations.ts';

type Points = LearningCurve['points'];

/** Where along a learning curve transfer clearly helped. */
export type CurveReadingCode = 'helps-always' | 'helps-below' | 'helps-above' | 'helps-at' | 'helps-between' | 'helps-never';

/** A reading, with the first and the last point at which transfer clearly helped; null where there is none. */
export interface CurveReading {
  readonly code: CurveReadingCode;
  readonly from: Points[number] | null;
  readonly to: Points[number] | null;
}

/**
 * Reads a learning curve (engine notes 3.6 e). Transfer clearly helps at a point where the 95 % interval of its difference to the twin lies
 * above 0; a greater mean alone says nothing. `helps-always`: at every point; `helps-below`: at every point up to one; `helps-above`: at every point
 * from one on; `helps-at`: at a single one between others; `helps-between`: at some other points.
 */
export function curveReading(points: Points): CurveReading {
  const helped = [...points.keys()].filter((at) => points[at]!.difference.low > 0);
  const [first, last] = [helped[0], helped.at(-1)];
  if (first === undefined || last === undefined) return { code: 'helps-never', from: null, to: null };
  return { code: codeOf(helped, points.length), from: points[first]!, to: points[last]! };
}

function codeOf(helped: readonly number[], points: number): CurveReadingCode {
  if (helped.length === points) return 'helps-always';
  const isOneStretch = helped.at(-1)! - helped[0]! + 1 === helped.length;
  if (isOneStretch && helped[0] === 0) return 'helps-below';
  if (isOneStretch && helped.at(-1) === points - 1) return 'helps-above';
  return helped.length === 1 ? 'helps-at' : 'helps-between';
}

/** Target loans at which the mean of the twin meets that of transfer for the last time, between two points on a logarithmic scale; null where it never does. */
export function curveCrossing(points: Points): number | null {
  const at = points.findLastIndex(({ difference }, p) => p + 1 < points.length && (difference.mean > 0) !== (points[p + 1]!.difference.mean > 0));
  if (at < 0) return null;
  const [last, next] = [points[at]!, points[at + 1]!];
  if (last.loans === 0) return null;
  const way = last.difference.mean / (last.difference.mean - next.difference.mean);
  return Math.round(Math.exp(Math.log(last.loans) + way * (Math.log(next.loans) - Math.log(last.loans))));
}
