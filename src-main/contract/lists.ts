import type { DomainId, ListId, ModelId, PatronId, TitleId } from './ids.ts';
import type { GuardState, ListWishes, Shortfall } from './list-wishes.ts';
import type { MethodId } from './training.ts';

/** Fields of the records of two titles whose agreement is a reason to a reader, the most telling first; that both are English or for adults is none. */
export const matchFields = ['series', 'author', 'subject', 'class', 'title'] as const;
export type MatchField = (typeof matchFields)[number];

/** What two records have in common in one field. */
export interface FieldMatch {
  readonly field: MatchField;
  /** Subjects, series or the class they share, as the records write them; empty where the field says enough. */
  readonly words: readonly string[];
}

/** How good the rule "who borrowed the one also borrowed the other" is. */
export interface RuleFacts {
  /** How often the loans were seen together. */
  readonly support: number;
  /** How often who borrowed the one borrowed the other, 0 to 1. */
  readonly confidence: number;
  /** How many times as often as by chance. */
  readonly lift: number;
}

/** One loan that speaks for a title. */
export interface ReasonTitle {
  readonly titleId: TitleId;
  readonly title: string;
  /** The domain of that loan. */
  readonly domain: string;
  /** Its share of everything that speaks for the title, 0 to 1. */
  readonly share: number;
  /** What the two records have in common, the most telling first; only of methods that compare records. */
  readonly matches?: readonly FieldMatch[];
  /** Only of methods that go by rules. */
  readonly rule?: RuleFacts;
}

/** What the loans of one source domain say for a title, 0 to 1 of everything that speaks for it. */
export interface DomainShare {
  readonly domain: string;
  readonly share: number;
}

/**
 * What kind of reason it is. `loans`: loans of this patron speak for it. `popular`, `popular-in-group`: often borrowed, by everybody or in the
 * reader's group. `readers-like-you`: typical of readers with such loans. `next-in-series`: the volume after one that was borrowed, which is the
 * first of `because`. `new`: new to the library; `because` may name what its record is like. `liked`: the titles picked at the desk speak for it.
 * `members`: it suits the members of a group or club. `subject`: it is about the subject of a shelf, and often borrowed.
 */
export type ReasonKind = 'loans' | 'popular' | 'popular-in-group' | 'readers-like-you' | 'next-in-series' | 'new' | 'liked' | 'members' | 'subject';

/** Why a title is on the list, as data; `reasonSentence` puts it into words. */
export interface Reason {
  readonly kind: ReasonKind;
  readonly because: readonly ReasonTitle[];
  /** Only of `members`: how many of them it suits. */
  readonly suits?: { readonly members: number; readonly of: number };
  /** The shares of the source domains that say anything, the greatest first; absent in lists of earlier versions. */
  readonly shares?: readonly DomainShare[];
  /** Sensitive loans that are not named, because others may look on. */
  readonly withheld?: number;
}

/**
 * What would have kept a title off the list.
 * `needs`: without these loans it would not be there, with any one of them back it would; `withheld` more are not named, because others may look on.
 * `many`: it would take more loans than can be told. `stays`: it would be there even without the loans that speak for it.
 * `changed`: with the loans of today it would not be on the list any more.
 */
export type WhatIf =
  | { readonly kind: 'needs'; readonly loans: readonly Pick<ReasonTitle, 'titleId' | 'title' | 'domain'>[]; readonly withheld: number }
  | { readonly kind: 'many' | 'stays' | 'changed' };

/** Where the copies of a title are now. `unknown`: the records name no copies, or no returns. */
export type Availability = 'on-shelf' | 'other-branch' | 'lent' | 'unknown';

/** Why a title has its place: by the ranking, because it goes on with a series, or in a place kept for new titles. */
export type ListSlot = 'ranked' | 'series' | 'new';

/** Whether loans of the patron speak for an entry; otherwise it is a general suggestion. */
export const isPersonal = ({ reason: { kind, because } }: Pick<ListEntry, 'reason'>): boolean =>
  kind === 'loans' || kind === 'readers-like-you' || kind === 'next-in-series' || (kind === 'new' && because.length > 0);

