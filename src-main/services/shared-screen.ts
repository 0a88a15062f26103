import type { TitleId } from '#contract/ids.ts';
import type { ListEntry, ReadingList } from '#contract/lists.ts';
import { titleTopics } from '#catalog/repositories/titles.ts';
import type { Library } from './library.ts';
import { isSensitiveTitle, isSensitiveText } from './sensitive.ts';

/** The list as it may be shown: where others may look on, no reason names a title or a domain of a sensitive class. */
export function fitForScreen(library: Library, list: ReadingList): ReadingList {
  if (!library.environment.settings.all.sharedScreen) return list;
  const nameless = namelessTitles(library, list.entries.flatMap(({ reason }) => reason.because.map(({ titleId }) => titleId)));
  return { ...list, entries: list.entries.map((entry) => discreet(entry, nameless)) };
}

/** Those of the titles that may not be named as a reason; none where nobody looks on. */
export function namelessTitles(library: Library, ids: readonly TitleId[]): ReadonlySet<TitleId> {
  if (!library.environment.settings.all.sharedScreen) return new Set();
  return new Set(titleTopics(library.db, ids).filter(isSensitiveTitle).map(({ id }) => id));
}

function discreet(entry: ListEntry, nameless: ReadonlySet<TitleId>): ListEntry {
  const { reason } = entry;
  const because = reason.because.filter(({ titleId, domain }) => !nameless.has(titleId) && !isSensitiveText(domain));
  const withheld = reason.because.length - because.length;
  const shares = (reason.shares ?? []).filter(({ domain }) => !isSensitiveText(domain)); // a list of earlier versions does not say which domain its share comes from
  return { ...entry, reason: { kind: reason.kind, because, shares, ...(withheld > 0 && { withheld }) } };
}
