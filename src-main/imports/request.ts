import type { ColumnMapping, FixedValues, ImportKind } from '#contract/imports.ts';
import type { OpenOptions } from './source.ts';

/** What the user said about a file; whatever is left out is recognised from its beginning and its header. */
export interface ReadRequest extends OpenOptions {
  readonly kind?: ImportKind | undefined;
  /** Column (header, or `#3` for the third) → field; an empty field leaves the column out. */
  readonly mapping?: ColumnMapping | undefined;
  /** Field → one value for every row. */
  readonly fixed?: FixedValues | undefined;
  readonly privacy?: PatronPrivacy | undefined;
}

/** What is done with the numbers of patrons before anything else sees them. */
export interface PatronPrivacy {
  /** The key of the pseudonyms; absent: the numbers stay as they are. */
  readonly pseudonymKey?: Uint8Array | undefined;
  /** Numbers that are no reader's, as the file has them: their loans have no patron. */
  readonly notReaders?: readonly string[] | undefined;
}
