import type { DateOrder, IgnoredCode, ImportField, ImportKind, ProfileId } from '#contract/imports.ts';
import type { CirculationEvent } from '#contract/records.ts';

/** What an export of one system looks like and means, as data. Lists of headers are separated by a comma and a space; how headers are compared says normalise.ts. */
export interface Profile {
  readonly id: ProfileId;
  /** Null: whatever the columns at hand make of it (reports of the library's own making). */
  readonly kind: ImportKind | null;
  /** Headers that are all there; `a|b`: one of the two. */
  readonly needs: string;
  /** Headers that are often there; they decide between profiles that both fit. */
  readonly typical?: string;
  /** Headers with which it is something else. */
  readonly never?: string;
  /** Where fields are read from, the best column first. What is not named here goes by the usual names. */
  readonly columns?: Readonly<Partial<Record<ImportField, string>>>;
  /** Headers that are not read, whatever they look like. */
  readonly leave?: string;
  /** Headers of what is private here, besides those that always are. */
  readonly personal?: string;
  /** How dates are written where their values do not tell. */
  readonly dateOrder?: DateOrder;
  /** `utc`: the system writes universal time, with and without a zone; a zone is reckoned in, and the time brought to this PC's clock. Otherwise the text's own clock is the library's. */
  readonly clock?: 'utc';
  readonly events?: EventWords;
  readonly filters?: readonly RowFilter[];
  /** Sign between several copies in one cell: the row is one event of each. */
  readonly severalCopies?: string;
  /** Columns a period is put together from, the year first. */
  readonly period?: readonly string[];
  /** The file holds what is on loan now, and never what has come back. */
  readonly openLoansOnly?: true;
  /** Patron numbers and groups that are nobody, besides the usual ones. */
  readonly nobody?: string;
  /** A number that is 0 is none (dumps whose numbers were taken out). */
  readonly zeroIsNone?: true;
  /** For tables whose headers say nothing: what each place holds. */
  readonly places?: Places;
}

/** What codes or words of the event column mean: an event, or why the row is passed over. */
export interface EventWords {
  /** A further column whose value is read together with the event's (`borrow/renew`) before that alone is. */
  readonly with?: string;
  readonly words: Readonly<Record<string, CirculationEvent | IgnoredCode>>;
  /** What any other word means; without it such a row is turned away. */
  readonly otherwise?: IgnoredCode;
}

/** Passes over rows by the value of a column that is no field. Values are compared in lower case. */
export interface RowFilter {
  /** The first of these that is there. */
  readonly column: string;
  readonly drop?: Readonly<Record<string, IgnoredCode>>;
  /** With `keep` every other value is passed over as `otherwise`. */
  readonly keep?: readonly string[];
  readonly otherwise?: IgnoredCode;
}

export interface Places {
  /** The fields of a table of so many columns; null: it is not this. */
  fields(width: number): readonly (ImportField | null)[] | null;
  /** Whether a row's values can be such a row's. */
  fits(cells: readonly string[]): boolean;
}
