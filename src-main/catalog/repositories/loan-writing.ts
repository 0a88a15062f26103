import { prepared, row, type WritableDB } from '../database.ts';
import { completeRow, type Outcome } from './import-changes.ts';
import type { LoanColumns } from './loan-columns.ts';
import { refused, type LoanIds } from './loan-ids.ts';

/**
 * Loans that are added by one statement: it costs half as much as so many statements. OR FAIL, as otherwise SQLite keeps a copy of every page that
 * the statement changes, to take it back where one of its rows is against a rule; none of these can be, but for the conflicts that are passed over.
 */
const group = 64;
const columns = 9;
const insertSql = (loans: number, batchId: number): string => `
  INSERT OR FAIL INTO loan (external_id, patron_id, title_id, item_id, branch_id, loaned_at, due_at, returned_at, renewals, batch_id)
  VALUES ${new Array(loans).fill(`(?, ?, ?, ?, ?, ?, ?, ?, ?, ${String(Number(batchId))})`).join(', ')} ON CONFLICT DO NOTHING`;
const sameColumns = 'id, external_id AS loanId, patron_id AS patron, item_id AS item, renewals, returned_at AS returnedAt, desk_at AS deskAt';
const sameMomentSql = `SELECT ${sameColumns} FROM loan WHERE title_id = ? AND loaned_at = ?`;
const lentAtDeskSql = `SELECT ${sameColumns} FROM loan WHERE desk_at IS NOT NULL AND item_id = ? AND loaned_at BETWEEN ? AND ? AND patron_id = ? AND batch_id IS NULL ORDER BY loaned_at DESC LIMIT 1`;
const daySeconds = 86_400;

interface SameMoment { readonly id: number; readonly loanId: string | null; readonly patron: number | null; readonly item: number | null; readonly renewals: number; readonly returnedAt: number | null; readonly deskAt: number | null }

const numberOr = (value: number): number | null => (Number.isNaN(value) ? null : value);
const idOr = (id: number): number | null => (id > 0 ? id : null);
const given = (value: number): number | undefined => (Number.isNaN(value) ? undefined : value);
const textOf = (number: string | number | undefined): string | undefined => (number === undefined || Number.isNaN(number) ? undefined : String(number));

/** Loans with their row ids, column by column. */
export type LoanRows = LoanIds & Pick<LoanColumns, 'count' | 'loanIds' | 'loanedAt' | 'dueAt' | 'returnedAt' | 'renewals'>;

/** Writes loans of a file one by one. */
export class LoanWriter {
  readonly #db: WritableDB;
  readonly #batchId: number;
  readonly #insertOne;
  readonly #insertGroup;
  /** What a statement is given, value by value: an array as one would take better-sqlite3 a third longer. Used again and again. */
  readonly #values = new Array<unknown>(group * columns);
  /** The desk has lent: a file of the library's system may name the same loans at another hour of the day. */
  readonly #deskHasLent: boolean;
  /** There were loans before: one of them may be the same under its number, though its patron has been forgotten since. */
  readonly #hadLoans: boolean;

  constructor(db: WritableDB, batchId: number, hadLoans: boolean) {
    this.#db = db;
    this.#batchId = batchId;
    this.#hadLoans = hadLoans;
    this.#insertOne = prepared(db, insertSql(1, batchId));
    this.#insertGroup = prepared(db, insertSql(group, batchId));
    this.#deskHasLent = row(db, 'SELECT 1 FROM loan WHERE desk_at IS NOT NULL LIMIT 1') !== undefined;
  }

