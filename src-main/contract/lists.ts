import { z } from 'zod';
import { listId, modelId, paging, patronId, titleId, type ListId, type ModelId, type PatronId, type TitleId } from './ids.ts';
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

/** Why a title is on the list, as data; `reasonSentence` puts it into words. */
export interface Reason {
  /** `loans`: loans of this patron speak for it. `popular`: a named fallback. `readers-like-you`: typical of readers with such loans. */
  readonly kind: 'loans' | 'popular' | 'popular-in-group' | 'readers-like-you';
  readonly because: readonly ReasonTitle[];
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

/** Whether loans of the patron speak for an entry; otherwise it is a general suggestion. */
export const isPersonal = ({ reason: { kind } }: Pick<ListEntry, 'reason'>): boolean => kind === 'loans' || kind === 'readers-like-you';

export interface ListEntry {
  readonly rank: number;
  readonly titleId: TitleId;
  readonly externalTitleId: string;
  readonly title: string;
  readonly author: string;
  readonly material: string | null;
  readonly classMark: string | null;
  readonly year: number | null;
  readonly score: number;
  readonly method: MethodId;
  /** Share of what speaks for the title that comes from source domains, 0 to 1. */
  readonly sourceShare: number;
  readonly reason: Reason;
}

export interface ReadingList {
  readonly id: ListId;
  readonly patronId: PatronId;
  readonly patron: string;
  readonly modelId: ModelId;
  readonly target: string;
  readonly sources: readonly string[];
  readonly madeAt: string;
  readonly entries: readonly ListEntry[];
}

/** Whether anything on the list owes something to a source. */
export const hasSourceReasons = ({ entries }: Pick<ReadingList, 'entries'>): boolean => entries.some(({ sourceShare }) => sourceShare > 0);

export interface ReadingListRow {
  readonly id: ListId;
  readonly patronId: PatronId;
  readonly patron: string;
  readonly target: string;
  readonly modelId: ModelId;
  readonly madeAt: string;
  readonly entries: number;
  /** Title of the first entry. */
  readonly first: string;
}

export const listsMake = z.object({
  modelId,
  patrons: z.union([z.literal('all'), z.array(patronId).min(1).max(100_000)]),
  length: z.number().int().min(1).max(100).default(10),
});
export const listsList = z.object({ modelId: modelId.optional(), text: z.string().max(100).default(''), ...paging });
export const listsShow = z.object({ listIds: z.array(listId).min(1).max(200) });
/** The newest list of a patron, of any model or of one; null where none was made. */
export const listsForPatron = z.object({ patronId, modelId: modelId.optional() });
/** Without which loans a title would not be on a list, worked out anew in a worker process. @throws list-not-found, title-not-found, model-not-found, model-file-damaged, model-outdated, worker-died, cancelled */
export const listsWhatIf = z.object({ listId, titleId });
/** The newest list of every patron under a model, or the named lists, as a CSV file. */
export const listsExport = z.object({ modelId, listIds: z.array(listId).max(100_000).optional() });
