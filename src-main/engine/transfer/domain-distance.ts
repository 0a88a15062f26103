import type { LoanMatrix } from '../data/loan-matrix.ts';
import type { TitleRecords, TokenRows } from '../data/records.ts';
import { mix, shuffled } from '../matrix/random.ts';
import type { Pacer } from '../pacer.ts';

/** How the distinct loans of a domain spread over tokens: each loan's 1 evenly over the tokens of its title; sums to 1, or all 0 without tokens. */
export async function loanShares({ column }: LoanMatrix, { start, token }: TokenRows, count: number, pacer: Pacer): Promise<Float64Array> {
  const shares = new Float64Array(count);
  let total = 0;
  for (const [loan, title] of column.entries()) {
    if (loan % 1024 === 0 && pacer.due()) await pacer.pause();
    const size = start[title + 1]! - start[title]!;
    if (size > 0) total += 1;
    for (let e = start[title]!; e < start[title + 1]!; e += 1) shares[token[e]!]! += 1 / size;
  }
  return total > 0 ? shares.map((share) => share / total) : shares;
}

/**
 * Jensen–Shannon divergence of two distributions in bits, ½ KL(p‖m) + ½ KL(q‖m), m = (p+q)/2 (Lin 1991): 0 = the same, 1 = nothing in common;
 * null when one of them is empty.
 */
export function jensenShannon(p: Float64Array, q: Float64Array): number | null {
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
  if (sum(p) === 0 || sum(q) === 0) return null;
  let bits = 0;
  for (let i = 0; i < p.length; i += 1) {
    const middle = (p[i]! + q[i]!) / 2;
    if (p[i]! > 0) bits += (p[i]! / 2) * Math.log2(p[i]! / middle);
    if (q[i]! > 0) bits += (q[i]! / 2) * Math.log2(q[i]! / middle);
  }
  return Math.min(1, Math.max(0, bits));
}

/** Titles of each domain that are looked at. */
const MOST_TITLES = 2000;
/** Titles of each domain below which nothing can be told. */
const FEWEST_TITLES = 40;
const EPOCHS = 12;
const RATE = 0.5;
const PENALTY = 1e-4;

/** Fields whose tokens the classifier sees: not language or material, which often are what the domains were divided by. */
const SEEN = ['class', 'heading', 'author'] as const;

/**
 * Proxy A-distance 2(1 − 2ε) (Ben-David et al. 2007): a logistic classifier learns on half of the lent titles, as many of either domain, to
 * tell the domains apart by class, heading and author; ε is its error on the other half. 0 = cannot tell them apart, 2 = always;
 * null with fewer than 40 described titles in one of them. Titles of both domains' shared works stand on both sides.
 */
export async function proxyDistance(
  target: LoanMatrix, targetRecords: TitleRecords, source: LoanMatrix, sourceRecords: TitleRecords, seed: number, pacer: Pacer,
): Promise<number | null> {
  const sides = [await sampled(target, targetRecords, mix(seed, 81), pacer), await sampled(source, sourceRecords, mix(seed, 82), pacer)];
  const each = Math.min(...sides.map((titles) => titles.length));
  if (each < FEWEST_TITLES) return null;
  const examples = shuffled(sides.flatMap((titles, side) => titles.slice(0, each).map((features) => ({ features, label: side }))), mix(seed, 83));
  const half = examples.length >> 1;
  const weights = new Map<string, number>();
  let bias = 0;
  const score = (features: readonly string[]) => {
    let sum = bias;
    for (const feature of features) sum += (weights.get(feature) ?? 0) / Math.sqrt(features.length);
    return sum;
  };
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    const rate = RATE / (1 + epoch);
    for (const [at, { features, label }] of examples.slice(0, half).entries()) {
      if (at % 32 === 0 && pacer.due()) await pacer.pause();
      const error = label - 1 / (1 + Math.exp(-score(features)));
      bias += rate * error;
      for (const feature of features) {
        const old = weights.get(feature) ?? 0;
        weights.set(feature, old + rate * (error / Math.sqrt(features.length) - PENALTY * old));
      }
    }
  }
  // a title of which nothing was seen before counts half: the classifier would have to guess
  const wrong = examples.slice(half).reduce((sum, { features, label }) =>
    sum + (features.some((feature) => weights.has(feature)) ? Number((score(features) > 0 ? 1 : 0) !== label) : 0.5), 0);
  return Math.max(0, 2 * (1 - (2 * wrong) / (examples.length - half)));
}

/** Features of a seeded sample of the lent titles that have any. */
async function sampled({ column, columnCount }: LoanMatrix, { fields }: TitleRecords, seed: number, pacer: Pacer): Promise<string[][]> {
  const described: string[][] = [];
  const lent = new Uint8Array(columnCount);
  for (const title of column) lent[title] = 1;
  await pacer.pause();
  for (const title of shuffled([...lent.keys()].filter((one) => lent[one] === 1), seed)) {
    if (pacer.due()) await pacer.pause();
    const features = SEEN.flatMap((field) => {
      const { start, token } = fields[field];
      return Array.from(token.subarray(start[title]!, start[title + 1]!), (number) => `${field}${number}`);
    });
    if (features.length > 0) described.push(features);
    if (described.length === MOST_TITLES) break;
  }
  return described;
}
