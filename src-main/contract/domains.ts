import { z } from 'zod';
import { domainId, mapId, type BatchId, type DomainId, type MapId, type TitleId } from './ids.ts';

const words = z.array(z.string().trim().min(1).max(200)).min(1).max(500);

/**
 * One rule: all of its keys must hold, a key holds when one of its values does.
 * `originalLanguage` is the language a work was written in: where a record names none, the language of the title itself;
 * `classPrefix` compares the beginning of the class mark (DDC, LCC or CLC), `subjectWord` a whole word (or, in Chinese, any part) of a subject,
 * `branch` the branch at which a loan was made; the others compare the whole value. Upper and lower case are the same.
 */
const domainRule = z.object({
  material: words.optional(),
  language: words.optional(),
  originalLanguage: words.optional(),
  collection: words.optional(),
  classPrefix: words.optional(),
  subjectWord: words.optional(),
  branch: words.optional(),
  audience: words.optional(),
  importBatch: z.array(z.number().int().positive()).min(1).optional(),
}).strict().refine((rule) => Object.values(rule).some((value) => value !== undefined), { message: 'a rule needs at least one condition' });
export type DomainRule = z.infer<typeof domainRule>;
export const ruleKeys = ['material', 'language', 'originalLanguage', 'collection', 'classPrefix', 'subjectWord', 'branch', 'audience', 'importBatch'] as const;
export type RuleKey = (typeof ruleKeys)[number];

const name = z.string().trim().min(1).max(100);

/** A map as it is written down in a file: named domains, of each of which one rule must hold; the first domain that fits wins. */
export const domainMapFile = z.object({
  map: name,
  domains: z.array(z.object({ name, any: z.array(domainRule).min(1).max(200) }).strict()).min(1).max(100),
}).strict();
export type DomainMapFile = z.infer<typeof domainMapFile>;

export interface DomainCounts {
  readonly titles: number;
  readonly loans: number;
  readonly patrons: number;
}

export interface Domain {
  readonly id: DomainId;
  readonly name: string;
  readonly any: readonly DomainRule[];
  readonly counts: DomainCounts;
}

export interface DomainMap {
  readonly id: MapId;
  readonly name: string;
  readonly domains: readonly Domain[];
  readonly unassigned: { readonly titles: number; readonly loans: number };
  /** Patrons who have loans in both domains of a pair. */
  readonly shared: readonly { readonly a: DomainId; readonly b: DomainId; readonly patrons: number }[];
  /** false while the counts are being made anew. */
  readonly counted: boolean;
  /** true for a moment after a change, until the patrons whom it touches have been counted again. */
  readonly settling: boolean;
  /** When works, stories and series that domains share were counted, where titles have changed since; null: they are up to date. ISO date-time on the library's clock. */
  readonly linksAsOf: string | null;
}

/** What a code of a library stands for, where that can be told; ready-made maps are made of these. */
export const codeKinds = ['print-book', 'e-book', 'audiobook', 'e-audiobook', 'film', 'music', 'children', 'young', 'adults', 'fiction', 'non-fiction'] as const;
export type CodeKind = (typeof codeKinds)[number];

/** A value that stands in the catalogue, how many titles have it, and what it stands for; for choosing instead of typing. */
export interface RuleValue {
  readonly value: string;
  readonly titles: number;
  readonly kind?: CodeKind;
}
/** Fields whose values can be counted and chosen from. */
export const valueKeys = ['material', 'language', 'originalLanguage', 'collection', 'branch', 'audience', 'classPrefix'] as const;
export type ValueKey = (typeof valueKeys)[number];
export type RuleValues = Readonly<Record<ValueKey, readonly RuleValue[]>>
  & { readonly importBatch: readonly { readonly id: BatchId; readonly fileName: string; readonly titles: number }[] };

export interface SampleTitle {
  readonly id: TitleId;
  readonly title: string;
  readonly author: string;
}

/** What one domain of a map would take in: titles its rules fit, titles that are left to it by the domains above, and some of these. */
export interface DomainPreview {
  readonly fits: number;
  readonly titles: number;
  readonly samples: readonly SampleTitle[];
}

/** A rule that would take in some of the titles that are in no domain; `all`: titles of the whole catalogue that it fits, null where that was not counted. */
export interface RuleSuggestion {
  readonly key: ValueKey;
  readonly value: string;
  readonly titles: number;
  readonly all: number | null;
}

/** A map as it stands in the editor, before it is saved. */
export interface MapPreview {
  readonly domains: readonly DomainPreview[];
  readonly unassigned: {
    readonly titles: number;
    /** Of these, titles of which nothing is known that a rule could go by. */
    readonly bare: number;
    readonly samples: readonly SampleTitle[];
    /** The most helpful first. */
    readonly suggestions: readonly RuleSuggestion[];
  };
}

export const domainsList = z.object({});
/** `mapId` absent: a new map, or the one of the same name if `replace` is set. */
export const domainsSave = z.object({ mapId: mapId.optional(), replace: z.boolean().default(false), map: domainMapFile });
/** Counts a map anew, a job. */
export const domainsCount = z.object({ mapId });
export const domainsDelete = z.object({ mapId });
export const domainsValues = z.object({});
/** A domain whose rules are still empty takes in nothing. */
export const domainsPreview = z.object({ domains: z.array(z.object({ any: z.array(domainRule).max(200) })).max(100) });
export const domainReference = { mapId, targetId: domainId, sourceIds: z.array(domainId).max(20) };
