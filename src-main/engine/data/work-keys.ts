import { authorNames } from './author-names.ts';
import type { RawRecord } from './record-tokens.ts';
import { folded, wordsOf } from './text-words.ts';

/**
 * The keys by which a title is known as an edition of a work; titles that share a key are one work. They are the title itself (it may stand in two
 * domains), the catalogue's own work, each ISBN, and the title proper (up to a colon or a stroke) together with the first author.
 */
export function workKeys(record: RawRecord): string[] {
  const keys = [`n${record.id}`];
  if (record.workId > 0) keys.push(`w${record.workId}`);
  for (const isbn of record.isbns.split(' ')) if (isbn !== '') keys.push(`i${isbn}`);
  const author = authorNames(record.author)[0];
  const title = wordsOf(folded(properTitle(record.title))).join(' ');
  if (author !== undefined && title !== '') keys.push(`t${title}|${author}`);
  return keys;
}

/** What stands before the other title information and the statement of responsibility of an ISBD title. */
function properTitle(title: string): string {
  const end = title.search(/\s?[:/=]\s|[：]/);
  return end > 0 ? title.slice(0, end) : title;
}
