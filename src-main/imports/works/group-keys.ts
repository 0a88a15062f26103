import { KeyRows } from './key-rows.ts';

/** By what a title is compared with others, as texts: two titles may be one work only where they have one of `groups`, and tell one story only where they have one of `forms`. */
export interface GroupKeys { readonly medium: number; readonly groups: readonly string[]; readonly forms: readonly string[] }

/** The keys of the groups that `WorkFinder` looks at, of a title's packed keys. */
export function groupKeys(packed: Uint8Array): GroupKeys {
  const rows = new KeyRows();
  rows.push(packed);
  const at = (place: number): string => `${rows.words[place]!.toString(36)}.${rows.words[place + 1]!.toString(36)}`;
  const list = (count: number, place: (n: number) => number): string[] => Array.from({ length: count }, (_, n) => at(place(n)));
  const medium = rows.medium(0);
  const volume = at(rows.volumeAt(0));
  const forms = list(rows.forms(0), (n) => rows.formAt(0, n));
  const authored = list(rows.authors(0), (n) => rows.authorAt(0, n)).flatMap((author) => [
    ...forms.map((form) => `form ${medium} ${volume} ${author} ${form}`),
    ...(rows.none(rows.mainAt(0)) ? [] : [`main ${medium} ${volume} ${author} ${at(rows.mainAt(0))}`]),
  ]);
  const isbns = list(rows.isbns(0), (n) => rows.isbnAt(0, n)).map((isbn) => `isbn ${medium} ${isbn}`);
  const bare = rows.none(rows.bareAt(0)) ? [] : [`bare ${medium} ${volume} ${at(rows.bareAt(0))}`];
  return { medium, groups: [...authored, ...isbns, ...bare], forms };
}
