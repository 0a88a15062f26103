import { AppError } from '#contract/errors.ts';
import type { ListContent } from '#contract/lists.ts';
import type { Library } from '../library.ts';
import { fitForScreen } from '../shared-screen.ts';

/** So many lists that are stored nowhere are kept in mind, the newest, so that they can be saved as files: those of a counter with several windows open. */
const most = 20;

interface Kept { readonly folder: string; readonly lists: Map<number, ListContent> }
const keptOf = new WeakMap<Library, Kept>();
let lastId = 0;

/** Keeps a list in mind, never on the disk, until others have come, another catalogue is opened, or the program ends. @returns the number by which it is asked for again */
export function keepInMind(library: Library, list: ListContent): number {
  const { folder } = library;
  const known = keptOf.get(library);
  const kept = known?.folder === folder ? known : { folder, lists: new Map<number, ListContent>() };
  keptOf.set(library, kept);
  kept.lists.set(lastId += 1, list);
  const [oldest] = kept.lists.keys();
  if (kept.lists.size > most) kept.lists.delete(oldest!);
  return lastId;
}

/** A list that was kept in mind, as it may be shown now. @throws AppError list-not-found */
export function inMind(library: Library, id: number): ListContent {
  const kept = keptOf.get(library);
  const list = kept?.folder === library.folder ? kept.lists.get(id) : undefined;
  if (list === undefined) throw new AppError('list-not-found');
  return fitForScreen(library, list);
}
