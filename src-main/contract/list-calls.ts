import { z } from 'zod';
import { domainId, listId, modelId, paging, patronId, titleId, type ModelId, type Page } from './ids.ts';
import type { Started } from './jobs.ts';
import { listWishes } from './list-wishes.ts';
import { fallbackKinds, type ReadingList, type ReadingListRow, type SuggestedList, type WhatIf } from './lists.ts';

const wishes = listWishes.prefault({});
const name = z.string().trim().min(1).max(100);
const groupCode = z.string().min(1).max(200);

/** Subject of a shelf: words of the records, the beginning of their class mark, or both. */
export const shelfSubject = z.object({ text: z.string().trim().max(200).default(''), classMark: z.string().trim().max(50).default('') })
  .refine(({ text, classMark }) => text !== '' || classMark !== '');

/** A general list of titles of one domain; `group`: in which group titles are to be popular; `patronId`: for whom it is, of whom the age alone counts. */
const fallback = z.object({ kind: z.literal('fallback'), fallback: z.enum(fallbackKinds), targetId: domainId, group: groupCode.nullable().default(null), patronId: patronId.nullable().default(null), wishes });
const shelf = z.object({ kind: z.literal('shelf'), name, subject: shelfSubject, targetId: domainId, wishes });
/** A joint list for everybody of a patron group. */
const group = z.object({ kind: z.literal('group'), group: groupCode, modelId, wishes });
/** A joint list for the members of a club or class, of titles that none of them has read. */
const club = z.object({ kind: z.literal('club'), name, patrons: z.array(patronId).min(1).max(500), modelId, wishes });
/** A list for whoever stands at the desk and has liked these titles, of whatever domain. */
const desk = z.object({ kind: z.literal('desk'), liked: z.array(titleId).min(1).max(10), modelId, wishes });

/** A list for several readers or for nobody in particular, to be kept under its name. */
export const namedRequest = z.discriminatedUnion('kind', [group, club, shelf, fallback]);
export type NamedRequest = z.output<typeof namedRequest>;
/** A list that is made at once and stored nowhere. */
export const suggestRequest = z.discriminatedUnion('kind', [desk, group, club, shelf, fallback]);
export type SuggestRequest = z.output<typeof suggestRequest>;

/** What a librarian does to a title of a list. `move`: to this rank. `note`: empty takes it away. `replace`: by the best candidate that is not on the list. */
export const listEdit = z.discriminatedUnion('action', [
  z.object({ action: z.enum(['pin', 'unpin', 'drop', 'replace', 'not-for-me']), titleId }),
  z.object({ action: z.literal('note'), titleId, note: z.string().trim().max(500) }),
  z.object({ action: z.literal('move'), titleId, rank: z.number().int().min(1).max(1000) }),
]);
export type ListEdit = z.output<typeof listEdit>;

export const listCalls = {
  /** Lists for patrons, a job. `resume`: the interrupted lists for everybody are gone on with, as they were begun. */
  'lists:make': z.object({ modelId, patrons: z.union([z.literal('all'), z.array(patronId).min(1).max(100_000)]), wishes, resume: z.boolean().default(false) }),
  /** A list for several readers or for nobody in particular, a job. One of the same kind and name is made anew. */
  'lists:make-named': namedRequest,
  /** A list at once, stored nowhere. */
  'lists:suggest': suggestRequest,
  /** Reads a model ahead of the questions at the desk, so that they are answered at once. */
  'lists:get-ready': z.object({ modelId }),
  /** A list anew, with other wishes where they are given; what is pinned stays. A job. */
  'lists:remake': z.object({ listId, wishes: listWishes.optional() }),
  /** Lists for one patron each by card number, or with `named` all others by kind and name. */
  'lists:list': z.object({ modelId: modelId.optional(), named: z.boolean().default(false), text: z.string().max(100).default(''), ...paging }),
  'lists:show': z.object({ listIds: z.array(listId).min(1).max(200) }),
  /** The newest list of a patron, of any model or of one; null where none was made. */
  'lists:for-patron': z.object({ patronId, modelId: modelId.optional() }),
  'lists:edit': z.object({ listId, edit: listEdit }),
  /** Takes the last edit back. */
  'lists:undo': z.object({ listId }),
  /** Lists for everybody that were interrupted, and can be gone on with. */
  'lists:interrupted': z.object({}),
  /** Forgets that they were; what was made stays. */
  'lists:forget-interrupted': z.object({ modelId }),
  'lists:delete': z.object({ listIds: z.array(listId).min(1).max(1000) }),
  /** What there is to wish for of lists of a domain's titles. */
  'lists:choices': z.object({ targetId: domainId }),
  /** Without which loans a title would not be on a list, worked out anew in a worker process. @throws list-not-found, title-not-found, model-not-found, model-file-damaged, model-outdated, worker-died, cancelled */
  'lists:what-if': z.object({ listId, titleId }),
} as const;

/** A value of the records and how many titles have it. */
export interface WishChoice { readonly value: string; readonly titles: number }

export interface WishChoices {
  readonly branches: readonly string[];
  readonly groups: readonly { readonly code: string; readonly patrons: number }[];
  readonly languages: readonly WishChoice[];
  readonly materials: readonly WishChoice[];
  readonly audiences: readonly WishChoice[];
  /** Whether the records name copies and returns, so that it can be told what is on the shelf. */
  readonly knowsShelf: boolean;
}

/** Lists for everybody of whom some have one and others have not. */
export interface InterruptedLists { readonly modelId: ModelId; readonly target: string; readonly made: number; readonly patrons: number }

export interface ListResults {
  'lists:make': Started;
  'lists:make-named': Started;
  'lists:suggest': SuggestedList;
  'lists:get-ready': null;
  'lists:remake': Started;
  'lists:list': Page<ReadingListRow>;
  'lists:show': readonly ReadingList[];
  'lists:for-patron': ReadingList | null;
  'lists:edit': ReadingList;
  'lists:undo': ReadingList;
  'lists:interrupted': readonly InterruptedLists[];
  'lists:forget-interrupted': null;
  'lists:delete': null;
  'lists:choices': WishChoices;
  'lists:what-if': WhatIf;
}