export interface ListEntry {
  readonly rank: number;
  readonly titleId: TitleId;
  readonly externalTitleId: string;
  readonly title: string;
  readonly author: string;
  readonly material: string | null;
  readonly language: string | null;
  readonly audience: string | null;
  readonly series: string | null;
  /** The number in the series, or the volume, as the record writes it. */
  readonly seriesNumber: string | null;
  readonly classMark: string | null;
  /** Where to fetch it: the call number of the copy to take, else of the title, else its class mark; null: the records say nothing. */
  readonly shelfMark: string | null;
  /** Branch of that copy; null: not known. */
  readonly branch: string | null;
  readonly availability: Availability;
  readonly year: number | null;
  readonly score: number;
  readonly method: MethodId;
  readonly slot: ListSlot;
  /** Share of what speaks for the title that comes from source domains, 0 to 1. */
  readonly sourceShare: number;
  readonly reason: Reason;
  /** It keeps its place when the list is made again. */
  readonly pinned: boolean;
  /** The librarian's own words for the reader; empty: none. */
  readonly note: string;
}

/**
 * What a list is for. `patron`: one reader. `group`: a patron group or class. `club`: a book club that reads together. `shelf`: a display on a subject.
 * `fallback`: a named general list that is made of nobody's own loans. `desk`: a reader at the desk who picked titles she liked; it is never stored.
 */
export const listKinds = ['patron', 'group', 'club', 'shelf', 'fallback', 'desk'] as const;
export type ListKind = (typeof listKinds)[number];

/** The named general lists, which are also for readers who have refused personal ones. */
export const fallbackKinds = ['popular-in-group', 'popular', 'new'] as const;
export type FallbackKind = (typeof fallbackKinds)[number];

/** A list with all that is shown, printed and saved of it, stored or not. */
export interface ListContent {
  readonly kind: ListKind;
  /** The group's code, the club's name, the subject of the shelf; empty for one reader. */
  readonly name: string;
  /** Only of the kind `fallback`. */
  readonly fallback: FallbackKind | null;
  readonly target: string;
  readonly sources: readonly string[];
  readonly madeAt: string;
  readonly wishes: ListWishes;
  readonly guard: GuardState;
  readonly entries: readonly ListEntry[];
  /** Null: it is as long as wished. */
  readonly shortfall: Shortfall | null;
}

/** A list that is stored nowhere. */
export interface SuggestedList extends ListContent {
  /** By this number it is saved as a file, until others have been made. */
  readonly unsavedId: number;
}

/** What a librarian did to a list last; it can be undone. */
export type ListAction = 'pin' | 'unpin' | 'drop' | 'replace' | 'not-for-me' | 'note' | 'move';

/** A list that is kept in the catalogue. */
export interface ReadingList extends ListContent {
  readonly id: ListId;
  /** The reader of a list for one patron, and the number on her card. */
  readonly patronId: PatronId | null;
  readonly patron: string | null;
  /** The domain its titles are of. */
  readonly targetId: DomainId;
  /** Null: made without a model. */
  readonly modelId: ModelId | null;
  /** Of a group or club: how many readers it was made for. */
  readonly members: number | null;
  /** How many further candidates are kept, to replace titles by at once. */
  readonly spares: number;
  readonly undo: ListAction | null;
}

/** Whether anything on the list owes something to a source. */
export const hasSourceReasons = ({ entries }: Pick<ListContent, 'entries'>): boolean => entries.some(({ sourceShare }) => sourceShare > 0);

export interface ReadingListRow {
  readonly id: ListId;
  readonly kind: ListKind;
  readonly fallback: FallbackKind | null;
  /** The reader's card number, or the name of the list. */
  readonly name: string;
  readonly patronId: PatronId | null;
  readonly target: string;
  readonly modelId: ModelId | null;
  readonly madeAt: string;
  readonly entries: number;
  /** Title of the first entry. */
  readonly first: string;
}
