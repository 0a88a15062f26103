import type { PatronRecord, TitleRecord } from '#contract/records.ts';

/** Numbers that a library system has given. Where all are plain whole ones they stand as such, in eight bytes each, which `String` gives back; NaN: none. */
export type Numbers = Float64Array | readonly (string | undefined)[];

/** A whole number without leading zeros that can be kept as a number. */
export const plainNumber = /^[1-9]\d{0,14}$/;

/** The different texts of a column and, row by row, which of them a row has; -1: none. */
export interface CodedColumn<Values extends Numbers = Numbers> { readonly values: Values; readonly codes: Int32Array }

/** What loans say of a patron beyond the number. */
export type PatronDetails = Pick<PatronRecord, 'group' | 'birthYear' | 'homeBranch'>;

/** Copies that loans name: by number, barcode (`null`: no copy by one) or both; and the title they say each is of, as a code of the titles, and the branch; -1: none. */
export interface NamedCopies { readonly count: number; readonly numbers: Numbers; readonly barcodes: readonly (string | undefined)[] | null; readonly titles: Int32Array; readonly branches: Int32Array }

/** Some thousand loans of a file, column by column, so that they go from one thread to another and into the catalogue fast. */
export interface LoanColumns {
  readonly count: number;
  /** The system's numbers of the loans; `null`: the rows have none. */
  readonly loanIds: Numbers | null;
  readonly patrons: CodedColumn;
  /** By code of the patrons. */
  readonly patronDetails: ReadonlyMap<number, PatronDetails>;
  readonly titles: CodedColumn;
  /** By code of the titles. */
  readonly titleDetails: ReadonlyMap<number, TitleRecord>;
  readonly copies: NamedCopies;
  readonly copyCodes: Int32Array;
  readonly branches: CodedColumn<readonly string[]>;
  /** Whole seconds; NaN: not known. */
  readonly loanedAt: Float64Array;
  readonly dueAt: Float64Array;
  readonly returnedAt: Float64Array;
  /** -1: not known. */
  readonly renewals: Int32Array;
}
