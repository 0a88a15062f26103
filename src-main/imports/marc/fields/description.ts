import { importFields, type ImportField } from '#contract/imports.ts';

/** The columns of a record's rows. */
export const marcHeader: readonly ImportField[] = importFields.titles;
export type MarcColumn = (typeof importFields)['titles'][number];

/** What a record says of its title, by column; what is absent it does not say. */
export type Description = Partial<Record<MarcColumn, string>>;

/** A copy as the library's own fields describe it. */
export interface Copy {
  readonly itemId?: string;
  readonly itemBarcode?: string;
  readonly branch?: string;
  readonly callNumber?: string;
  readonly collection?: string;
  /** The library's code of the kind of material. */
  readonly materialCode?: string;
}
