import type { RejectedRow } from './imports.ts';

/** One row of an import file, read and checked; times are whole seconds since 1970 on the library's own clock. A field the file does not have is absent. */
export interface TitleRecord {
  /** The library system's number; where the file has none, one made of its ISBN or of its title and author: `=isbn:…`, `=title:…`. */
  readonly titleId: string;
  readonly title?: string;
  readonly author?: string;
  /** Uniform or original title: what editions and translations of one work share. */
  readonly originalTitle?: string;
  readonly material?: string;
  readonly language?: string;
  readonly originalLanguage?: string;
  readonly collection?: string;
  readonly classMark?: string;
  readonly subjects?: readonly string[];
  readonly audience?: string;
  readonly year?: number;
  readonly publisher?: string;
  readonly series?: string;
  readonly seriesNumber?: string;
  /** Number or name of the part in a multi-volume set. */
  readonly volume?: string;
  readonly isbns?: readonly string[];
  readonly callNumber?: string;
  readonly itemId?: string;
  readonly itemBarcode?: string;
  readonly branch?: string;
}

/** A copy. */
export interface ItemRecord {
  readonly itemId?: string;
  readonly itemBarcode?: string;
  readonly titleId: string;
  readonly branch?: string;
  readonly callNumber?: string;
  readonly material?: string;
  readonly collection?: string;
}

export interface PatronRecord {
  readonly patronId: string;
  readonly group?: string;
  readonly birthYear?: number;
  readonly homeBranch?: string;
  readonly consent?: boolean;
  /** She has told the library to keep no loans of hers, or the card is no reader's (lost, repair, display): none of its loans is taken in. */
  readonly refusesHistory?: boolean;
  /** ISO date. */
  readonly expiresOn?: string;
}

/** Whose copy of what: the part that loans and events have in common. */
interface Circulated {
  /** Absent: nobody's any more (an anonymised loan), or a card that is no reader. */
  readonly patronId?: string;
  /** The system's number; or, of a row that names no copy either, the number made of what it says of its title. */
  readonly titleId?: string;
  /** What the row says of its title beyond the number. Where `titleId` is absent the copy decides, and a copy that nobody knows is one of this title. */
  readonly title?: TitleRecord;
  /** The system's number of the copy. */
  readonly itemId?: string;
  readonly itemBarcode?: string;
  readonly branch?: string;
  readonly dueAt?: number;
  readonly patronGroup?: string;
  readonly birthYear?: number;
  readonly homeBranch?: string;
}

export interface LoanRecord extends Circulated {
  readonly loanId?: string;
  /** The loan that this one renews (Evergreen): it becomes a renewal of that one. */
  readonly parentLoanId?: string;
  readonly loanedAt: number;
  readonly returnedAt?: number;
  readonly renewals?: number;
}

/** What happened to a copy. `forget`: the system has dropped who had it at that time; its latest loan up to then loses its patron. */
export type CirculationEvent = 'issue' | 'renew' | 'return' | 'localuse' | 'forget';
export interface EventRecord extends Circulated {
  readonly event: CirculationEvent;
  readonly at: number;
  /** The row of a return, should it turn out to belong to no loan. */
  readonly turnedAway?: RejectedRow;
}

/** How often a title was lent in a time, without patrons. */
export interface CountRecord {
  readonly title: TitleRecord;
  readonly branch?: string;
  /** `2024` or `2024-05`; absent: of all time. */
  readonly period?: string;
  readonly loans: number;
}

/** What of a title says which work it is; an empty text: not known. */
export interface WorkRecord {
  readonly title: string;
  readonly author: string;
  readonly originalTitle: string;
  readonly material: string;
  readonly publisher: string;
  readonly series: string;
  readonly seriesNumber: string;
  readonly volume: string;
  /** ISBN-13s, a space between them. */
  readonly isbns: string;
}

/** The record type of each kind of file. */
export interface ImportRecords {
  readonly titles: TitleRecord;
  readonly items: ItemRecord;
  readonly patrons: PatronRecord;
  readonly loans: LoanRecord;
  readonly events: EventRecord;
  readonly counts: CountRecord;
}
