import { AppError } from '#contract/errors.ts';
import type { ListId, ModelId, PatronId } from '#contract/ids.ts';
import type { ListContent } from '#contract/lists.ts';
import { listForPatron, listIdsAfter, showList } from '#catalog/repositories/lists.ts';
import type { Library } from '../library.ts';

/** A list on its way out. `id` null: it is stored nowhere, and is fit to be shown as it stands. */
export interface OutgoingList extends ListContent {
  readonly id: ListId | null;
  /** The number on the reader's card; null: a list of no single patron. */
  readonly patron: string | null;
}

/** Which lists go out: named ones, the newest of these patrons by a model, all of a model, or one that is stored nowhere. */
export type ListChoice =
  | { readonly listIds: readonly ListId[] }
  | { readonly modelId: ModelId; readonly patrons?: readonly PatronId[] }
  | { readonly unsaved: ListContent };

/** The chosen lists one by one, so that a long choice is never held whole. @throws AppError list-not-found where a named one is gone */
export function* chosenLists({ db }: Library, choice: ListChoice): Generator<OutgoingList> {
  if ('unsaved' in choice) {
    yield { ...choice.unsaved, id: null, patron: null };
    return;
  }
  if ('listIds' in choice) {
    for (const id of choice.listIds) {
      const list = showList(db, id);
      if (list === null) throw new AppError('list-not-found');
      yield list;
    }
    return;
  }
  if (choice.patrons !== undefined) {
    for (const patron of choice.patrons) {
      const list = listForPatron(db, patron, choice.modelId);
      if (list !== null) yield list;
    }
    return;
  }
  for (let after = 0; ;) {
    const ids = listIdsAfter(db, choice.modelId, after, 200);
    if (ids.length === 0) return;
    for (const id of ids) {
      const list = showList(db, id);
      if (list !== null) yield list;
    }
    after = ids.at(-1)!;
  }
}
