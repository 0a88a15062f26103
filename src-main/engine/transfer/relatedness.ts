import { buildDatasetPaced, withLoans, type Dataset } from '../data/dataset.ts';
import type { ProblemInput } from '../data/problem.ts';
import { themesOf, type Themes } from '../evaluation/themes.ts';
import { createPacer, type Pacer } from '../pacer.ts';
import { distancesOf, linksOf, type ClassLink } from './advisor.ts';
import { overlapOf, type Overlap } from './overlap.ts';

/** Two domains by their places in the problem (0: the target, then the sources), and the advisor's figures for them: `a` is the source, `b` the target. */
export interface RelatedPair extends Pick<Overlap, 'sharedPatrons' | 'sharedWorks'> {
  readonly a: number;
  readonly b: number;
  readonly themes: Themes['field'] | null;
  readonly classDivergence: number | null;
  readonly proxyDistance: number | null;
  readonly links: readonly ClassLink[];
  /** Distinct loans of either that fall on shared works. */
  readonly workLoansA: number;
  readonly workLoansB: number;
}

/**
 * How related any two domains of a problem are, by the same counts and small fits as `diagnose`; the loans are read once for all pairs.
 * @param onPair told after every pair how many of how many are done
 */
export async function relateAll(input: ProblemInput, { seed, signal, onPair }: { readonly seed: number; readonly signal?: AbortSignal; readonly onPair?: (done: number, of: number) => void }): Promise<RelatedPair[]> {
  const pacer = createPacer(signal);
  await pacer.pause();
  const data = await buildDatasetPaced(input, pacer);
  const count = data.sources.length + 1;
  const of = (count * (count - 1)) / 2;
  const found: RelatedPair[] = [];
  for (let a = 0; a < count; a += 1) {
    for (let b = a + 1; b < count; b += 1) {
      found.push(await relate(data, a, b, seed, pacer));
      onPair?.(found.length, of);
      await pacer.pause();
    }
  }
  return found;
}

async function relate(all: Dataset, a: number, b: number, seed: number, pacer: Pacer): Promise<RelatedPair> {
  const data = pairOf(all, b, a);
  const themes = themesOf(data);
  const { sharedPatrons, sharedWorks, sharedWorkLoans: workLoansB } = await overlapOf(data, 0, pacer);
  const { sharedWorkLoans: workLoansA } = await overlapOf(pairOf(all, a, b), 0, pacer);
  return { a, b, themes: themes?.field ?? null, sharedPatrons, sharedWorks, workLoansA, workLoansB, ...await distancesOf(data, themes, 0, seed, pacer), links: await linksOf(data, themes, 0, pacer) };
}

/** The data set of two of its domains alone. */
function pairOf(all: Dataset, target: number, source: number): Dataset {
  const loans = [all.target, ...all.sources];
  const records = [all.records.target, ...all.records.sources];
  return withLoans({ ...all, records: { target: records[target]!, sources: [records[source]!] } }, loans[target]!, [loans[source]!]);
}
