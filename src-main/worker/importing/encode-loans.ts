import type { LoanRecord, TitleRecord } from '#contract/records.ts';
import type { CodedColumn, LoanColumns, NamedCopy, PatronDetails } from '#catalog/repositories/loan-columns.ts';

/** The different texts of a column, numbered as they come. */
class Coder {
  readonly values: string[] = [];
  readonly codes: Int32Array;
  readonly #known = new Map<string, number>();

  constructor(count: number) { this.codes = new Int32Array(count).fill(-1); }

  code(value: string): number {
    let code = this.#known.get(value);
    if (code === undefined) {
      code = this.values.length;
      this.#known.set(value, code);
      this.values.push(value);
    }
    return code;
  }

  put(at: number, value: string | undefined): number {
    if (value === undefined) return -1;
    return this.codes[at] = this.code(value);
  }

  get column(): CodedColumn { return { values: this.values, codes: this.codes }; }
}

const day = (value: number | undefined): number => value ?? Number.NaN;

/** Loans column by column. Of what they say of one title or patron the fullest of the first rows counts: the first that says anything. */
export function encodeLoans(records: readonly LoanRecord[]): LoanColumns {
  const count = records.length;
  const patrons = new Coder(count);
  const titles = new Coder(count);
  const branches = new Coder(count);
  const patronDetails = new Map<number, PatronDetails>();
  const titleDetails = new Map<number, TitleRecord>();
  const copies: NamedCopy[] = [];
  const copyCodes = new Int32Array(count).fill(-1);
  const copyOf = new Map<string, number>();
  const loanIds: (string | undefined)[] = new Array<string | undefined>(count);
  const [loanedAt, dueAt, returnedAt, renewals] = [new Float64Array(count), new Float64Array(count), new Float64Array(count), new Int32Array(count)];
  let numbered = false;
  for (let at = 0; at < count; at += 1) {
    const loan = records[at]!;
    const patron = patrons.put(at, loan.patronId);
    if (patron >= 0 && (loan.patronGroup ?? loan.birthYear ?? loan.homeBranch) !== undefined && !patronDetails.has(patron)) {
      patronDetails.set(patron, {
        ...(loan.patronGroup !== undefined && { group: loan.patronGroup }), ...(loan.birthYear !== undefined && { birthYear: loan.birthYear }),
        ...(loan.homeBranch !== undefined && { homeBranch: loan.homeBranch }),
      });
    }
    const title = loan.titleId === undefined ? (loan.title === undefined ? -1 : titles.code(loan.title.titleId)) : titles.put(at, loan.titleId);
    if (loan.title !== undefined && !titleDetails.has(title)) titleDetails.set(title, loan.title);
    const branch = branches.put(at, loan.branch);
    if (loan.itemId !== undefined || loan.itemBarcode !== undefined) {
      const key = loan.itemBarcode === undefined ? loan.itemId! : `${loan.itemId ?? ''}\n${loan.itemBarcode}`;
      let copy = copyOf.get(key);
      if (copy === undefined) {
        copy = copies.length;
        copyOf.set(key, copy);
        copies.push({ number: loan.itemId, barcode: loan.itemBarcode, title, branch });
      }
      copyCodes[at] = copy;
    } else if (loan.titleId === undefined && title >= 0) {
      titles.codes[at] = title;
    }
    loanIds[at] = loan.loanId;
    if (loan.loanId !== undefined) numbered = true;
    loanedAt[at] = loan.loanedAt;
    dueAt[at] = day(loan.dueAt);
    returnedAt[at] = day(loan.returnedAt);
    renewals[at] = loan.renewals ?? -1;
  }
  return {
    count, loanIds: numbered ? loanIds : null, patrons: patrons.column, patronDetails, titles: titles.column, titleDetails, copies, copyCodes, branches: branches.column,
    loanedAt, dueAt, returnedAt, renewals,
  };
}

/** The memory of loans that can be handed over to another thread instead of being copied. */
export const handedOver = (loans: LoanColumns): ArrayBuffer[] => [
  loans.patrons.codes, loans.titles.codes, loans.copyCodes, loans.branches.codes, loans.loanedAt, loans.dueAt, loans.returnedAt, loans.renewals,
].map(({ buffer }) => buffer as ArrayBuffer);
