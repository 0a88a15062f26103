/** One forward step of the schema; never edited once released. */
export interface Migration {
  /** Becomes the database's `user_version`. */
  readonly version: number;
  readonly sql: string;
}
