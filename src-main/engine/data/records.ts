/**
 * Fields of a title's record that methods may read; each has its own vocabulary, shared by all domains. `heading` holds subject headings and
 * their subdivisions whole, `subject` their words; `class` every level on the way to the class mark.
 */
export const recordFields = ['title', 'author', 'heading', 'subject', 'class', 'series', 'publisher', 'language', 'audience', 'material', 'year'] as const;
export type RecordField = (typeof recordFields)[number];

/** Tokens of one field as compressed rows: title t has token[start[t]] … token[start[t + 1] − 1], distinct and ascending. */
export interface TokenRows {
  /** Titles + 1 entries. */
  readonly start: Uint32Array;
  /** Numbers in the field's vocabulary. */
  readonly token: Uint32Array;
}

/** What the catalogue says of the titles of one domain. */
export interface TitleRecords {
  readonly fields: Readonly<Record<RecordField, TokenRows>>;
  /** Number of the work each title is an edition of (length titles), 0 = not known; numbers are shared by all domains. */
  readonly work: Uint32Array;
}

/** The words behind the token numbers, field by field; methods need only how many there are. */
export type Vocabulary = Readonly<Record<RecordField, readonly string[]>>;

/** Records of titles of which nothing is known. */
export function emptyRecords(titleCount: number): TitleRecords {
  const none: TokenRows = { start: new Uint32Array(titleCount + 1), token: new Uint32Array(0) };
  return { fields: Object.fromEntries(recordFields.map((field) => [field, none])) as Record<RecordField, TokenRows>, work: new Uint32Array(titleCount) };
}

/** A vocabulary without words. */
export const emptyVocabulary: Vocabulary = Object.fromEntries(recordFields.map((field) => [field, []])) as unknown as Vocabulary;
