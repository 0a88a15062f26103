import type { ContestantId, PairedDifference, SegmentResult, Verdict } from '#contract/training.ts';

const transferring: readonly ContestantId[] = ['cross-knn', 'transfer-ials', 'chosen'];

/** Does this comparison say whether transfer helped? Against the twin; for patrons without target loans, against popular titles. */
export const isAboutTransfer = (difference: PairedDifference, segment: SegmentResult['segment']): boolean =>
  transferring.includes(difference.method) && (segment === '0' || difference.against !== 'popularity');

/** What is said of transfer for the patrons of a segment; null where nothing was compared. */
export function transferVerdict(result: SegmentResult): Verdict | null {
  const about = result.differences.filter((difference) => isAboutTransfer(difference, result.segment));
  const own = about.find(({ method }) => method === 'chosen') ?? about.find(({ method }) => method === result.chosen);
  if (own !== undefined) return own.verdict;
  if (about.length === 0) return null;
  return about.some(({ verdict }) => verdict === 'positive') ? 'positive' : about.every(({ verdict }) => verdict === 'negative') ? 'negative' : 'none';
}

/** Whether a difference is beyond doubt, from its interval alone. */
export const clarity = ({ low, high }: PairedDifference['difference']): 'better' | 'worse' | 'unclear' => (low > 0 ? 'better' : high < 0 ? 'worse' : 'unclear');
