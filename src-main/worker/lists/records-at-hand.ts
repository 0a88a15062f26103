import type { TitleId } from '#contract/ids.ts';
import type { ReadableDB } from '#catalog/database.ts';
import { titleRecords, type TitleRecord } from '#catalog/repositories/assignments.ts';
import { authorNames } from '#engine/data/author-names.ts';
import { recordTokens } from '#engine/data/record-tokens.ts';
import type { Tokens } from '#engine/lists/likeness.ts';

/** What lists need of a title's record: its author, and what it has in common with others. */
export interface RecordAtHand { readonly author: string; readonly tokens: Tokens }

const fields = ['author', 'heading', 'subject', 'class', 'series'] as const;
const unknown: RecordAtHand = { author: '', tokens: new Uint32Array(0) };
/** Records kept; a list looks at a few hundred. */
const most = 100_000;

/** Reads records as they are asked for and keeps them. */
export function recordsAtHand(db: ReadableDB): (ids: readonly number[]) => RecordAtHand[] {
  const numbers = new Map<string, number>();
  const known = new Map<number, RecordAtHand>();
  const numberOf = (token: string): number => {
    let number = numbers.get(token);
    if (number === undefined) numbers.set(token, number = numbers.size);
    return number;
  };
  const atHand = (record: TitleRecord): RecordAtHand => {
    const tokens = recordTokens(record);
    return { author: authorNames(record.author)[0] ?? '', tokens: Uint32Array.from(new Set(fields.flatMap((field) => tokens[field].map((token) => numberOf(`${field} ${token}`))))).sort() };
  };
  return (ids) => {
    const missing = ids.filter((id) => !known.has(id));
    if (known.size + missing.length > most) known.clear();
    const wanted = known.size === 0 ? ids : missing;
    if (wanted.length > 0) for (const record of titleRecords(db, wanted as readonly TitleId[])) known.set(record.id, atHand(record));
    return ids.map((id) => known.get(id) ?? unknown);
  };
}
