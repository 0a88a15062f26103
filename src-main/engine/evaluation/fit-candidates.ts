import { methodOf } from '../methods.ts';
import { candidateKey, candidateOf, type Candidate } from '../models/candidate.ts';
import type { FitContext, FittedMethod, MethodId } from '../models/method.ts';

/** The method's default: the first point of its grid. */
export function defaultCandidate(method: MethodId): Candidate {
  return { method, settings: methodOf(method).grid[0]! };
}

/** The candidates a blend is made of, in the order of its settings; none for any other method. */
function membersOf({ method, settings }: Candidate): Candidate[] {
  return methodOf(method).blends ? Object.keys(settings).map(candidateOf) : [];
}

/**
 * Trains every different candidate once on the context's data, members of blends included and before them; what the context has
 * trained before is taken from there. The result is by `candidateKey`. `onFitted` is told how many models of a method were trained.
 */
export async function fitCandidates(context: FitContext, candidates: readonly Candidate[], onFitted: (method: MethodId, models: number) => void = () => undefined): Promise<Map<string, FittedMethod>> {
  const { fits } = context;
  const distinct = [...new Map([...candidates.flatMap(membersOf), ...candidates].map((candidate) => [candidateKey(candidate), candidate])).values()];
  const made = new Map<string, FittedMethod>();
  for (const method of new Set(distinct.map((candidate) => candidate.method))) {
    const own = distinct.filter((candidate) => candidate.method === method);
    const missing = own.filter((candidate) => !fits.has(candidateKey(candidate)));
    const fresh = missing.length > 0 ? await methodOf(method).fit(context, missing.map((candidate) => candidate.settings)) : [];
    missing.forEach((candidate, at) => fits.set(candidateKey(candidate), fresh[at]!));
    for (const candidate of own) made.set(candidateKey(candidate), fits.get(candidateKey(candidate))!);
    onFitted(method, missing.length);
    await context.pacer.pause();
  }
  return made;
}
