/** One row of an import file, read and checked; times are whole seconds since 1970 on the library's own clock. A field the file does not have is absent. */
export interface TitleRecord {
  readonly titleId: string;
  readonly title?: string;
  readonly author?: string;
  readonly material?: string;
  readonly language?: string;
  readonly collection?: string;
  readonly classMark?: string;
  readonly subjects?: readonly string[];
  readonly audience?: string;
  readonly year?: number;
  readonly publisher?: string;
  readonly series?: string;
  readonly seriesNumber?: string;
  readonly isbns?: readonly string[];
  readonly itemBarcode?: string;
  readonly branch?: string;
}

export interface PatronRecord {
  readonly patronId: string;
  readonly group?: string;
  readonly birthYear?: number;
  readonly homeBranch?: string;
  readonly consent?: boolean;
  /** ISO date. */
  readonly expiresOn?: string;
}

export interface LoanRecord {
  readonly loanId?: string;
  readonly patronId: string;
  readonly titleId: string;
  readonly itemBarcode?: string;
  readonly branch?: string;
  readonly loanedAt: number;
  readonly dueAt?: number;
  readonly returnedAt?: number;
  readonly renewals?: number;
  readonly material?: string;
  readonly patronGroup?: string;
}

/** The record type of each kind of file. */
export interface ImportRecords {
  readonly titles: TitleRecord;
  readonly patrons: PatronRecord;
  readonly loans: LoanRecord;
}
