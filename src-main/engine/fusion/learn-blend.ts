import { candidateKey, type Candidate } from '../models/candidate.ts';
import { LIST_LENGTH } from '../evaluation/judge.ts';
import { ndcgOfList } from '../evaluation/metrics.ts';
import { mix } from '../matrix/random.ts';
import type { MethodId, Settings } from '../models/method.ts';
import type { Pacer } from '../pacer.ts';
import { learnWeights } from './learn-weights.ts';
import type { RankingPools } from './ranking-pools.ts';

/** Questions below which no weights are learned. */
const MIN_QUESTIONS = 60;
/** Questions that are looked at to find the members that matter. */
const SAMPLE = 200;
/** Improvement of the loss that is too small to matter for finding them. */
const ROUGHLY = 1e-3;
/** A member that moves less than this share of what all members move is left out. */
const LEAST_SHARE = 0.02;
/** Members of a blend at most. */
const MOST_MEMBERS = 12;
/** Parts the patrons are dealt into, so that nobody is judged by weights learned from her. */
const PARTS = 4;

/** A blend with its nDCG@10 on every question, by weights that were learned without the question's patron. */
export interface LearnedBlend {
  readonly candidate: Candidate;
  readonly values: Float64Array;
}

/**
 * Learns a blend of the members from held-out questions (stacking, Wolpert 1992). The values are cross-fitted: each quarter of the
 * patrons is judged by weights, and by a choice of members, from the other three. Null where there are too few questions, or
 * no member tells anything.
 * @param questions places in `pools`, with `patrons` parallel to them
 * @param members places of the members that may come in
 * @param onPart told the share of the work that has been done since it was told last
 */
export async function learnBlend(method: MethodId, pools: RankingPools, all: readonly Candidate[], members: readonly number[], questions: readonly number[], patrons: readonly number[], seed: number, pacer: Pacer, onPart: (share: number) => void = () => undefined): Promise<LearnedBlend | null> {
  if (questions.length < MIN_QUESTIONS) return null;
  const weights = await weigh(pools, questions, members, pacer);
  onPart(1 / (1 + PARTS));
  const settings: Settings = Object.fromEntries(members.map((m) => [candidateKey(all[m]!), Number(weights[m]!.toPrecision(4))] as const).filter(([, weight]) => weight > 0));
  if (Object.keys(settings).length === 0) return null;
  const part = patrons.map((patron) => mix(seed, patron) % PARTS);
  const values = new Float64Array(questions.length);
  for (let p = 0; p < PARTS; p += 1) {
    const own = await weigh(pools, questions.filter((_, q) => part[q] !== p), members, pacer);
    onPart(1 / (1 + PARTS));
    questions.forEach((question, q) => { if (part[q] === p) values[q] = ndcgOf(pools, question, own); });
  }
  return { candidate: { method, settings }, values };
}

/** Weights of all members of the pools, 0 for those that do not come in. */
async function weigh(pools: RankingPools, questions: readonly number[], members: readonly number[], pacer: Pacer): Promise<Float64Array> {
  const step = Math.max(1, questions.length / SAMPLE);
  const sample = Array.from({ length: Math.min(SAMPLE, questions.length) }, (_, at) => questions[Math.floor(at * step)]!);
  const first = await learnWeights(pools.narrowed(sample, members), pacer, ROUGHLY);
  const moved = first.weights.map((weight, m) => weight * first.spread[m]!);
  const total = moved.reduce((sum, own) => sum + own, 0);
  const kept = Array.from(moved.keys()).filter((m) => moved[m]! > LEAST_SHARE * total).sort((a, b) => moved[b]! - moved[a]!).slice(0, MOST_MEMBERS).sort((a, b) => a - b);
  const result = new Float64Array(pools.members);
  const { weights } = await learnWeights(pools.narrowed(questions, kept.map((m) => members[m]!)), pacer);
  kept.forEach((m, at) => { result[members[m]!] = weights[at]!; });
  return result;
}

/** nDCG@10 of the pool's titles in the order of their weighted sums. */
function ndcgOf(pools: RankingPools, question: number, weights: Float64Array): number {
  const from = pools.start[question]!;
  const rows = Array.from({ length: pools.start[question + 1]! - from }, (_, place) => ({ row: from + place, score: pools.scoreOf(from + place, weights) }));
  rows.sort((a, b) => b.score - a.score);
  return ndcgOfList(Uint32Array.from(rows.slice(0, LIST_LENGTH), ({ row }) => row), LIST_LENGTH, pools.relevant[question]!, (row) => pools.wanted[row] === 1);
}
