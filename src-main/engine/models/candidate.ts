import type { MethodId, Settings } from './method.ts';

/** A method at one point of its grid. */
export interface Candidate {
  readonly method: MethodId;
  readonly settings: Settings;
}

/** Name of a candidate, equal for equal settings. */
export function candidateKey({ method, settings }: Candidate): string {
  return `${method}${JSON.stringify(settings)}`;
}

/** The candidate of that name. */
export function candidateOf(key: string): Candidate {
  const at = key.indexOf('{');
  return { method: key.slice(0, at) as MethodId, settings: JSON.parse(key.slice(at)) as Settings };
}