  /** Adds loans from one place up to another, or completes the known ones; `tell` hears what became of each, in their order. */
  writeAll(loans: LoanRows, from: number, to: number, tell: (at: number, outcome: Outcome | 'refused') => void): void {
    let at = from;
    for (; !this.#hadLoans && at + group <= to; at += group) this.#addGroup(loans, at, tell);
    for (; at < to; at += 1) tell(at, this.write(loans, at));
  }

  /** Adds a loan, or completes the known one (returned since, renewed since, nobody's any more). */
  write(loans: LoanRows, at: number): Outcome | 'refused' {
    if (loans.patrons[at] === refused) return 'refused';
    const known = this.#hadLoans ? this.#same(loans, at) ?? this.#lentAtDesk(loans, at) : undefined;
    if (known === undefined) {
      this.#take(loans, at, 0);
      if (this.#insertOne.run(...this.#values.slice(0, columns)).changes === 1) return 'added';
    }
    return this.#complete(loans, at, known ?? this.#same(loans, at)!);
  }

  #addGroup(loans: LoanRows, from: number, tell: (at: number, outcome: Outcome | 'refused') => void): void {
    const to = from + group;
    if (loans.patrons.subarray(from, to).includes(refused)) {
      for (let at = from; at < to; at += 1) tell(at, this.write(loans, at));
      return;
    }
    for (let at = from; at < to; at += 1) this.#take(loans, at, (at - from) * columns);
    const { changes, lastInsertRowid } = this.#insertGroup.run(...this.#values);
    let next = Number(lastInsertRowid) - changes + 1; // new ids follow one another
    for (let at = from; at < to; at += 1) {
      const same = changes === group ? undefined : this.#same(loans, at)!;
      if (same === undefined || (changes > 0 && same.id === next)) {
        next += 1;
        tell(at, 'added');
      } else tell(at, this.#complete(loans, at, same));
    }
  }

  /** Puts the values of a loan where a statement looks for them. */
  #take(loans: LoanRows, at: number, into: number): void {
    const values = this.#values;
    values[into] = textOf(loans.loanIds?.[at]) ?? null;
    values[into + 1] = idOr(loans.patrons[at]!);
    values[into + 2] = loans.titles[at];
    values[into + 3] = idOr(loans.items[at]!);
    values[into + 4] = idOr(loans.branches[at]!);
    values[into + 5] = loans.loanedAt[at];
    values[into + 6] = numberOr(loans.dueAt[at]!);
    values[into + 7] = numberOr(loans.returnedAt[at]!);
    values[into + 8] = Math.max(0, loans.renewals[at]!);
  }

  #complete(loans: LoanRows, at: number, same: SameMoment): Outcome {
    const renewals = loans.renewals[at]! < 0 ? undefined : loans.renewals[at]!;
    const isBehind = same.deskAt !== null && (renewals ?? 0) <= same.renewals; // the desk has renewed or lent it: the file does not know
    return completeRow(this.#db, 'loan', same.id, {
      patron_id: loans.patrons[at] === 0 && same.patron !== null ? null : undefined,
      due_at: isBehind ? undefined : given(loans.dueAt[at]!), renewals: isBehind ? undefined : renewals,
      returned_at: same.deskAt !== null && same.returnedAt !== null ? undefined : given(loans.returnedAt[at]!),
    }, this.#batchId);
  }

  /** The same loan in the catalogue: the same patron and copy at that moment, or the same number of the loan. */
  #same(loans: LoanRows, at: number): SameMoment | undefined {
    const [patron, item, loanId] = [idOr(loans.patrons[at]!), idOr(loans.items[at]!), textOf(loans.loanIds?.[at]) ?? null];
    let byNumber: SameMoment | undefined;
    for (const found of prepared<SameMoment>(this.#db, sameMomentSql).all(loans.titles[at], loans.loanedAt[at])) {
      if (found.patron === patron && found.item === item && (patron !== null || found.loanId === loanId)) return found;
      if (loanId !== null && found.loanId === loanId) byNumber = found;
    }
    return byNumber;
  }

  /** What the desk has lent to the same patron on the same day: the library's system has noted it at another hour. */
  #lentAtDesk({ loanedAt, patrons, items }: LoanRows, at: number): SameMoment | undefined {
    if (!this.#deskHasLent || patrons[at]! <= 0 || items[at]! <= 0) return undefined;
    const day = loanedAt[at]! - (loanedAt[at]! % daySeconds);
    return prepared<SameMoment>(this.#db, lentAtDeskSql).get(items[at], day, day + daySeconds - 1, patrons[at]);
  }
}
