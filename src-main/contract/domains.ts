import { z } from 'zod';
import { domainId, mapId, type BatchId, type DomainId, type MapId, type TitleId } from './ids.ts';

const words = z.array(z.string().trim().min(1).max(200)).min(1).max(500);

/**
 * One rule: all of its keys must hold, a key holds when one of its values does.
 * `classPrefix` compares the beginning of the class mark (DDC, LCC or CLC), `subjectWord` a whole word (or, in Chinese, any part) of a subject,
 * `branch` the branch at which a loan was made; the others compare the whole value. Upper and lower case are the same.
 */
const domainRule = z.object({
  material: words.optional(),
  language: words.optional(),
  collection: words.optional(),
  classPrefix: words.optional(),
  subjectWord: words.optional(),
  branch: words.optional(),
  audience: words.optional(),
  importBatch: z.array(z.number().int().positive()).min(1).optional(),
}).strict().refine((rule) => Object.values(rule).some((value) => value !== undefined), { message: 'a rule needs at least one condition' });
export type DomainRule = z.infer<typeof domainRule>;
export const ruleKeys = ['material', 'language', 'collection', 'classPrefix', 'subjectWord', 'branch', 'audience', 'importBatch'] as const;
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
}

/** A value that stands in the catalogue and how many titles have it; for choosing instead of typing. */
export interface RuleValue {
  readonly value: string;
  readonly titles: number;
}
export type RuleValues = Readonly<Record<'material' | 'language' | 'collection' | 'branch' | 'audience' | 'classPrefix', readonly RuleValue[]>>
  & { readonly importBatch: readonly { readonly id: BatchId; readonly fileName: string; readonly titles: number }[] };

export interface RulePreview {
  readonly titles: number;
  readonly samples: readonly { readonly id: TitleId; readonly title: string; readonly author: string }[];
}

export const domainsList = z.object({});
/** `mapId` absent: a new map, or the one of the same name if `replace` is set. */
export const domainsSave = z.object({ mapId: mapId.optional(), replace: z.boolean().default(false), map: domainMapFile });
export const domainsDelete = z.object({ mapId });
export const domainsValues = z.object({});
export const domainsPreview = z.object({ any: z.array(domainRule).max(200) });
export const domainReference = { mapId, targetId: domainId, sourceIds: z.array(domainId).max(20) };
