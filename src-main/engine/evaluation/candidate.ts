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

/** The candidate of that name; a name without settings is the method's default. */
export function candidateOf(key: string): Candidate {
  const at = key.indexOf('{');
  if (at < 0) return defaultCandidate(key as MethodId);
  return { method: key.slice(0, at) as MethodId, settings: JSON.parse(key.slice(at)) as Settings };
}

/** The candidates a blend is made of, in the order of its settings; none for any other method. */
export function membersOf({ method, settings }: Candidate): Candidate[] {
  return methodOf(method).blends ? Object.keys(settings).map(candidateOf) : [];
}

/**
 * Trains every different candidate once on the context's data, members of blends included and before them; what the context has
 * trained before is taken from there. The result is by `candidateKey`.
 */
export async function fitCandidates(context: FitContext, candidates: readonly Candidate[], onFitted: (method: MethodId) => void = () => undefined): Promise<Map<string, FittedMethod>> {
  const { fits } = context;
  const distinct = [...new Map([...candidates.flatMap(membersOf), ...candidates].map((candidate) => [candidateKey(candidate), candidate])).values()];
  const made = new Map<string, FittedMethod>();
  for (const method of new Set(distinct.map((candidate) => candidate.method))) {
    const own = distinct.filter((candidate) => candidate.method === method);
    const missing = own.filter((candidate) => !fits.has(candidateKey(candidate)));
    const fresh = missing.length > 0 ? await methodOf(method).fit(context, missing.map((candidate) => candidate.settings)) : [];
    missing.forEach((candidate, at) => fits.set(candidateKey(candidate), fresh[at]!));
    for (const candidate of own) made.set(candidateKey(candidate), fits.get(candidateKey(candidate))!);
    onFitted(method);
    await context.pacer.pause();
  }
  return made;
}
