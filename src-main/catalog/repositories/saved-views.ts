import type { RecordKind, SavedView } from '#contract/record-lists.ts';
import { rows, write, type ReadableDB, type WritableDB } from '../database.ts';

type View = Pick<SavedView, 'filter' | 'sort' | 'columns'>;

/** The saved views of a list, by name. */
export const listViews = (db: ReadableDB, kind: RecordKind): SavedView[] =>
  rows<{ id: number; name: string; view: string }>(db, 'SELECT id, name, view FROM saved_view WHERE kind = ? ORDER BY name', kind)
    .map(({ id, name, view }) => ({ id, kind, name, ...JSON.parse(view) as View }));

/** Saves a view under its name; one of that name is replaced. */
export function putView(db: WritableDB, { kind, name, filter, sort, columns }: Omit<SavedView, 'id'>): void {
  write(db, 'INSERT INTO saved_view (kind, name, view) VALUES (?, ?, ?) ON CONFLICT (kind, name) DO UPDATE SET name = excluded.name, view = excluded.view',
    kind, name, JSON.stringify({ filter, sort, columns } satisfies View));
}

/** Forgets a view; answers the list it was one of, null where there is none. */
export function deleteView(db: WritableDB, id: number): RecordKind | null {
  return rows<{ kind: RecordKind }>(db, 'DELETE FROM saved_view WHERE id = ? RETURNING kind', id)[0]?.kind ?? null;
}
