import type { Dataset } from './dataset.ts';
import { buildLoanMatrix, type LoanMatrix } from './loan-matrix.ts';
import type { Reader } from './reader.ts';

const made = new WeakMap<Dataset, LoanMatrix>();

/**
 * All domains side by side, [X_t | X_s …]: patrons × (target titles, then those of each source in order). A patron's loans of all
 * domains stand in order of the first loan day. Made once for each data set.
 */
export function stackedLoans(data: Dataset): LoanMatrix {
  const known = made.get(data);
  if (known) return known;
  const domains = [data.target, ...data.sources];
  const size = domains.reduce((sum, domain) => sum + domain.column.length, 0);
  const rows = new Uint32Array(size);
  const columns = new Uint32Array(size);
  const days = new Int32Array(size);
  let at = 0;
  domains.forEach((domain, d) => {
    const offset = stackedOffset(data, d === 0 ? 'target' : d - 1);
    for (let u = 0; u < data.patronCount; u += 1) {
      for (let e = domain.rowStart[u]!; e < domain.rowStart[u + 1]!; e += 1, at += 1) {
        rows[at] = u;
        columns[at] = offset + domain.column[e]!;
        days[at] = domain.firstDay[e]!;
      }
    }
  });
  const stacked = buildLoanMatrix(data.patronCount, stackedOffset(data, data.sources.length), { rows, columns, days });
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
