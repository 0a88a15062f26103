import type { PatronRecord, TitleRecord } from '#contract/records.ts';

/** The different texts of a column and, row by row, which of them a row has; -1: none. */
export interface CodedColumn { readonly values: readonly string[]; readonly codes: Int32Array }

/** What loans say of a patron beyond the number. */
export type PatronDetails = Pick<PatronRecord, 'group' | 'birthYear' | 'homeBranch'>;

/** A copy that loans name: by number, barcode or both; and the title they say it is of, as a code of the titles, -1: none. */
export interface NamedCopy { readonly number: string | undefined; readonly barcode: string | undefined; readonly title: number; readonly branch: number }

/** Some thousand loans of a file, column by column, so that they go from one thread to another and into the catalogue fast. */
export interface LoanColumns {
  readonly count: number;
  /** The system's numbers of the loans; `null`: the rows have none. */
  readonly loanIds: readonly (string | undefined)[] | null;
  readonly patrons: CodedColumn;
  /** By code of the patrons. */
  readonly patronDetails: ReadonlyMap<number, PatronDetails>;
  readonly titles: CodedColumn;
  /** By code of the titles. */
  readonly titleDetails: ReadonlyMap<number, TitleRecord>;
  readonly copies: readonly NamedCopy[];
  readonly copyCodes: Int32Array;
  readonly branches: CodedColumn;
  /** Whole seconds; NaN: not known. */
  readonly loanedAt: Float64Array;
  readonly dueAt: Float64Array;
  readonly returnedAt: Float64Array;
  /** -1: not known. */
  readonly renewals: Int32Array;
}
