import { transferMethods, type ContestantId, type PairedDifference, type SegmentResult, type Verdict } from '#contract/training.ts';

export const isTransfer = (method: ContestantId | null): boolean => method !== null && transferMethods.has(method);

/**
 * The comparisons that say whether transfer helped: what the program uses against the best without transfer; a transfer method against its
 * twin or, for patrons without target loans (of whom a twin knows nothing) and where popular titles are the twin, against these.
 */
export function aboutTransfer(differences: readonly PairedDifference[], segment: SegmentResult['segment']): readonly PairedDifference[] {
  return differences.filter(({ method, against }) => {
    if (method === 'chosen') return against === 'without-transfer';
    if (!isTransfer(method)) return false;
    const hasTwin = segment !== '0' && differences.some((other) => other.method === method && other.against !== 'popularity');
    return (against === 'popularity') !== hasTwin;
  });
}

/** What is said of transfer for the patrons of a segment. */
export interface TransferWords {
  readonly verdict: Verdict;
  /** `notUsed`: a simpler method was as good. `inUse`: it proved itself when methods were compared, but not clearly when it was checked again. */
  readonly words: 'helps' | 'unclear' | 'inUse' | 'hurts' | 'notUsed';
}

/** null where nobody was measured or nothing about transfer was compared. */
export function transferWords(result: SegmentResult, hasSources: boolean): TransferWords | null {
  if (!hasSources || result.patrons === 0) return null;
  if (result.chosen !== null && !isTransfer(result.chosen)) return { verdict: 'none', words: 'notUsed' };
  const about = aboutTransfer(result.differences, result.segment);
  const own = about.find(({ method }) => method === 'chosen') ?? about.find(({ method }) => method === result.chosen);
  const verdicts = own === undefined ? about.map(({ verdict }) => verdict) : [own.verdict];
  if (verdicts.length === 0) return null;
  if (verdicts.includes('positive')) return { verdict: 'positive', words: 'helps' };
  if (verdicts.every((verdict) => verdict === 'negative')) return { verdict: 'negative', words: 'hurts' };
  return { verdict: 'none', words: result.chosen === null ? 'unclear' : 'inUse' };
}
