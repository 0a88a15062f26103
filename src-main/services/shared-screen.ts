import type { TitleId } from '#contract/ids.ts';
import type { FieldMatch, ListContent, ListEntry, ReasonTitle } from '#contract/lists.ts';
import { titleRecords, type TitleRecord } from '#catalog/repositories/assignments.ts';
import type { Library } from './library.ts';
import { recordMatches } from './record-matches.ts';
import { isSensitiveClass, isSensitiveText, isSensitiveTitle } from './sensitive.ts';

/**
 * The list as it may be shown: with the words that records have in common, and where others may look on without a reason that names a
 * loan that is sensitive by its title or its domain, nor a sensitive subject.
 */
export const fitForScreen = <List extends ListContent>(library: Library, list: List): List => inWords(library, list, library.environment.settings.all.sharedScreen);

/** The list as it may be shown where others look on, whatever the settings say. */
export const withoutSensitive = <List extends ListContent>(library: Library, list: List): List => inWords(library, list, true);

function inWords<List extends ListContent>(library: Library, list: List, isShared: boolean): List {
  const asked = list.entries.flatMap(({ titleId, reason }) => reason.because.filter(({ matches }) => isShared || matches !== undefined).flatMap((loan) => [titleId, loan.titleId]));
  if (asked.length === 0) return list;
  const records = recordsOf(library, asked);
  const entries = list.entries.map((entry) => withMatches(entry, records));
  return { ...list, entries: isShared ? entries.map((entry) => discreet(entry, records)) : entries };
}

type Loan = Pick<ReasonTitle, 'titleId' | 'title' | 'domain'>;

/** Those of the loans that may be named: all of them, unless others look on. */
export function nameable<T extends Loan>(library: Library, loans: readonly T[]): readonly T[] {
  if (!library.environment.settings.all.sharedScreen) return loans;
  const records = recordsOf(library, loans.map(({ titleId }) => titleId));
  return loans.filter((loan) => !isNameless(loan, records));
}

/** Whether a loan is not to be named where others look on: its title is sensitive, or the name of the domain it is from. */
function isNameless({ titleId, title, domain }: Loan, records: ReadonlyMap<number, TitleRecord>): boolean {
  return isSensitiveText(domain) || isSensitiveTitle(records.get(titleId) ?? { title, classMark: '', subjects: '' });
}

const recordsOf = (library: Library, ids: readonly TitleId[]): ReadonlyMap<number, TitleRecord> =>
  new Map(titleRecords(library.db, [...new Set(ids)]).map((record) => [record.id, record]));

function withMatches(entry: ListEntry, records: ReadonlyMap<number, TitleRecord>): ListEntry {
  const offered = records.get(entry.titleId);
  const worded = (loan: ReasonTitle): ReasonTitle => {
    const borrowed = records.get(loan.titleId);
    if (loan.matches === undefined || offered === undefined || borrowed === undefined) return loan;
    return { ...loan, matches: recordMatches(loan.matches.map(({ field }) => field), borrowed, offered) };
  };
  return { ...entry, reason: { ...entry.reason, because: entry.reason.because.map(worded) } };
}

function discreet(entry: ListEntry, records: ReadonlyMap<number, TitleRecord>): ListEntry {
  const { reason } = entry;
  const because = reason.because.filter((loan) => !isNameless(loan, records)).map((loan) => (loan.matches === undefined ? loan : { ...loan, matches: loan.matches.flatMap(harmless) }));
  const withheld = reason.because.length - because.length;
  const shares = (reason.shares ?? []).filter(({ domain }) => !isSensitiveText(domain)); // a list of earlier versions does not say which domain its share comes from
  return { ...entry, reason: { kind: reason.kind, because, shares, ...(withheld > 0 && { withheld }) } };
}

/** A match without its sensitive words; none where nothing else is left of it. */
function harmless({ field, words }: FieldMatch): FieldMatch[] {
  const left = words.filter((word) => !(field === 'class' ? isSensitiveClass(word) : isSensitiveText(word)));
  return words.length > 0 && left.length === 0 ? [] : [{ field, words: left }];
}
