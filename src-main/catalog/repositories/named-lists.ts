import type { DomainId, ListId, ModelId, Page, PatronId, TitleId } from '#contract/ids.ts';
import type { ListWishes } from '#contract/list-wishes.ts';
import type { FallbackKind, ListKind, ReadingListRow } from '#contract/lists.ts';
import type { ComposedList } from '#contract/worker-messages.ts';
import { row, rows, write, type ReadableDB, type WritableDB } from '../database.ts';
import { putEntries, rowOfList } from './lists.ts';
import { pageOf, type Paging } from './paging.ts';
import { isoTime, nowSeconds } from './times.ts';

/** What tells a list that is not one patron's from all others. */
export interface NamedIdentity {
  readonly kind: Exclude<ListKind, 'patron' | 'desk'>;
  readonly name: string;
  readonly fallback: FallbackKind | null;
  readonly targetId: DomainId;
}

/** What such a list is made of, to make it again. */
export interface NamedSource {
  readonly modelId: ModelId | null;
  readonly subject: { readonly text: string; readonly classMark: string } | null;
  readonly group: string | null;
  /** Of a club. */
  readonly patrons: readonly PatronId[];
}

/** The list of this kind and name; null where there is none yet. */
export const namedListId = (db: ReadableDB, { kind, name, fallback, targetId }: NamedIdentity): ListId | null =>
  row<{ id: ListId }>(db, "SELECT id FROM reading_list WHERE kind = ? AND name = ? AND coalesce(fallback, '') = ? AND target_id = ? AND kind <> 'patron'", kind, name, fallback ?? '', targetId)?.id ?? null;

/** What is refused for good and what is pinned on a list. */
export function keptTitles(db: ReadableDB, id: ListId | null): { refused: TitleId[]; pinned: TitleId[] } {
  const found = id === null ? [] : rows<{ titleId: TitleId; state: string }>(db, `
    SELECT title_id AS titleId, state FROM reading_list_entry WHERE list_id = ? AND (state = 'refused' OR (state = 'listed' AND pinned = 1))`, id);
  const of = (wanted: string): TitleId[] => found.filter(({ state }) => state === wanted).map(({ titleId }) => titleId);
  return { refused: of('refused'), pinned: of('listed') };
}

/** Stores a list under its name, in place of one of the same name. @returns its row id */
export function putNamedList(db: WritableDB, identity: NamedIdentity, source: NamedSource, wishes: ListWishes, { guard, shortfall, members, entries, spares }: ComposedList): ListId {
  const facts = JSON.stringify({ wishes, guard, shortfall, members, subject: source.subject, group: source.group });
  const known = namedListId(db, identity);
  const { kind, name, fallback, targetId } = identity;
  const id = known ?? write(db, 'INSERT INTO reading_list (kind, name, fallback, target_id, model_id, made_at) VALUES (?, ?, ?, ?, ?, 0)', kind, name, fallback, targetId, source.modelId).id as ListId;
  write(db, 'UPDATE reading_list SET name = ?, model_id = ?, made_at = ?, facts = ? WHERE id = ?', name, source.modelId, nowSeconds(), facts, id);
  write(db, 'DELETE FROM reading_list_member WHERE list_id = ?', id);
  for (const patronId of new Set(source.patrons)) write(db, 'INSERT INTO reading_list_member (list_id, patron_id) VALUES (?, ?)', id, patronId);
  putEntries(db, id, entries, spares);
  return id;
}

/** How a stored list came about; null where it is gone. */
export function listSource(db: ReadableDB, id: ListId): (NamedSource & { readonly kind: ListKind; readonly name: string; readonly fallback: FallbackKind | null; readonly targetId: DomainId; readonly patronId: PatronId | null; readonly wishes: ListWishes | undefined }) | null {
  const stored = row<{ kind: ListKind; name: string; fallback: FallbackKind | null; targetId: DomainId; modelId: ModelId | null; patronId: PatronId | null; facts: string }>(db, `
    SELECT kind, name, fallback, target_id AS targetId, model_id AS modelId, patron_id AS patronId, facts FROM reading_list WHERE id = ?`, id);
  if (stored === undefined) return null;
  const { facts, ...list } = stored;
  const { subject = null, group = null, wishes } = JSON.parse(facts) as { subject?: NamedSource['subject']; group?: string | null; wishes?: ListWishes };
  const patrons = rows<{ id: PatronId }>(db, 'SELECT patron_id AS id FROM reading_list_member WHERE list_id = ?', id).map((member) => member.id);
  return { ...list, subject, group, wishes, patrons };
}

export const namedListsSql = `
  SELECT list.name, ${rowOfList} FROM reading_list AS list JOIN domain ON domain.id = list.target_id
  WHERE list.kind <> 'patron' AND list.id < ? ORDER BY list.id DESC LIMIT ?`;

/** Lists that are not one patron's, the newest first; `text` is part of the name. There are never more than a few hundred. */
export function listNamedLists(db: ReadableDB, { text, after, limit }: { text: string } & Paging): Page<ReadingListRow> {
  const found = rows<Omit<ReadingListRow, 'madeAt'> & { madeAt: number }>(db, namedListsSql, after === undefined ? Number.MAX_SAFE_INTEGER : Number(after), limit + 1);
  const page = pageOf(found.map((list) => ({ ...list, madeAt: isoTime(list.madeAt) })), limit, ({ id }) => String(id));
  const wanted = text.trim().toLowerCase();
  return wanted === '' ? page : { ...page, rows: page.rows.filter(({ name }) => name.toLowerCase().includes(wanted)) };
}

export const deleteLists = (db: WritableDB, ids: readonly ListId[]): void => { for (const id of ids) write(db, 'DELETE FROM reading_list WHERE id = ?', id); };
