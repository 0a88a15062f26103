import { pinyinWords } from '#text/pinyin-search.ts';
import { authorKey, sortKey } from '#text/sort-key.ts';
import { row, rows, transaction, write, type WritableDB } from '../database.ts';
import { indexText } from '../search-text.ts';

/** What of a title it is found by. */
interface SearchedTitle {
  readonly id: number; readonly external_id: string; readonly title?: string; readonly original_title?: string | null; readonly author?: string;
  readonly subjects?: string; readonly series?: string | null; readonly isbns?: string;
}
type StoredTitle = SearchedTitle & { readonly title: string; readonly language: string | null; readonly sort_key: string; readonly author_key: string };
const stored = 'SELECT id, external_id, title, original_title, author, language, subjects, series, isbns, sort_key, author_key FROM title';

/** Makes the search text, the pinyin and the sort keys of a title anew. */
export function indexTitle(db: WritableDB, id: number): void {
  putIndex(db, row<StoredTitle>(db, `${stored} WHERE id = ?`, id)!);
}

function putIndex(db: WritableDB, title: StoredTitle): void {
  unindexTitle(db, title.id);
  addToIndex(db, title);
  const [key, byAuthor] = [sortKey(title.title, title.language), authorKey(title.author ?? '')];
  if (key !== title.sort_key || byAuthor !== title.author_key) write(db, 'UPDATE title SET sort_key = ?, author_key = ? WHERE id = ?', key, byAuthor, title.id);
}

/** Writes the search text and the pinyin of a title that has none. */
export function addToIndex(db: WritableDB, { id, external_id: number, title, original_title: originalTitle, author, subjects, series, isbns }: SearchedTitle): void {
  const names = `${title ?? ''} ${originalTitle ?? ''}`;
  write(db, 'INSERT INTO title_search (rowid, title, author, subjects, series, numbers) VALUES (?, ?, ?, ?, ?, ?)', id,
    indexText(names), indexText(author ?? ''), indexText(subjects ?? ''), indexText(series ?? ''), indexText(`${number.startsWith('=') ? '' : number} ${isbns ?? ''}`));
  const pinyin = pinyinWords(`${names} ${author ?? ''} ${series ?? ''}`);
  if (pinyin.length > 0) write(db, 'INSERT INTO title_pinyin (rowid, words) VALUES (?, ?)', id, pinyin.join(' '));
}

/** Takes a title out of the search index. */
export function unindexTitle(db: WritableDB, id: number): void {
  write(db, 'DELETE FROM title_search WHERE rowid = ?', id);
  write(db, 'DELETE FROM title_pinyin WHERE rowid = ?', id);
}

const place = 'titles-indexed';

/**
 * Indexes up to `limit` of the titles that were there before pinyin was, and notes how far it has come.
 * @returns how many; 0: all are indexed
 */
export function indexOlderTitles(db: WritableDB, limit: number): number {
  const after = row<{ value: string }>(db, 'SELECT value FROM setting WHERE key = ?', place)?.value;
  if (after === undefined) return 0;
  return transaction(db, () => {
    const found = rows<StoredTitle>(db, `${stored} WHERE id > ? ORDER BY id LIMIT ?`, Number(after), limit);
    for (const title of found) if (title.title !== '') putIndex(db, title);
    if (found.length === 0) write(db, 'DELETE FROM setting WHERE key = ?', place);
    else write(db, 'UPDATE setting SET value = ? WHERE key = ?', String(found.at(-1)!.id), place);
    return found.length;
  });
}

const authorPlace = 'authors-sorted';

/** Gives up to `limit` of the titles that were there before authors had sort keys theirs, and notes how far it has come; answers how many, 0: all have. */
export function sortOlderAuthors(db: WritableDB, limit: number): number {
  const after = row<{ value: string }>(db, 'SELECT value FROM setting WHERE key = ?', authorPlace)?.value;
  if (after === undefined) return 0;
  return transaction(db, () => {
    const found = rows<{ id: number; author: string }>(db, 'SELECT id, author FROM title WHERE id > ? ORDER BY id LIMIT ?', Number(after), limit);
    for (const { id, author } of found) if (author !== '') write(db, 'UPDATE title SET author_key = ? WHERE id = ?', authorKey(author), id);
    if (found.length === 0) write(db, 'DELETE FROM setting WHERE key = ?', authorPlace);
    else write(db, 'UPDATE setting SET value = ? WHERE key = ?', String(found.at(-1)!.id), authorPlace);
    return found.length;
  });
}
