import type { TitleRecords, Vocabulary } from './records.ts';

/** Loans that are nobody's any more, or were counted without patrons: what is borrowed, not by whom. The arrays are parallel. */
export interface UnlinkedLoans {
  readonly titles: Uint32Array;
  /** Days since 1970-01-01; of a month or a year its last one. */
  readonly days: Int32Array;
  /** How many there were of that title on that day. */
  readonly loans: Float32Array;
}

/** One event per loan of one domain; the three arrays are parallel, repeats are allowed. */
export interface DomainLoans {
  /** Titles of the domain's catalogue; columns are 0 .. titleCount - 1. */
  readonly titleCount: number;
  /** Patron row of each loan, shared across domains. */
  readonly patrons: Uint32Array;
  /** Title column of each loan. */
  readonly titles: Uint32Array;
  /** Day of each loan, whole days since 1970-01-01. */
  readonly days: Int32Array;
  /** Loans of nobody; absent = none. Popularity alone goes by them. */
  readonly unlinked?: UnlinkedLoans;
  /** What the catalogue says of the titles; absent = nothing. */
  readonly records?: TitleRecords;
}

/** A domain to learn from; the name is only carried along for the reports. */
export interface SourceLoans extends DomainLoans {
  readonly name: string;
}

/** Everything training and evaluation read: loans of the target domain and of any number of source domains. */
export interface ProblemInput {
  readonly patronCount: number;
  /** Patron group of each patron (length patronCount), 0 = none. */
  readonly patronGroup: Uint16Array;
  /** The branch each patron uses (length patronCount), 0 = not known; absent = of nobody. */
  readonly patronBranch?: Uint16Array;
  /** The day from which on each patron's branch is known (length patronCount); absent = always. */
  readonly branchKnownFrom?: Int32Array;
  /** Words of the records' fields; absent without records. */
  readonly vocabulary?: Vocabulary;
  readonly target: DomainLoans;
  readonly sources: readonly SourceLoans[];
}

/** One patron's loans in one domain; the arrays are parallel, days since 1970-01-01. */
export interface DomainHistory {
  readonly columns: Uint32Array;
  readonly days: Int32Array;
}

/** What is known of a patron when a list is asked for; `sources` in the order of the training input. */
export interface PatronHistory {
  readonly target: DomainHistory;
  readonly sources: readonly DomainHistory[];
  /** Patron group, 0 or absent = none. */
  readonly group?: number;
  /** The patron's branch, 0 or absent = not known. */
  readonly branch?: number;
}
