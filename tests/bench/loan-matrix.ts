import { buildLoanMatrix, type LoanMatrix } from '#engine/data/loan-matrix.ts';
import { seededRandom } from '#engine/matrix/random.ts';

/** Made-up loans with the long tail of real ones: few titles are lent often, few patrons borrow much, none so much that the engine leaves some of it out. */
export function seededMatrix(patrons: number, titles: number, loans: number, seed: number): LoanMatrix {
  const random = seededRandom(seed);
  const skewed = (count: number, skew: number): number => Math.floor(random() ** skew * count);
  const rows = new Uint32Array(loans);
  const columns = new Uint32Array(loans);
  const days = new Int32Array(loans);
  for (let e = 0; e < loans; e += 1) {
    rows[e] = skewed(patrons, 1.25);
    columns[e] = skewed(titles, 2);
    days[e] = Math.floor(random() * 1000);
  }
  return buildLoanMatrix(patrons, titles, { rows, columns, days });
}
