import { transferMethods, type ContestantId, type MethodId, type PairedDifference, type SegmentResult, type Verdict } from '#contract/training.ts';

export const isTransfer = (method: MethodId | null): boolean => method !== null && transferMethods.has(method);
const compares = (method: ContestantId): boolean => method === 'chosen' || transferMethods.has(method);

/** Does this comparison say whether transfer helped? Against the twin; for patrons without target loans, against popular titles. */
export const isAboutTransfer = (difference: PairedDifference, segment: SegmentResult['segment']): boolean =>
  compares(difference.method) && (segment === '0' || difference.against !== 'popularity');

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
  const about = result.differences.filter((difference) => isAboutTransfer(difference, result.segment));
  const own = about.find(({ method }) => method === 'chosen') ?? about.find(({ method }) => method === result.chosen);
  const verdicts = own === undefined ? about.map(({ verdict }) => verdict) : [own.verdict];
  if (verdicts.length === 0) return null;
  if (verdicts.includes('positive')) return { verdict: 'positive', words: 'helps' };
  if (verdicts.every((verdict) => verdict === 'negative')) return { verdict: 'negative', words: 'hurts' };
  return { verdict: 'none', words: result.chosen === null ? 'unclear' : 'inUse' };
}
