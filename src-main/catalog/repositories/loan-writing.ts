import { prepared, row, type WritableDB } from '../database.ts';
import { completeRow, type Outcome } from './import-changes.ts';
import type { LoanColumns } from './loan-columns.ts';
import { refused, type LoanIds } from './loan-ids.ts';

const insertSql = `
  INSERT INTO loan (external_id, patron_id, title_id, item_id, branch_id, loaned_at, due_at, returned_at, renewals, batch_id)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`;
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

/** Patrons of neighbouring ids, as a power of two, whose loans are written together: their part of the index by patron fits the memory. */
const blockBits = 15;
const blockOf = (patron: number): number => Math.max(0, patron) >> blockBits;

/**
 * Loans in the order in which they are written: by blocks of patrons, in each by title, and those of one patron and title as they came. One
 * index is then written page after page, and of the other only a part that is in the memory, however large both are.
 */
export function inWritingOrder(parts: readonly LoanRows[]): LoanRows {
  const loans = joined(parts);
  const { count, patrons, titles } = loans;
  const sizes: number[] = [];
  for (const patron of patrons) sizes[blockOf(patron)] = (sizes[blockOf(patron)] ?? 0) + 1;
  const next: number[] = [];
  let end = 0;
  for (let block = 0; block < sizes.length; block += 1) {
    next.push(end);
    end += sizes[block] ?? 0;
  }
  const keys = new Float64Array(count);
  for (let at = 0; at < count; at += 1) {
    const block = blockOf(patrons[at]!);
    keys[next[block]!] = titles[at]! * count + at;
    next[block]! += 1;
  }
  for (const [block, last] of next.entries()) keys.subarray(last - (sizes[block] ?? 0), last).sort();
  const order = Int32Array.from(keys, (key) => key % count);
  return {
    count, loanIds: loans.loanIds === null ? null : loans.loanIds instanceof Float64Array ? ordered(loans.loanIds, order) : Array.from(order, (at) => loans.loanIds![at] as string | undefined),
    patrons: ordered(patrons, order), titles: ordered(titles, order), items: ordered(loans.items, order), branches: ordered(loans.branches, order),
    loanedAt: ordered(loans.loanedAt, order), dueAt: ordered(loans.dueAt, order), returnedAt: ordered(loans.returnedAt, order), renewals: ordered(loans.renewals, order),
  };
}

function ordered<Column extends Int32Array | Float64Array>(column: Column, order: Int32Array): Column {
  const made = column.slice() as Column;
  for (let n = 0; n < order.length; n += 1) made[n] = column[order[n]!]!;
  return made;
}

function joined(parts: readonly LoanRows[]): LoanRows {
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  const whole = (column: 'patrons' | 'titles' | 'items' | 'branches' | 'renewals'): Int32Array => put(new Int32Array(count), parts.map((part) => part[column]));
  const moments = (column: 'loanedAt' | 'dueAt' | 'returnedAt'): Float64Array => put(new Float64Array(count), parts.map((part) => part[column]));
  const numbers = parts.map(({ count, loanIds }) => loanIds ?? new Float64Array(count).fill(Number.NaN));
  return {
    count, loanIds: parts.every(({ loanIds }) => loanIds === null) ? null
      : numbers.every((part) => part instanceof Float64Array) ? put(new Float64Array(count), numbers) : numbers.flatMap((part) => Array.from<string | number | undefined, string | undefined>(part, textOf)),
    patrons: whole('patrons'), titles: whole('titles'), items: whole('items'), branches: whole('branches'),
    loanedAt: moments('loanedAt'), dueAt: moments('dueAt'), returnedAt: moments('returnedAt'), renewals: whole('renewals'),
  };
}

function put<Column extends Int32Array | Float64Array>(into: Column, columns: readonly Column[]): Column {
  let at = 0;
  for (const column of columns) {
    into.set(column, at);
    at += column.length;
  }
  return into;
}

/** Writes loans of a file one by one. */
export class LoanWriter {
  readonly #db: WritableDB;
  readonly #batchId: number;
  readonly #insert;
  /** The desk has lent: a file of the library's system may name the same loans at another hour of the day. */
  readonly #deskHasLent: boolean;
  /** There were loans before: one of them may be the same under its number, though its patron has been forgotten since. */
  readonly #hadLoans: boolean;

  constructor(db: WritableDB, batchId: number, hadLoans: boolean) {
    this.#db = db;
    this.#batchId = batchId;
    this.#hadLoans = hadLoans;
    this.#insert = prepared(db, insertSql);
    this.#deskHasLent = row(db, 'SELECT 1 FROM loan WHERE desk_at IS NOT NULL LIMIT 1') !== undefined;
  }

  /** Adds a loan, or completes the known one (returned since, renewed since, nobody's any more). */
  write(loans: LoanRows, at: number): Outcome | 'refused' {
    const patron = loans.patrons[at]!;
    if (patron === refused) return 'refused';
    const known = this.#hadLoans ? this.#same(loans, at) ?? this.#lentAtDesk(loans, at) : undefined;
    if (known === undefined) {
      const { changes } = this.#insert.run(textOf(loans.loanIds?.[at]) ?? null, idOr(patron), loans.titles[at], idOr(loans.items[at]!), idOr(loans.branches[at]!), loans.loanedAt[at],
        numberOr(loans.dueAt[at]!), numberOr(loans.returnedAt[at]!), Math.max(0, loans.renewals[at]!), this.#batchId);
      if (changes === 1) return 'added';
    }
    const same = known ?? this.#same(loans, at)!;
    const renewals = loans.renewals[at]! < 0 ? undefined : loans.renewals[at]!;
    const isBehind = same.deskAt !== null && (renewals ?? 0) <= same.renewals; // the desk has renewed or lent it: the file does not know
    return completeRow(this.#db, 'loan', same.id, {
      patron_id: patron === 0 && same.patron !== null ? null : undefined,
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
