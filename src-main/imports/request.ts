import type { ColumnMapping, FixedValues, ImportKind } from '#contract/imports.ts';
import type { OpenOptions } from './source.ts';

/** What the user said about a file; whatever is left out is recognised from its beginning and its header. */
export interface ReadRequest extends OpenOptions {
  readonly kind?: ImportKind | undefined;
  /** Column (header, or `#3` for the third) → field; an empty field leaves the column out. */
  readonly mapping?: ColumnMapping | undefined;
  /** Field → one value for every row. */
  readonly fixed?: FixedValues | undefined;
}
