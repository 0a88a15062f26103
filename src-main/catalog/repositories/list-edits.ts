import type { ListId, PatronId, TitleId } from '#contract/ids.ts';
import type { ListAction } from '#contract/lists.ts';
import { row, rows, write, type ReadableDB, type WritableDB } from '../database.ts';
import type { EntryState } from './list-entries.ts';
import { nowSeconds } from './times.ts';

/** An entry as edits see it, with what the record says of its place in a series. */
export interface EditedEntry {
  readonly titleId: TitleId;
  state: EntryState;
  rank: number;
  pinned: 0 | 1;
  note: string;
  readonly title: string; readonly author: string; readonly series: string; readonly seriesNumber: string; readonly volume: string;
}

/** Everything of a list that can be edited, in the order of the ranks. */
export const editedEntries = (db: ReadableDB, id: ListId): EditedEntry[] =>
  rows(db, `
    SELECT entry.title_id AS titleId, entry.state, entry.rank, entry.pinned, entry.note, title.title, title.author, coalesce(title.series, '') AS series,
      coalesce(title.series_number, '') AS seriesNumber, coalesce(title.volume, '') AS volume
    FROM reading_list_entry AS entry JOIN title ON title.id = entry.title_id WHERE entry.list_id = ? ORDER BY entry.rank`, id);

type Kept = Pick<EditedEntry, 'titleId' | 'state' | 'rank' | 'pinned' | 'note'>;
interface Before {
  readonly entries: readonly Kept[];
  /** The patron and title that the edit gave feedback of, and what was known before. */
  readonly feedback: { readonly patronId: PatronId; readonly titleId: TitleId; readonly kind: string | null } | null;
}

/** Writes edited entries, with what an undo needs. `refusal`: for whom a title is not. */
export function putEdit(db: WritableDB, id: ListId, action: ListAction, before: readonly EditedEntry[], after: readonly EditedEntry[], refusal: { readonly patronId: PatronId; readonly titleId: TitleId } | null): void {
  const known = refusal === null ? undefined : row<{ kind: string }>(db, 'SELECT kind FROM feedback WHERE patron_id = ? AND title_id = ?', refusal.patronId, refusal.titleId);
  const kept: Before = {
    entries: before.map(({ titleId, state, rank, pinned, note }) => ({ titleId, state, rank, pinned, note })),
    feedback: refusal === null ? null : { ...refusal, kind: known?.kind ?? null },
  };
  write(db, 'INSERT INTO reading_list_change (list_id, action, before) VALUES (?, ?, ?)', id, action, JSON.stringify(kept));
  putKept(db, id, after);
  if (refusal !== null) putFeedback(db, refusal.patronId, refusal.titleId, 'not-for-me');
}

/** Takes the last edit back; false where there is none. */
export function undoEdit(db: WritableDB, id: ListId): boolean {
  const last = row<{ id: number; before: string }>(db, 'SELECT id, before FROM reading_list_change WHERE list_id = ? ORDER BY id DESC LIMIT 1', id);
  if (last === undefined) return false;
  const { entries, feedback } = JSON.parse(last.before) as Before;
  putKept(db, id, entries);
  if (feedback !== null) putFeedback(db, feedback.patronId, feedback.titleId, feedback.kind);
  write(db, 'DELETE FROM reading_list_change WHERE id = ?', last.id);
  return true;
}

function putKept(db: WritableDB, id: ListId, entries: readonly Kept[]): void {
  for (const { titleId, state, rank, pinned, note } of entries) {
    write(db, 'UPDATE reading_list_entry SET state = ?, rank = ?, pinned = ?, note = ? WHERE list_id = ? AND title_id = ?', state, rank, pinned, note, id, titleId);
  }
}

function putFeedback(db: WritableDB, patronId: PatronId, titleId: TitleId, kind: string | null): void {
  if (kind === null) write(db, 'DELETE FROM feedback WHERE patron_id = ? AND title_id = ?', patronId, titleId);
  else write(db, 'INSERT OR REPLACE INTO feedback (patron_id, title_id, kind, given_at) VALUES (?, ?, ?, ?)', patronId, titleId, kind, nowSeconds());
}
