import type { ImportBatch } from '#contract/imports.ts';
import type { Report } from './report.ts';

/** Whether every row of an import is accounted for. */
export const addsUp = ({ rows, added, updated, unchanged, rejected }: ImportBatch): boolean => rows === added + updated + unchanged + rejected;

/** An import that has to end well, with all rows accounted for. */
export function checkBatch(report: Report, corpus: string, name: string, batches: readonly ImportBatch[]): void {
  for (const batch of batches) {
    const { rows, added, updated, unchanged, rejected, status } = batch;
    report.check(corpus, name, status === 'finished' && rows > 0 && addsUp(batch), `${rows} rows: ${added} new, ${updated} changed, ${unchanged} known, ${rejected} refused`, 'all accounted for');
  }
}
