import type { DomainId, ListId, ModelId, Page, PatronId } from '#contract/ids.ts';
import { usualWishes, type GuardState, type ListWishes, type Shortfall } from '#contract/list-wishes.ts';
import type { FallbackKind, ListAction, ListKind, ReadingList, ReadingListRow } from '#contract/lists.ts';
import type { MadeEntry, MadeList } from '#contract/worker-messages.ts';
import { row, rows, write, type ReadableDB, type WritableDB } from '../database.ts';
import { entriesOf, putEntry } from './list-entries.ts';
import { pageOf, type Paging } from './paging.ts';
import { isoTime, nowSeconds } from './times.ts';

/** What is kept with a list beside its entries; lists of earlier versions have nothing of it. */
interface ListFacts {
  readonly wishes?: ListWishes;
  readonly guard?: GuardState;
  readonly shortfall?: Shortfall | null;
  readonly members?: number | null;
}

/** Replaces a patron's list under a model. What was pinned keeps its place. */
export function putList(db: WritableDB, modelId: ModelId, targetId: DomainId, list: MadeList): void {
  const { patronId, wishes, guard, shortfall } = list;
  const known = row<{ id: ListId }>(db, "SELECT id FROM reading_list WHERE kind = 'patron' AND model_id = ? AND patron_id = ?", modelId, patronId);
  const facts = JSON.stringify({ wishes, guard, shortfall } satisfies ListFacts);
  if (known === undefined) {
    const { id } = write(db, "INSERT INTO reading_list (kind, target_id, model_id, patron_id, made_at, facts) VALUES ('patron', ?, ?, ?, ?, ?)", targetId, modelId, patronId, nowSeconds(), facts);
    putEntries(db, id as ListId, list.entries, list.spares);
    return;
  }
  write(db, 'UPDATE reading_list SET made_at = ?, facts = ? WHERE id = ?', nowSeconds(), facts, known.id);
  putEntries(db, known.id, list.entries, list.spares);
}

/** Writes entries and spares anew around what is pinned; what was refused for good stays so, and what an undo would bring back is forgotten. */
export function putEntries(db: WritableDB, id: ListId, entries: readonly MadeEntry[], spares: readonly MadeEntry[]): void {
  write(db, 'DELETE FROM reading_list_change WHERE list_id = ?', id);
  write(db, "DELETE FROM reading_list_entry WHERE list_id = ? AND NOT (state = 'refused' OR (state = 'listed' AND pinned = 1))", id);
  const taken = new Set(rows<{ rank: number }>(db, "SELECT rank FROM reading_list_entry WHERE list_id = ? AND state = 'listed'", id).map(({ rank }) => rank));
  const kept = new Set(rows<{ titleId: number }>(db, 'SELECT title_id AS titleId FROM reading_list_entry WHERE list_id = ?', id).map(({ titleId }) => titleId));
  let rank = 0;
  for (const entry of entries) {
    if (kept.has(entry.titleId)) continue;
    do rank += 1; while (taken.has(rank));
    putEntry(db, id, 'listed', rank, entry);
  }
  spares.filter(({ titleId }) => !kept.has(titleId)).forEach((entry, index) => putEntry(db, id, 'spare', index + 1, entry));
}

interface StoredList {
  id: ListId; kind: Exclude<ListKind, 'desk'>; name: string; fallback: FallbackKind | null; patronId: PatronId | null; patron: string | null; modelId: ModelId | null;
  targetId: DomainId; target: string; sourceIds: string | null; madeAt: number; facts: string; spares: number; undo: ListAction | null;
}

