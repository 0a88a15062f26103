import { AppError } from '#contract/errors.ts';
import type { ListId, TitleId } from '#contract/ids.ts';
import type { ListEdit } from '#contract/list-calls.ts';
import type { ListAction, ReadingList } from '#contract/lists.ts';
import { transaction } from '#catalog/database.ts';
import { editedEntries, putEdit, undoEdit, type EditedEntry } from '#catalog/repositories/list-edits.ts';
import { showList } from '#catalog/repositories/lists.ts';
import { shelfPlaces } from '#catalog/repositories/shelf.ts';
import { seriesPlace } from '#engine/lists/series-place.ts';
import type { Library } from '../library.ts';
import { fitForScreen } from '../shared-screen.ts';

/** What a librarian does to a title of a list; at once, without the model. @throws AppError list-not-found, title-not-found */
export function editList(library: Library, listId: ListId, edit: ListEdit): ReadingList {
  const list = shown(library, listId);
  const before = editedEntries(library.db, listId);
  const after = before.map((entry) => ({ ...entry }));
  const entry = after.find(({ titleId, state }) => titleId === edit.titleId && state === 'listed');
  if (entry === undefined) throw new AppError('title-not-found');
  const refusal = edit.action === 'not-for-me' && list.patronId !== null ? { patronId: list.patronId, titleId: edit.titleId } : null;
  apply(after, entry, edit, isThere(library, list, after));
  transaction(library.db, () => putEdit(library.db, listId, edit.action satisfies ListAction, before, after, refusal));
  library.changed('lists');
  return shown(library, listId);
}

/** Takes the last edit back. @throws AppError list-not-found */
export function undoList(library: Library, listId: ListId): ReadingList {
  shown(library, listId);
  if (transaction(library.db, () => undoEdit(library.db, listId))) library.changed('lists');
  return shown(library, listId);
}

function shown(library: Library, listId: ListId): ReadingList {
  const list = showList(library.db, listId);
  if (list === null) throw new AppError('list-not-found');
  return fitForScreen(library, list);
}

/** Whether a spare is still where the list wishes its titles to be. */
function isThere({ db }: Library, { wishes }: ReadingList, entries: readonly EditedEntry[]): (titleId: TitleId) => boolean {
  if (wishes.availability !== 'on-shelf' && wishes.availability !== 'deliverable') return () => true;
  const places = shelfPlaces(db, entries.filter(({ state }) => state === 'spare').map(({ titleId }) => titleId), wishes.branch);
  return (titleId) => {
    const availability = places.get(titleId)?.availability ?? 'unknown';
    return availability === 'on-shelf' || (wishes.availability === 'deliverable' && availability === 'other-branch');
  };
}

function apply(entries: EditedEntry[], entry: EditedEntry, edit: ListEdit, isThere: (titleId: TitleId) => boolean): void {
  if (edit.action === 'pin' || edit.action === 'unpin') entry.pinned = edit.action === 'pin' ? 1 : 0;
  else if (edit.action === 'note') entry.note = edit.note;
  else if (edit.action === 'move') move(entries, entry, edit.rank);
  else {
    const { rank } = entry;
    const gone = [entry, ...laterVolumes(entries, entry)];
    for (const one of gone) Object.assign(one, { state: edit.action === 'not-for-me' ? 'refused' : 'dropped', pinned: 0 });
    const next = edit.action === 'drop' ? undefined : entries.find(({ titleId, state }) => state === 'spare' && isThere(titleId));
    if (next !== undefined) Object.assign(next, { state: 'listed', rank: rank - 0.5 });
    renumber(entries);
  }
}

/** Volumes of the same series that come after one that goes, on the list and among the spares: nobody is handed the third without the second. */
function laterVolumes(entries: readonly EditedEntry[], entry: EditedEntry): EditedEntry[] {
  const own = seriesPlace(entry);
  if (own === null || !Number.isFinite(own.number)) return [];
  return entries.filter((other) => {
    const place = other !== entry && (other.state === 'listed' || other.state === 'spare') ? seriesPlace(other) : null;
    return place !== null && place.series === own.series && place.number > own.number;
  });
}

function move(entries: EditedEntry[], entry: EditedEntry, rank: number): void {
  const listed = entries.filter(({ state }) => state === 'listed').sort((a, b) => a.rank - b.rank);
  listed.splice(listed.indexOf(entry), 1);
  listed.splice(rank - 1, 0, entry);
  listed.forEach((one, index) => { one.rank = index + 1; });
}

function renumber(entries: readonly EditedEntry[]): void {
  entries.filter(({ state }) => state === 'listed').sort((a, b) => a.rank - b.rank).forEach((one, index) => { one.rank = index + 1; });
}
