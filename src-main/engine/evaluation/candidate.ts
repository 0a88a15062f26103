import { methodOf } from '../methods.ts';
import type { FitContext, FittedMethod, MethodId, Settings } from '../models/method.ts';

/** A method at one point of its grid. */
export interface Candidate {
  readonly method: MethodId;
  readonly settings: Settings;
}

/** Name of a candidate, equal for equal settings. */
export function candidateKey(candidate: Candidate): string {
  return `${candidate.method}${JSON.stringify(candidate.settings)}`;
}

/** The method's default: the first point of its grid. */
export function defaultCandidate(method: MethodId): Candidate {
  return { method, settings: methodOf(method).grid[0]! };
}

/** Trains every different candidate once on the context's data; the result is by `candidateKey`. */
export async function fitCandidates(context: FitContext, candidates: readonly Candidate[], onFitted: (method: MethodId) => void = () => undefined): Promise<Map<string, FittedMethod>> {
  const distinct = [...new Map(candidates.map((candidate) => [candidateKey(candidate), candidate])).values()];
  const made = new Map<string, FittedMethod>();
  for (const method of new Set(distinct.map((candidate) => candidate.method))) {
    const own = distinct.filter((candidate) => candidate.method === method);
    const fits = await methodOf(method).fit(context, own.map((candidate) => candidate.settings));
    own.forEach((candidate, at) => made.set(candidateKey(candidate), fits[at]!));
    onFitted(method);
    await context.pacer.pause();
  }
  return made;
}
