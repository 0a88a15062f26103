import { choleskyFactor, choleskySolve } from '../matrix/cholesky.ts';
import type { Pacer } from '../pacer.ts';
import type { RankingPools } from './ranking-pools.ts';

/** Pull of the weights towards 0, in units of the members' spread. */
const PENALTY = 0.01;
const MOST_STEPS = 30;
/** A step that improves the loss by less ends the search. */
const ENOUGH = 1e-5;

/** Weights of the members, and the spread (standard deviation) of each member's feature: weight · spread is what a member moves. */
export interface LearnedWeights {
  readonly weights: Float64Array;
  readonly spread: Float64Array;
}

/**
 * Learns non-negative weights of the members so that the titles to be found stand out among the pool: the listwise loss
 * L(w) = 1/Q Σ_q [ln Σ_{j in pool q} exp(s_j) − mean_{j wanted} s_j] + penalty · Σ_m (w_m σ_m)², s_j = Σ_m w_m x_jm (ListNet's top-one
 * cross-entropy, Cao et al. 2007), σ_m the spread of a member's feature. Convex; Newton steps on the weights that are not held at 0,
 * with halving. Questions without a title to be found in their pool teach nothing.
 * @param enough a step that improves the loss by less ends the search
 */
export async function learnWeights(pools: RankingPools, pacer: Pacer, enough = ENOUGH): Promise<LearnedWeights> {
  const d = pools.members;
  const taught = Array.from({ length: pools.questions }, (_, q) => q).filter((q) => wantedIn(pools, q) > 0);
  const spread = spreads(pools, taught);
  let weights = Float64Array.from(spread, (own) => (own > 0 ? 0.1 / own : 0));
  if (taught.length === 0) return { weights: weights.fill(0), spread };
  let { loss, gradient, hessian } = await derivatives(pools, taught, weights, spread, pacer);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const free = Array.from(weights.keys()).filter((m) => spread[m]! > 0 && (weights[m]! > 0 || gradient[m]! < 0));
    const direction = newtonDirection(gradient, hessian, free, d);
    let found = false;
    for (let length = 1; length > 1e-4; length /= 2) {
      const next = weights.map((weight, m) => Math.max(0, weight - length * direction[m]!));
      const there = await derivatives(pools, taught, next, spread, pacer);
      if (there.loss >= loss) continue;
      found = loss - there.loss > enough;
      weights = next;
      ({ loss, gradient, hessian } = there);
      break;
    }
    if (!found) break;
  }
  return { weights, spread };
}

function wantedIn(pools: RankingPools, q: number): number {
  let count = 0;
  for (let row = pools.start[q]!; row < pools.start[q + 1]!; row += 1) count += pools.wanted[row]!;
  return count;
}

/** Rows that the spread is taken from, at most. */
const SPREAD_ROWS = 20_000;

/** Standard deviation of every feature over the rows of the questions, or over a sample of the questions. */
function spreads(pools: RankingPools, questions: readonly number[]): Float64Array {
  const d = pools.members;
  const sums = new Float64Array(d);
  const squares = new Float64Array(d);
  let rows = 0;
  const step = Math.max(1, Math.round(pools.rows / SPREAD_ROWS));
  for (let at = 0; at < questions.length; at += step) {
    const q = questions[at]!;
    for (let row = pools.start[q]!; row < pools.start[q + 1]!; row += 1, rows += 1) {
      for (let m = 0, cell = row * d; m < d; m += 1, cell += 1) {
        const value = pools.features[cell]!;
        sums[m]! += value;
        squares[m]! += value * value;
      }
    }
  }
  return sums.map((sum, m) => {
    const variance = rows > 0 ? squares[m]! / rows - (sum / rows) ** 2 : 0;
    return variance > 1e-12 ? Math.sqrt(variance) : 0;
  });
}

interface Derivatives {
  readonly loss: number;
  readonly gradient: Float64Array;
  /** d × d, lower triangle. */
  readonly hessian: Float64Array;
}

async function derivatives(pools: RankingPools, questions: readonly number[], weights: Float64Array, spread: Float64Array, pacer: Pacer): Promise<Derivatives> {
  const { members: d, features, wanted, start } = pools;
  const gradient = new Float64Array(d);
  const hessian = new Float64Array(d * d);
  const mean = new Float64Array(d);
  const sayers = new Uint32Array(d); // the members that say anything of the present title
  let loss = 0;
  let shares = new Float64Array(256);
  for (const q of questions) {
    const from = start[q]!;
    const size = start[q + 1]! - from;
    if (size > shares.length) shares = new Float64Array(2 * size);
    let greatest = -Infinity;
    let right = 0;
    let count = 0;
    for (let place = 0; place < size; place += 1) {
      const score = pools.scoreOf(from + place, weights);
      shares[place] = score;
      if (score > greatest) greatest = score;
      if (wanted[from + place] === 1) {
        right += score;
        count += 1;
      }
    }
    let total = 0;
    for (let place = 0; place < size; place += 1) {
      shares[place] = Math.exp(shares[place]! - greatest);
      total += shares[place]!;
    }
    loss += Math.log(total) + greatest - right / count;
    mean.fill(0);
    for (let place = 0, at = from * d; place < size; place += 1, at += d) {
      const share = shares[place]! / total;
      const pull = share - (wanted[from + place] === 1 ? 1 / count : 0);
      let said = 0;
      for (let a = 0; a < d; a += 1) if (features[at + a] !== 0) sayers[said++] = a;
      for (let i = 0; i < said; i += 1) {
        const a = sayers[i]!;
        const value = features[at + a]!;
        gradient[a]! += pull * value;
        mean[a]! += share * value;
        for (let j = 0; j <= i; j += 1) hessian[a * d + sayers[j]!]! += share * value * features[at + sayers[j]!]!;
      }
    }
    for (let a = 0; a < d; a += 1) for (let b = 0; b <= a; b += 1) hessian[a * d + b]! -= mean[a]! * mean[b]!;
    if (pacer.due()) await pacer.pause();
  }
  const n = questions.length;
  loss /= n;
  for (let a = 0; a < d; a += 1) {
    const pull = PENALTY * spread[a]! ** 2;
    loss += pull * weights[a]! ** 2;
    gradient[a] = gradient[a]! / n + 2 * pull * weights[a]!;
    for (let b = 0; b <= a; b += 1) hessian[a * d + b]! /= n;
    hessian[a * d + a]! += 2 * pull;
  }
  return { loss, gradient, hessian };
}

/** The Newton step of the free weights, 0 for the others. */
function newtonDirection(gradient: Float64Array, hessian: Float64Array, free: readonly number[], d: number): Float64Array {
  const n = free.length;
  const system = new Float64Array(n * n);
  free.forEach((a, i) => free.forEach((b, j) => { if (j <= i) system[i * n + j] = hessian[Math.max(a, b) * d + Math.min(a, b)]!; }));
  const right = Float64Array.from(free, (a) => gradient[a]!);
  choleskyFactor(system, n);
  choleskySolve(system, n, right);
  const direction = new Float64Array(d);
  free.forEach((a, i) => { direction[a] = right[i]!; });
  return direction;
}
