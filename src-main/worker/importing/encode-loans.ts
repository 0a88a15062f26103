import type { LoanRecord, TitleRecord } from '#contract/records.ts';
import { plainNumber, type CodedColumn, type LoanColumns, type Numbers, type PatronDetails } from '#catalog/repositories/loan-columns.ts';

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

  get column(): CodedColumn { return { values: numbersOf(this.values), codes: this.codes }; }
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
  const [copyNumbers, copyBarcodes, copyTitles, copyBranches]: [(string | undefined)[], (string | undefined)[], number[], number[]] = [[], [], [], []];
  const copyCodes = new Int32Array(count).fill(-1);
  const copyOf = new Map<string, number>();
  const loanIds: (string | undefined)[] = new Array<string | undefined>(count);
  const [loanedAt, dueAt, returnedAt, renewals] = [new Float64Array(count), new Float64Array(count), new Float64Array(count), new Int32Array(count)];
  let [numbered, barcoded] = [false, false];
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
        copy = copyNumbers.length;
        copyOf.set(key, copy);
        copyNumbers.push(loan.itemId);
        copyBarcodes.push(loan.itemBarcode);
        copyTitles.push(title);
        copyBranches.push(branch);
        if (loan.itemBarcode !== undefined) barcoded = true;
      } else if (copyTitles[copy]! < 0) {
        copyTitles[copy] = title; // the first row that says of what it is
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
    count, loanIds: numbered ? numbersOf(loanIds) : null, patrons: patrons.column, patronDetails, titles: titles.column, titleDetails,
    copies: { count: copyNumbers.length, numbers: numbersOf(copyNumbers), barcodes: barcoded ? copyBarcodes : null, titles: Int32Array.from(copyTitles), branches: Int32Array.from(copyBranches) },
    copyCodes, branches: { values: branches.values, codes: branches.codes }, loanedAt, dueAt, returnedAt, renewals,
  };
}

/** Texts as numbers where all of them are plain ones. */
function numbersOf(texts: readonly (string | undefined)[]): Numbers {
  const numbers = new Float64Array(texts.length);
  for (let at = 0; at < texts.length; at += 1) {
    const text = texts[at];
    if (text !== undefined && !plainNumber.test(text)) return texts;
    numbers[at] = text === undefined ? Number.NaN : Number(text);
  }
  return numbers;
}

/** The memory of loans that can be handed over to another thread instead of being copied. */
export const handedOver = (loans: LoanColumns): ArrayBuffer[] => [
  loans.patrons.codes, loans.titles.codes, loans.copyCodes, loans.branches.codes, loans.loanedAt, loans.dueAt, loans.returnedAt, loans.renewals, loans.copies.titles, loans.copies.branches,
  ...[loans.loanIds, loans.patrons.values, loans.titles.values, loans.copies.numbers].filter((numbers) => numbers instanceof Float64Array),
].map(({ buffer }) => buffer as ArrayBuffer);
