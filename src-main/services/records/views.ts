import type { RecordKind, SavedView } from '#contract/record-lists.ts';
import { deleteView, listViews, putView } from '#catalog/repositories/saved-views.ts';
import type { Library } from '../library.ts';

export const views = (library: Library, kind: RecordKind): readonly SavedView[] => listViews(library.db, kind);

/** Saves a view; one of the same name is replaced. */
export function saveView(library: Library, view: Omit<SavedView, 'id'>): readonly SavedView[] {
  putView(library.db, view);
  return listViews(library.db, view.kind);
}

/** Forgets a view; answers those that its list has left. */
export function forgetView(library: Library, id: number): readonly SavedView[] {
  const kind = deleteView(library.db, id);
  return kind === null ? [] : listViews(library.db, kind);
}
