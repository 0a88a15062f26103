import { fillNormal } from '../matrix/random.ts';

/** d: length of the vectors. */
const DIMENSIONS = 64;
/** h: width of the item tower's hidden layer. */
const HIDDEN = 128;

/** Where each dense parameter lies in the flat array, and how many there are. */
export interface TowerLayout {
  readonly dimensions: number;
  readonly hidden: number;
  /** W₁ dimensions × hidden, b₁ hidden, W₂ hidden × dimensions: the item tower. */
  readonly first: number;
  readonly firstBias: number;
  readonly second: number;
  /** Wₚ dimensions × dimensions, bₚ dimensions: the patron tower. */
  readonly patron: number;
  readonly patronBias: number;
  /** β: how much the popularity of a title counts. */
  readonly popularity: number;
  readonly size: number;
}

/** The layout of a tower with vectors of d and a hidden layer of h. */
export function towerLayout(d = DIMENSIONS, h = HIDDEN): TowerLayout {
  const firstBias = d * h;
  const second = firstBias + h;
  const patron = second + h * d;
  const patronBias = patron + d * d;
  const popularity = patronBias + d;
  return { dimensions: d, hidden: h, first: 0, firstBias, second, patron, patronBias, popularity, size: popularity + 1 };
}

/**
 * The dense parameters at the start of a training: W₂ = 0 and Wₚ = I, so that the tower begins as the cosine of the pooled words, a
 * random projection of weighted content; W₁ at He's deviation √(2/d); popularity counts in full.
 */
export function initialWeights({ dimensions: d, hidden: h, first, patron, popularity, size }: TowerLayout, seed: number): Float32Array {
  const weights = new Float32Array(size);
  fillNormal(weights.subarray(first, first + d * h), Math.sqrt(2 / d), seed);
  for (let f = 0; f < d; f += 1) weights[patron + f * d + f] = 1;
  weights[popularity] = 1;
  return weights;
}
