import type { DomainId, ListId, TitleId } from '#contract/ids.ts';
import type { ListEntry, ListSlot, Reason, ReasonTitle } from '#contract/lists.ts';
import type { MethodId } from '#contract/training.ts';
import type { MadeEntry, MadeReason } from '#contract/worker-messages.ts';
import { row, rows, write, type ReadableDB, type WritableDB } from '../database.ts';
import { shelfPlaces, type ShelfPlace } from './shelf.ts';

/** Whether an entry is shown, kept to replace another by, or taken off. */
export type EntryState = 'listed' | 'spare' | 'dropped' | 'refused';

/** Adds an entry to a list; one of the same title gives way. */
export function putEntry(db: WritableDB, listId: ListId, state: EntryState, rank: number, entry: MadeEntry, kept: { readonly pinned: boolean; readonly note: string } = { pinned: false, note: '' }): void {
  const { kind, because, shares, suits } = entry;
  write(db, `
    INSERT OR REPLACE INTO reading_list_entry (list_id, title_id, state, rank, slot, score, method, source_share, reason, pinned, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  listId, entry.titleId, state, rank, entry.slot, entry.score, entry.method, entry.sourceShare, JSON.stringify({ kind, because, shares, suits }), kept.pinned ? 1 : 0, kept.note);
}

interface TitleFacts {
  titleId: TitleId; externalTitleId: string; title: string; author: string; material: string | null; language: string | null; audience: string | null;
  series: string | null; seriesNumber: string | null; classMark: string | null; callNumber: string | null; year: number | null;
}

const titleFacts = `
  title.id AS titleId, title.external_id AS externalTitleId, title.title, title.author, title.material, title.language, title.audience, title.series,
  coalesce(title.series_number, title.volume) AS seriesNumber, title.class_mark AS classMark, title.call_number AS callNumber, title.year`;

interface StoredEntry extends TitleFacts { rank: number; slot: ListSlot; score: number; method: MethodId; sourceShare: number; reason: string; pinned: 0 | 1; note: string }

type StoredReason = Pick<MadeEntry, 'kind' | 'because' | 'suits'> & {
  /** Absent in lists of earlier versions. */
  readonly shares?: MadeEntry['shares'];
};

/** What stands on a list, in its order, with where the copies are now. */
export function entriesOf(db: ReadableDB, id: ListId, branch: string | null): ListEntry[] {
  const stored = rows<StoredEntry>(db, `
    SELECT entry.rank, entry.slot, entry.score, entry.method, entry.source_share AS sourceShare, entry.reason, entry.pinned, entry.note, ${titleFacts}
    FROM reading_list_entry AS entry JOIN title ON title.id = entry.title_id WHERE entry.list_id = ? AND entry.state = 'listed' ORDER BY entry.rank`, id);
  const places = shelfPlaces(db, stored.map(({ titleId }) => titleId), branch);
  return stored.map(({ callNumber, ...entry }, index) => ({
    ...entry, rank: index + 1, pinned: entry.pinned === 1, reason: reasonOf(db, JSON.parse(entry.reason) as StoredReason), ...placed(callNumber, entry.classMark, places.get(entry.titleId)),
  }));
}

/** Entries as a worker made them, with the words of their records; titles that are gone are left out. */
export function entriesAsShown(db: ReadableDB, made: readonly MadeEntry[], branch: string | null): ListEntry[] {
  const ids = made.map(({ titleId }) => titleId);
  const facts = new Map(rows<TitleFacts>(db, `SELECT ${titleFacts} FROM json_each(?) AS wanted JOIN title ON title.id = wanted.value`, JSON.stringify(ids)).map((title) => [title.titleId, title]));
  const places = shelfPlaces(db, ids, branch);
  return made.flatMap(({ titleId, slot, score, method, sourceShare, ...reason }) => {
    const title = facts.get(titleId);
    if (title === undefined) return [];
    const { callNumber, ...words } = title;
    return [{ ...words, rank: 0, slot, score, method, sourceShare, pinned: false, note: '', reason: reasonOf(db, reason), ...placed(callNumber, title.classMark, places.get(titleId)) }];
  }).map((entry, index) => ({ ...entry, rank: index + 1 }));
}

function placed(callNumber: string | null, classMark: string | null, place: ShelfPlace | undefined): Pick<ListEntry, 'shelfMark' | 'branch' | 'availability'> {
  return { shelfMark: place?.callNumber ?? callNumber ?? classMark, branch: place?.branch ?? null, availability: place?.availability ?? 'unknown' };
}

function reasonOf(db: ReadableDB, { kind, because, shares, suits }: StoredReason): Reason {
  const loans = because.flatMap((loan) => namedLoans(db, [loan]).map((named) => asReason(named, loan)));
  return {
    kind, because: loans, ...(suits && { suits }),
    ...(shares && { shares: shares.flatMap(({ domainId, share }) => rows<{ domain: string }>(db, 'SELECT name AS domain FROM domain WHERE id = ?', domainId).map((named) => ({ ...named, share }))) }),
  };
}

const asReason = (named: Pick<ReasonTitle, 'titleId' | 'title' | 'domain'>, { share, fields, rule }: MadeReason): ReasonTitle =>
  ({ ...named, share, ...(fields && { matches: fields.map((field) => ({ field, words: [] })) }), ...(rule && { rule }) });

/** The names of lent titles and of their domains; what is gone is left out. A loan outside all domains has a domain without a name. */
export const namedLoans = (db: ReadableDB, loans: readonly { titleId: TitleId; domainId: DomainId | null }[]): Pick<ReasonTitle, 'titleId' | 'title' | 'domain'>[] =>
  loans.flatMap(({ titleId, domainId }) => {
    const title = row<{ title: string }>(db, 'SELECT title FROM title WHERE id = ?', titleId);
    const domain = domainId === null ? { name: '' } : row<{ name: string }>(db, 'SELECT name FROM domain WHERE id = ?', domainId);
    return title === undefined || domain === undefined ? [] : [{ titleId, title: title.title, domain: domain.name }];
  });
