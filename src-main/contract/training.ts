import { z } from 'zod';
import { devicePreferences, type DeviceName } from './devices.ts';
import { domainReference } from './domains.ts';
import { jobId, modelId, type DomainId, type JobId, type MapId, type ModelId } from './ids.ts';

/** The methods, the simpler before the more complex, a transfer method after its target-only twin; each has a name in both languages. */
export const methodIds = [
  'popularity', 'segment-popularity',
  'target-class', 'cross-class', 'target-content', 'cross-content', 'target-rules', 'cross-rules',
  'target-user-knn', 'cross-user-knn', 'target-knn', 'cross-knn', 'pure-svd', 'common-space',
  'target-ridge', 'ease', 'joint-ridge', 'source-ridge',
  'target-ials', 'joint-ials', 'procrustes', 'transfer-ials',
  'target-tower', 'transfer-tower', 'target-blend', 'blend',
] as const;
export type MethodId = (typeof methodIds)[number];

/** The methods that carry something over from the sources. */
export const transferMethods: ReadonlySet<string> = new Set<MethodId>([
  'cross-class', 'cross-content', 'cross-rules', 'cross-user-knn', 'cross-knn', 'common-space', 'joint-ridge', 'source-ridge',
  'joint-ials', 'procrustes', 'transfer-ials', 'transfer-tower', 'blend',
]);

/** Patrons by their number of target loans: none, 1–2, 3–5, 6 and more. */
export const segmentIds = ['0', '1-2', '3-5', '6+'] as const;
export type SegmentId = (typeof segmentIds)[number];

/** A mean over patrons with its 95 % bootstrap interval. */
export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** Did transfer help? Against the method's own target-only twin (for patrons without target loans: popularity). */
export type Verdict = 'positive' | 'none' | 'negative';

/** A line of a table of results: a method, what the program really uses, or the best it could use without transfer. */
export type ContestantId = MethodId | 'chosen' | 'without-transfer';

/** What one method did for the held-out patrons of one segment. All at list length 10, full ranking. */
export interface MethodResult {
  readonly method: ContestantId;
  readonly ndcg: Interval;
  /** The further figures of an evaluation; null after a training, which measures nDCG alone. */
  readonly more: MethodFigures | null;
}

export interface MethodFigures {
  /** hits / min(10, held-out loans). */
  readonly recall: number;
  readonly precision: number;
  readonly hitRate: number;
  readonly mrr: number;
  /** Share of the target titles that stand in at least one list. */
  readonly coverage: number;
}

/** A paired difference in nDCG@10, patron by patron. */
export interface PairedDifference {
  readonly method: ContestantId;
  readonly against: ContestantId;
  readonly difference: Interval;
  /** Share of patrons whose list got better, and worse. */
  readonly helped: number;
  readonly hurt: number;
  /** Smallest true difference that this many patrons would show four times in five. */
  readonly detectable: number;
  readonly verdict: Verdict;
  /** Mean difference of the tenth of the patrons for whom it came out worst. */
  readonly worstTenth?: number;
  /** Two-sided p of a sign-flip test, and the same corrected for the number of slices compared (Holm). */
  readonly p?: number;
  readonly adjustedP?: number;
  /** For patrons with target loans: at worst 1 % below the other method, as far as the interval tells; null: not asked. */
  readonly nonInferior?: boolean | null;
}

/** Results for the patrons of one segment, or of all of them together. */
export interface SegmentResult {
  readonly segment: SegmentId | 'all';
  readonly patrons: number;
  /** The method in use for this segment (null for `all`, and where nobody could be measured). */
  readonly chosen: MethodId | null;
  readonly methods: readonly MethodResult[];
  readonly differences: readonly PairedDifference[];
}

/** Why the program does not transfer, or transfers with a warning. */
export type TrainingNotice = 'no-shared-patrons' | 'few-shared-patrons' | 'few-target-loans' | 'no-source' | 'transfer-not-used' | 'device-not-found' | 'device-failed' | 'kernels-not-built' | 'threads-not-available';

/** nDCG@10 of lists re-ranked towards surprise, for the same held-out loans at every step; the first step is no surprise. */
export interface SurpriseCost {
  readonly patrons: number;
  readonly steps: readonly { readonly surprise: number; readonly ndcg: number }[];
}

export interface TrainingSummary {
  readonly targetTitles: number;
  readonly targetLoans: number;
  readonly sourceLoans: number;
  readonly sharedPatrons: number;
  /** The method in use per segment for patrons with loans in a source, and for those without. */
  readonly methods: Readonly<Record<SegmentId, MethodId>>;
  readonly methodsWithoutSource: Readonly<Record<SegmentId, MethodId>>;
  /** Measured on test patrons with loans in a source (without sources: on all test patrons). */
  readonly segments: readonly SegmentResult[];
  readonly notices: readonly TrainingNotice[];
  readonly seconds: number;
  /** What surprise costs, measured on the test patrons; absent in earlier versions and where nobody was tested. */
  readonly surprise?: SurpriseCost | null;
  /** Cards that no single reader stands behind (schools, homes, departments) and were not learned from, with their loans; absent in earlier versions. */
  readonly leftOut?: { readonly cards: number; readonly loans: number };
  /** What the neural methods were computed on; null or absent: none was trained. */
  readonly device?: DeviceName | null;
}

export interface Model {
  readonly id: ModelId;
  readonly mapId: MapId;
  readonly map: string;
  readonly targetId: DomainId;
  readonly target: string;
  readonly sources: readonly { readonly id: DomainId; readonly name: string }[];
  readonly trainedAt: string;
  /** Loans after this ISO date were not used; null: all were. */
  readonly until: string | null;
  readonly seed: number;
  /** An import it used was undone, or its map was changed: train again. */
  readonly stale: boolean;
  readonly summary: TrainingSummary;
}

/** One point of the live curve: the fitting loss after an epoch. */
export interface TrainingPoint {
  readonly jobId: JobId;
  readonly method: MethodId;
  /** Which fit it belongs to: to choose, to test, or the final one. */
  readonly phase: 'selecting' | 'testing' | 'fitting';
  readonly epoch: number;
  readonly epochs: number;
  readonly loss: number;
}

export const seed = z.number().int().min(0).max(2 ** 31 - 1).default(1);
/** Left out: as chosen in the settings. */
export const device = z.enum(devicePreferences).optional();
const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

export const trainingStart = z.object({ ...domainReference, until: isoDate.optional(), seed, device });
export const trainingCurve = z.object({ jobId });
export const modelsList = z.object({});
export const modelsDelete = z.object({ modelId });
