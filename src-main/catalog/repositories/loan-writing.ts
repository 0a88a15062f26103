import { prepared, type WritableDB } from '../database.ts';
import { completeRow, type Outcome } from './import-changes.ts';
import type { LoanColumns } from './loan-columns.ts';
import { refused, type LoanIds } from './loan-ids.ts';

const insertSql = `
  INSERT INTO loan (external_id, patron_id, title_id, item_id, branch_id, loaned_at, due_at, returned_at, renewals, batch_id)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`;
const sameMomentSql = 'SELECT id, external_id AS loanId, patron_id AS patron, item_id AS item FROM loan WHERE title_id = ? AND loaned_at = ?';

interface SameMoment { readonly id: number; readonly loanId: string | null; readonly patron: number | null; readonly item: number | null }

const numberOr = (value: number): number | null => (Number.isNaN(value) ? null : value);
const idOr = (id: number): number | null => (id > 0 ? id : null);
const given = (value: number): number | undefined => (Number.isNaN(value) ? undefined : value);

/** Some loans of a file with their row ids. */
export interface LoanPart { readonly loans: LoanTimes; readonly ids: LoanIds }

/** What of loans is written as it stands. */
export type LoanTimes = Pick<LoanColumns, 'count' | 'loanIds' | 'loanedAt' | 'dueAt' | 'returnedAt' | 'renewals'>;

/**
 * The order in which loans are written: by patron, so that neighbouring pages of the index are written one after the other; those of one
 * patron in the order of the file.
 * @returns for each loan in that order its part and its place there
 */
export function writingOrder(parts: readonly LoanPart[]): { readonly part: Uint8Array; readonly at: Int32Array } {
  const count = parts.reduce((sum, { loans }) => sum + loans.count, 0);
  const starts: number[] = [];
  const keys = new Float64Array(count);
  let next = 0;
  for (const { ids: { patrons } } of parts) {
    starts.push(next);
    for (let at = 0; at < patrons.length; at += 1, next += 1) keys[next] = Math.max(0, patrons[at]!) * count + next;
  }
  keys.sort();
  const partOf = new Uint8Array(count);
  for (const [part, start] of starts.entries()) partOf.fill(part, start);
  const order = { part: new Uint8Array(count), at: new Int32Array(count) };
  for (let n = 0; n < count; n += 1) {
    const index = keys[n]! % count;
    order.part[n] = partOf[index]!;
    order.at[n] = index - starts[order.part[n]!]!;
  }
  return order;
}

/** Writes loans of a file one by one. */
export class LoanWriter {
  readonly #db: WritableDB;
  readonly #batchId: number;
  readonly #insert;
  /** There were loans before: one of them may be the same under its number, though its patron has been forgotten since. */
  readonly #hadLoans: boolean;

  constructor(db: WritableDB, batchId: number, hadLoans: boolean) {
    this.#db = db;
    this.#batchId = batchId;
    this.#hadLoans = hadLoans;
    this.#insert = prepared(db, insertSql);
  }

  /** Adds a loan, or completes the known one (returned since, renewed since, nobody's any more). */
  write(loans: LoanTimes, ids: LoanIds, at: number): Outcome | 'refused' {
    const patron = ids.patrons[at]!;
    if (patron === refused) return 'refused';
    const known = this.#hadLoans ? this.#same(loans, ids, at) : undefined;
    if (known === undefined) {
      const { changes } = this.#insert.run(loans.loanIds?.[at] ?? null, idOr(patron), ids.titles[at], idOr(ids.items[at]!), idOr(ids.branches[at]!), loans.loanedAt[at],
        numberOr(loans.dueAt[at]!), numberOr(loans.returnedAt[at]!), Math.max(0, loans.renewals[at]!), this.#batchId);
      if (changes === 1) return 'added';
    }
    const same = known ?? this.#same(loans, ids, at)!;
    return completeRow(this.#db, 'loan', same.id, {
      patron_id: patron === 0 && same.patron !== null ? null : undefined,
      due_at: given(loans.dueAt[at]!), returned_at: given(loans.returnedAt[at]!), renewals: loans.renewals[at]! < 0 ? undefined : loans.renewals[at],
    }, this.#batchId);
  }

  /** The same loan in the catalogue: the same patron and copy at that moment, or the same number of the loan. */
  #same(loans: LoanTimes, ids: LoanIds, at: number): SameMoment | undefined {
    const [patron, item, loanId] = [idOr(ids.patrons[at]!), idOr(ids.items[at]!), loans.loanIds?.[at] ?? null];
    let byNumber: SameMoment | undefined;
    for (const found of prepared<SameMoment>(this.#db, sameMomentSql).all(ids.titles[at], loans.loanedAt[at])) {
      if (found.patron === patron && found.item === item && (patron !== null || found.loanId === loanId)) return found;
      if (loanId !== null && found.loanId === loanId) byNumber = found;
    }
    return byNumber;
  }
}
