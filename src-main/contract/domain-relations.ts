import { z } from 'zod';
import type { AdviceLine, ClassLink } from './advice.ts';
import type { SampleTitle } from './domains.ts';
import type { Protocol } from './evaluations.ts';
import { domainId, mapId, type DomainId, type EvaluationId, type MapId, type ModelId } from './ids.ts';
import type { Started } from './jobs.ts';
import type { Interval, Verdict } from './training.ts';

/** The advisor's figures for two domains; see `SourceAdvice`. */
export interface Relatedness {
  readonly classDivergence: number | null;
  readonly proxyDistance: number | null;
}

/** What two domains of a map have to do with each other, whichever of them is the target. */
export interface PairRelation {
  readonly a: DomainId;
  readonly b: DomainId;
  /** Patrons with loans in both; of these, those who came to `a` before `b`, and the other way round (the rest came to both at the same moment). */
  readonly patrons: number;
  readonly aFirst: number;
  readonly bFirst: number;
  /** Works with titles in both, and of these, works whose titles there are in different languages. */
  readonly works: number;
  readonly translations: number;
  /** Works in one that tell the story of a work in the other, in another medium. */
  readonly adaptations: number;
  /** Series with titles in both. */
  readonly series: number;
  /** null: not measured yet. */
  readonly relatedness: Relatedness | null;
}

/** Where a gain was measured. */
export type GainOrigin =
  | { readonly kind: 'evaluation'; readonly id: EvaluationId; readonly protocol: Protocol }
  | { readonly kind: 'training'; readonly id: ModelId };

/** What transfer to a domain gained over doing without, in nDCG@10, measured on held-out loans. */
export interface Gain {
  readonly targetId: DomainId;
  readonly sourceIds: readonly DomainId[];
  readonly difference: Interval;
  readonly verdict: Verdict;
  /** Held-out patrons it was measured on; of these, the shares whose list got better, and worse. */
  readonly patrons: number;
  readonly helped: number;
  readonly hurt: number;
  readonly origin: GainOrigin;
  readonly at: string;
  /** The rules of the map, or the loans a model was made of, have changed since. */
  readonly outdated: boolean;
}

export interface DomainRelations {
  readonly pairs: readonly PairRelation[];
  /** All that are on record for this map, the newest first. */
  readonly gains: readonly Gain[];
  /** How related the domains are: `current`, measured for earlier rules or loans, or never measured. */
  readonly compared: 'current' | 'outdated' | 'never';
}

export type LinkKind = 'work' | 'translation' | 'adaptation' | 'series';
/** A work, story or series that two domains share, by a title on either side. */
export interface DomainLink {
  readonly kind: LinkKind;
  readonly source: SampleTitle & { readonly language: string | null; readonly material: string | null };
  readonly target: SampleTitle & { readonly language: string | null; readonly material: string | null };
  /** Name of the series, where it is one. */
  readonly series: string | null;
}

/** All that is known of a source and a target. */
export interface DomainEvidence {
  /** What the advisor makes of the figures; empty where they were not measured. */
  readonly lines: readonly AdviceLine[];
  readonly classLinks: readonly ClassLink[];
  readonly links: readonly DomainLink[];
}

/** A map as it was before it was changed or deleted. */
export interface PastMap {
  readonly id: number;
  /** null: the map was deleted. */
  readonly mapId: MapId | null;
  readonly name: string;
  readonly kind: 'changed' | 'deleted';
  readonly at: string;
  readonly domains: readonly string[];
}

export const relationCalls = {
  'domains:relations': z.object({ mapId }),
  'domains:evidence': z.object({ mapId, sourceId: domainId, targetId: domainId }),
  'domains:compare': z.object({ mapId }),
  'domains:past': z.object({}),
  'domains:restore': z.object({ pastId: z.number().int().positive() }),
} as const;

export interface RelationResults {
  'domains:relations': DomainRelations;
  'domains:evidence': DomainEvidence;
  'domains:compare': Started;
  'domains:past': readonly PastMap[];
  'domains:restore': Started;
}
