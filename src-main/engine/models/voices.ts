import type { Reader } from '../data/reader.ts';
import type { Settings } from './method.ts';
import { HISTORY_CAP } from './neighbours.ts';
import { weightOfSource } from './source-weights.ts';

/** One loan of a history and its share of the say, 0..1. */
export interface Voice {
  readonly domain: 'target' | number;
  readonly column: number;
  readonly weight: number;
}

/**
 * The loans of a reader that have a say, with weights of sum 1: 2^(−newer loans in the domain / `halfLifeLoans`) (0 or absent = all alike),
 * source loans times `weightOfSource` (absent = none).
 * @param knows whether anything is known of a title; one of which nothing is known has no say
 */
export function voicesOf(reader: Reader, settings: Settings, knows: (domain: 'target' | number, column: number) => boolean): Voice[] {
  const halfLife = settings['halfLifeLoans'] ?? 0;
  const voices: Voice[] = [];
  const hear = (domain: 'target' | number, columns: Uint32Array, weight: number) => {
    for (let c = Math.max(0, columns.length - HISTORY_CAP); c < columns.length && weight > 0; c += 1) {
      if (knows(domain, columns[c]!)) voices.push({ domain, column: columns[c]!, weight: halfLife > 0 ? weight * 2 ** (-(columns.length - 1 - c) / halfLife) : weight });
    }
  };
  hear('target', reader.target, 1);
  reader.sources.forEach((columns, s) => hear(s, columns, weightOfSource(settings, s)));
  const total = voices.reduce((sum, { weight }) => sum + weight, 0);
  return voices.map((voice) => ({ ...voice, weight: voice.weight / total }));
}
