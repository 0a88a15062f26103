import type { Pacer } from '../pacer.ts';
import type { Dataset } from './dataset.ts';
import type { LoanMatrix } from './loan-matrix.ts';
import type { Reader } from './reader.ts';

const made = new WeakMap<Dataset, LoanMatrix>();

/**
 * All domains side by side, [X_t | X_s …]: patrons × (target titles, then those of each source in order). A patron's loans of all
 * domains stand in order of the first loan day, on one day those of the earlier domain first. Made once for each data set.
 */
export async function stackedLoans(data: Dataset, pacer: Pacer): Promise<LoanMatrix> {
  const known = made.get(data);
  if (known) return known;
  const domains = [data.target, ...data.sources];
  const offsets = domains.map((_, d) => stackedOffset(data, d === 0 ? 'target' : d - 1));
  const size = domains.reduce((sum, domain) => sum + domain.column.length, 0);
  const rowStart = new Uint32Array(data.patronCount + 1);
  const [column, firstDay, lastDay, loanCount] = [new Uint32Array(size), new Int32Array(size), new Int32Array(size), new Uint32Array(size)];
  const next = new Uint32Array(domains.length);
  let at = 0;
  for (let u = 0; u < data.patronCount; u += 1) {
    if (u % 256 === 0 && pacer.due()) await pacer.pause();
    domains.forEach((domain, d) => { next[d] = domain.rowStart[u]!; });
    for (;;) {
      let earliest = -1;
      for (let d = 0; d < domains.length; d += 1) {
        if (next[d] === domains[d]!.rowStart[u + 1]) continue;
        if (earliest < 0 || domains[d]!.firstDay[next[d]!]! < domains[earliest]!.firstDay[next[earliest]!]!) earliest = d;
      }
      if (earliest < 0) break;
      const e = next[earliest]!++;
      column[at] = offsets[earliest]! + domains[earliest]!.column[e]!;
      firstDay[at] = domains[earliest]!.firstDay[e]!;
      lastDay[at] = domains[earliest]!.lastDay[e]!;
      loanCount[at] = domains[earliest]!.loanCount[e]!;
      at += 1;
    }
    rowStart[u + 1] = at;
  }
  const stacked = { rowCount: data.patronCount, columnCount: stackedOffset(data, data.sources.length), rowStart, column, firstDay, lastDay, loanCount };
  made.set(data, stacked);
  return stacked;
}

/** First column of a domain in the stacked matrix; after the last source the number of all columns. */
export function stackedOffset(data: Dataset, domain: 'target' | number): number {
  return domain === 'target' ? 0 : data.target.columnCount + data.sourceOffset[domain]!;
}

/** The reader's columns in the stacked matrix, target first; `offsets` are the first columns of the sources. */
export function stackedColumns(reader: Reader, offsets: ArrayLike<number>): Uint32Array {
  const parts = reader.sources.map((columns, s) => columns.map((column) => column + offsets[s]!));
  const all = new Uint32Array(parts.reduce((sum, part) => sum + part.length, reader.target.length));
  all.set(reader.target);
  let at = reader.target.length;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