/** One list with its entries and reasons, the words that records have in common left open; null where it is gone. */
export function showList(db: ReadableDB, id: ListId): ReadingList | null {
  const stored = row<StoredList>(db, `
    SELECT list.id, list.kind, list.name, list.fallback, list.patron_id AS patronId, patron.external_id AS patron, list.model_id AS modelId, list.target_id AS targetId, domain.name AS target,
      model.source_ids AS sourceIds, list.made_at AS madeAt, list.facts,
      (SELECT count(*) FROM reading_list_entry WHERE list_id = list.id AND state = 'spare') AS spares,
      (SELECT action FROM reading_list_change WHERE list_id = list.id ORDER BY id DESC LIMIT 1) AS undo
    FROM reading_list AS list LEFT JOIN patron ON patron.id = list.patron_id LEFT JOIN model ON model.id = list.model_id JOIN domain ON domain.id = list.target_id
    WHERE list.id = ?`, id);
  if (stored === undefined) return null;
  const { sourceIds, facts, ...list } = stored;
  const { wishes = usualWishes, guard = 'off', shortfall = null, members = null } = JSON.parse(facts) as ListFacts;
  return { ...list, madeAt: isoTime(stored.madeAt), sources: sourceNames(db, sourceIds), wishes, guard, shortfall, members, entries: entriesOf(db, id, wishes.branch) };
}

/** The names of a model's sources, from the JSON of their ids. */
export const sourceNames = (db: ReadableDB, ids: string | null): string[] =>
  (JSON.parse(ids ?? '[]') as DomainId[]).flatMap((domainId) => rows<{ name: string }>(db, 'SELECT name FROM domain WHERE id = ?', domainId)).map(({ name }) => name);

/** The newest list of a patron, of one model or of any. */
export function listForPatron(db: ReadableDB, patronId: PatronId, modelId: ModelId | null): ReadingList | null {
  const found = row<{ id: ListId }>(db, 'SELECT id FROM reading_list WHERE patron_id = ? AND (? IS NULL OR model_id = ?) ORDER BY made_at DESC, id DESC LIMIT 1', patronId, modelId, modelId);
  return found === undefined ? null : showList(db, found.id);
}

export const rowOfList = `
  list.id, list.kind, list.fallback, list.patron_id AS patronId, domain.name AS target, list.model_id AS modelId, list.made_at AS madeAt,
  (SELECT count(*) FROM reading_list_entry WHERE list_id = list.id AND state = 'listed') AS entries,
  coalesce((SELECT title.title FROM reading_list_entry AS entry JOIN title ON title.id = entry.title_id WHERE entry.list_id = list.id AND entry.state = 'listed'
    AND entry.rank = (SELECT min(rank) FROM reading_list_entry WHERE list_id = list.id AND state = 'listed')), '') AS first`;

export const listListsSql = `
  SELECT patron.external_id AS name, ${rowOfList}
  FROM patron JOIN reading_list AS list ON list.patron_id = patron.id JOIN domain ON domain.id = list.target_id
  WHERE patron.external_id >= ? AND patron.external_id < ? AND (patron.external_id, list.id) > (?, ?) AND (? IS NULL OR list.model_id = ?)
  ORDER BY patron.external_id, list.id LIMIT ?`;

/** Lists for one patron each, by card number; `text` is its beginning. */
export function listLists(db: ReadableDB, { modelId, text, after, limit }: { modelId: ModelId | null; text: string } & Paging): Page<ReadingListRow> {
  const [patron = '', id = '0'] = (after ?? '').split('\n');
  const prefix = text.trim();
  const found = rows<Omit<ReadingListRow, 'madeAt'> & { madeAt: number }>(db, listListsSql, prefix, `${prefix}\u{10FFFF}`, patron, Number(id), modelId, modelId, limit + 1);
  return pageOf(found.map((list) => ({ ...list, madeAt: isoTime(list.madeAt) })), limit, (list) => `${list.name}\n${list.id}`);
}

/** How many lists a model has. */
export const countLists = (db: ReadableDB, modelId: ModelId): number =>
  row<{ n: number }>(db, 'SELECT count(*) AS n FROM reading_list WHERE model_id = ?', modelId)?.n ?? 0;

/** Ids of a model's lists after `after`, in the order they were made. */
export const listIdsAfter = (db: ReadableDB, modelId: ModelId, after: number, limit: number): ListId[] =>
  rows<{ id: ListId }>(db, "SELECT id FROM reading_list WHERE model_id = ? AND kind = 'patron' AND id > ? ORDER BY id LIMIT ?", modelId, after, limit).map(({ id }) => id);
