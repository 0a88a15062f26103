import type { ScanAnswer } from '#contract/desk.ts';
import type { PatronId } from '#contract/ids.ts';
import type { LogLine } from '#page/stores/desk.ts';

const out = ['lent', 'lent-to-nobody', 'renewed'];
const back = ['returned', 'not-on-loan'];

/**
 * What goes on a receipt of what was lent just now: every copy once, as it stands. One that was lent and then renewed has its last date; one that has come back is left out.
 * @param log the newest line first
 * @param reader whose card is open; null: an anonymous session
 */
export function lentNow(log: readonly LogLine[], reader: PatronId | null): ScanAnswer[] {
  const seen = new Set<string>();
  return log.filter(({ answer: { outcome, copy, patron }, ofNobody, undone }) => {
    if (undone || copy === null || ![...out, ...back].includes(outcome)) return false;
    const key = copy.itemId === null ? `title ${copy.titleId}` : `copy ${copy.itemId}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return out.includes(outcome) && (reader === null ? ofNobody : !ofNobody && patron?.id === reader);
  }).map(({ answer }) => answer);
}
