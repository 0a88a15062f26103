import type { DomainId, ListId, ModelId, Page, PatronId, TitleId } from '#contract/ids.ts';
import type { ListEntry, ReadingList, ReadingListRow, Reason, ReasonTitle } from '#contract/lists.ts';
import type { MethodId } from '#contract/training.ts';
import type { MadeList, MadeReason } from '#contract/worker-messages.ts';
import { row, rows, write, type ReadableDB, type WritableDB } from '../database.ts';
import { pageOf, type Paging } from './paging.ts';
import { isoTime, nowSeconds } from './times.ts';

/** Replaces a patron's list under a model. */
export function putList(db: WritableDB, modelId: ModelId, list: MadeList): void {
  write(db, 'DELETE FROM reading_list WHERE model_id = ? AND patron_id = ?', modelId, list.patronId);
  const { id } = write(db, 'INSERT INTO reading_list (model_id, patron_id, made_at) VALUES (?, ?, ?)', modelId, list.patronId, nowSeconds());
  list.entries.forEach((entry, index) => write(db, `
    INSERT INTO reading_list_entry (list_id, rank, title_id, score, method, source_share, reason) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  id, index + 1, entry.titleId, entry.score, entry.method, entry.sourceShare, JSON.stringify({ kind: entry.kind, because: entry.because, shares: entry.shares })));
}

interface StoredEntry {
  rank: number; titleId: TitleId; externalTitleId: string; title: string; author: string; material: string | null; classMark: string | null; year: number | null;
  score: number; method: MethodId; sourceShare: number; reason: string;
}
interface StoredReason {
  kind: Reason['kind'];
  because: MadeReason[];
  /** Absent in lists of earlier versions. */
  shares?: { domainId: DomainId; share: number }[];
}

function entriesOf(db: ReadableDB, id: ListId): ListEntry[] {
  return rows<StoredEntry>(db, `
    SELECT entry.rank, entry.title_id AS titleId, title.external_id AS externalTitleId, title.title, title.author, title.material, title.class_mark AS classMark, title.year,
      entry.score, entry.method, entry.source_share AS sourceShare, entry.reason
    FROM reading_list_entry AS entry JOIN title ON title.id = entry.title_id WHERE entry.list_id = ? ORDER BY entry.rank`, id)
    .map((entry) => ({ ...entry, reason: reasonOf(db, JSON.parse(entry.reason) as StoredReason) }));
}

function reasonOf(db: ReadableDB, { kind, because, shares }: StoredReason): Reason {
  const loans = because.flatMap(({ titleId, domainId, share, fields, rule }) => namedLoans(db, [{ titleId, domainId }]).map((named): ReasonTitle => ({
    ...named, share, ...(fields && { matches: fields.map((field) => ({ field, words: [] })) }), ...(rule && { rule }),
  })));
  if (shares === undefined) return { kind, because: loans };
  return { kind, because: loans, shares: shares.flatMap(({ domainId, share }) => rows<{ domain: string }>(db, 'SELECT name AS domain FROM domain WHERE id = ?', domainId).map((named) => ({ ...named, share }))) };
}

/** The names of lent titles and of their domains; what is gone is left out. */
export const namedLoans = (db: ReadableDB, loans: readonly { titleId: TitleId; domainId: DomainId }[]): Pick<ReasonTitle, 'titleId' | 'title' | 'domain'>[] =>
  loans.flatMap(({ titleId, domainId }) =>
    rows<Pick<ReasonTitle, 'titleId' | 'title' | 'domain'>>(db, 'SELECT title.id AS titleId, title.title, domain.name AS domain FROM title JOIN domain ON domain.id = ? WHERE title.id = ?', domainId, titleId));

/** One list with its entries and reasons, the words that records have in common left open; null where it is gone. */
export function showList(db: ReadableDB, id: ListId): ReadingList | null {
  const stored = row<{ id: ListId; patronId: PatronId; patron: string; modelId: ModelId; target: string; sourceIds: string; madeAt: number }>(db, `
    SELECT reading_list.id, reading_list.patron_id AS patronId, patron.external_id AS patron, model.id AS modelId, domain.name AS target, model.source_ids AS sourceIds, reading_list.made_at AS madeAt
    FROM reading_list JOIN patron ON patron.id = reading_list.patron_id JOIN model ON model.id = reading_list.model_id JOIN domain ON domain.id = model.target_id
    WHERE reading_list.id = ?`, id);
  if (stored === undefined) return null;
  const { sourceIds, ...list } = stored;
  const sources = (JSON.parse(sourceIds) as DomainId[]).flatMap((domainId) => rows<{ name: string }>(db, 'SELECT name FROM domain WHERE id = ?', domainId)).map(({ name }) => name);
  return { ...list, madeAt: isoTime(stored.madeAt), sources, entries: entriesOf(db, id) };
}

/** The newest list of a patron, of one model or of any. */
export function listForPatron(db: ReadableDB, patronId: PatronId, modelId: ModelId | null): ReadingList | null {
  const found = row<{ id: ListId }>(db, 'SELECT id FROM reading_list WHERE patron_id = ? AND (? IS NULL OR model_id = ?) ORDER BY made_at DESC, id DESC LIMIT 1', patronId, modelId, modelId);
  return found === undefined ? null : showList(db, found.id);
}

export const listListsSql = `
  SELECT reading_list.id, patron.id AS patronId, patron.external_id AS patron, domain.name AS target, model.id AS modelId, reading_list.made_at AS madeAt,
    (SELECT count(*) FROM reading_list_entry WHERE list_id = reading_list.id) AS entries,
    coalesce((SELECT title.title FROM reading_list_entry JOIN title ON title.id = reading_list_entry.title_id WHERE list_id = reading_list.id AND rank = 1), '') AS first
  FROM patron JOIN reading_list ON reading_list.patron_id = patron.id JOIN model ON model.id = reading_list.model_id JOIN domain ON domain.id = model.target_id
  WHERE patron.external_id >= ? AND patron.external_id < ? AND (patron.external_id, reading_list.id) > (?, ?) AND (? IS NULL OR model.id = ?)
  ORDER BY patron.external_id, reading_list.id LIMIT ?`;

/** Lists by card number; `text` is its beginning. */
export function listLists(db: ReadableDB, { modelId, text, after, limit }: { modelId: ModelId | null; text: string } & Paging): Page<ReadingListRow> {
  const [patron = '', id = '0'] = (after ?? '').split('\n');
  const prefix = text.trim();
  const found = rows<Omit<ReadingListRow, 'madeAt'> & { madeAt: number }>(db, listListsSql, prefix, `${prefix}\u{10FFFF}`, patron, Number(id), modelId, modelId, limit + 1);
  return pageOf(found.map((list) => ({ ...list, madeAt: isoTime(list.madeAt) })), limit, (list) => `${list.patron}\n${list.id}`);
}

/** Ids of a model's lists after `after`, in the order they were made. */
export const listIdsAfter = (db: ReadableDB, modelId: ModelId, after: number, limit: number): ListId[] =>
  rows<{ id: ListId }>(db, 'SELECT id FROM reading_list WHERE model_id = ? AND id > ? ORDER BY id LIMIT ?', modelId, after, limit).map(({ id }) => id);
