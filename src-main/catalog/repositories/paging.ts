import type { Page } from '#contract/ids.ts';

export interface Paging { readonly after?: string | undefined; readonly limit: number }

/** A page out of up to `limit` + 1 rows: the row too many says that there is a next page. */
export function pageOf<T>(found: readonly T[], limit: number, key: (row: T) => string): Page<T> {
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return { rows, next: found.length > limit && last !== undefined ? key(last) : null };
}
