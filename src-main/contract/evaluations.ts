import { z } from 'zod';
import type { DeviceName } from './devices.ts';
import { domainReference } from './domains.ts';
import { evaluationId, type EvaluationId } from './ids.ts';
import { device, methodIds, seed, type ContestantId, type Interval, type MethodId, type PairedDifference, type SegmentId, type SegmentResult, type TrainingNotice } from './training.ts';

/** How loans are kept aside: of patrons as if they were new, of the latest time, or of every patron by chance. */
export const protocols = ['cold-start', 'temporal', 'random'] as const;
export type Protocol = (typeof protocols)[number];

/** Lengths of list that figures are given for. */
export const listLengths = [5, 10, 20, 50] as const;
export type ListLength = (typeof listLengths)[number];

/** Figures of lists cut at a length: means over patrons with their 95 % intervals, 0 to 1. */
export interface LengthFigures {
  readonly length: ListLength;
  readonly ndcg: Interval;
  /** Hits ÷ held-out loans. */
  readonly recall: Interval;
  /** Hits ÷ the most hits there can be: min(length, held-out loans). */
  readonly cappedRecall: Interval;
  readonly precision: Interval;
  readonly f1: Interval;
  readonly map: Interval;
  readonly hitRate: Interval;
  /** Right answers ÷ titles of the catalogue: close to 1 for any list at all, since nearly every title is neither shown nor borrowed. */
  readonly accuracy: Interval;
}

/** Predicted and observed chance of a place of a list, in ten equally full bins. */
export interface Reliability {
  readonly error: number;
  readonly bins: readonly { readonly predicted: number; readonly observed: number; readonly places: number }[];
}

/** Every figure that has a name; `error`: how far scores are from chances. */
export type FigureName = Exclude<keyof LengthFigures, 'length'> | Exclude<keyof MethodDetail, 'method' | 'lengths' | 'reliability'> | 'error';

/** Everything measured of one method for the patrons of one segment. */
export interface MethodDetail {
  readonly method: ContestantId;
  readonly lengths: readonly LengthFigures[];
  readonly mrr: Interval;
  readonly auc: Interval;
  /** Accuracy over held-out loans and as many titles equally often borrowed that were not: 0.5 is chance. */
  readonly balancedAccuracy: Interval;
  /** Of lists of 10. Bits: −log2 of the share of patrons who borrowed a title of the list. */
  readonly novelty: Interval;
  /** Share of the list that is borrowed five times a year or less. */
  readonly longTail: Interval;
  /** Share of the list that was borrowed although it is not among the popular titles of the classes the patron reads. */
  readonly serendipity: Interval;
  /** 1 − likeness of the classes of two titles of the list; null: the records have no classes. */
  readonly diversity: Interval | null;
  /** Distance of the list's classes from those the patron borrows, 0 = the same mixture; null: the records have no classes. */
  readonly calibration: Interval | null;
  /** How far scores can be read as chances that a shown title is borrowed: predicted and observed share in ten bins, and the mean gap; null: too few lists, or made before there was any. */
  readonly reliability?: Reliability | null;
  /** Share of the target titles that stand in at least one list. */
  readonly coverage: number;
  /** How unequally the places of all lists fall to the titles: 0 = equally, 1 = all to one. */
  readonly gini: number;
  /** The same as entropy in bits: the logarithm of the number of titles that equal shares would fall to. */
  readonly entropy: number;
}

/** What a method costs, and with which settings it was measured. */
export interface MethodCost {
  readonly method: MethodId;
  /** false: a method to teach or to compare with, never put to use. */
  readonly competes: boolean;
  /** Wall seconds of one training on all but the held-out loans, median over the rounds; what methods share counts for the first of them. */
  readonly fitSeconds: number;
  /** Size of the trained model. */
  readonly modelBytes: number;
  /** The most memory the process held while it was trained; null: not measured. */
  readonly peakBytes: number | null;
  /** The settings that were best, by segment; `rounds` is how many rounds picked them. */
  readonly settings: readonly { readonly segment: SegmentId; readonly settings: Readonly<Record<string, number>>; readonly rounds: number }[];
}

/** What a slice divides the patrons by: known target loans, loans in a source, patron group, or whether they are new. */
export const patronSliceKinds = ['known-loans', 'sources', 'group', 'new-patron'] as const;
export type PatronSliceKind = (typeof patronSliceKinds)[number];

/** nDCG@10 of the patrons of one slice. */
export interface PatronSlice {
  readonly kind: PatronSliceKind;
  /** '0', '1-2', '3-5', '6-20', '21+'; 'yes', 'no'; the code of a group, '' = none. */
  readonly value: string;
  readonly patrons: number;
  readonly methods: readonly { readonly method: ContestantId; readonly ndcg: Interval }[];
  /** Transfer methods against their twins; the p values are corrected for the number of slices (Holm). */
  readonly differences: readonly PairedDifference[];
}

/** What a slice divides the titles by: loans before, language, class. */
export const titleSliceKinds = ['training-loans', 'language', 'theme'] as const;
export type TitleSliceKind = (typeof titleSliceKinds)[number];

/** How well the held-out loans of some titles were found, and how often those titles were shown. */
export interface TitleSlice {
  readonly kind: TitleSliceKind;
  /** '0' (new: not lent before), '1-4', '5-19', '20+'; a language; a class. */
  readonly value: string;
  readonly titles: number;
  /** Held-out loans of these titles. */
  readonly loans: number;
  readonly methods: readonly {
    readonly method: ContestantId;
    /** Found in lists of 10 ÷ held-out loans of these titles, mean over the patrons who have any. */
    readonly recall: Interval;
    /** Share of all places of the lists. */
    readonly shown: number;
  }[];
}

/** How transfer and its twin do with ever more target loans to learn from. */
export interface LearningCurve {
  readonly method: MethodId;
  readonly twin: MethodId;
  readonly points: readonly {
    /** Share of the target loans that were learned from, 0 to 1, and how many that is. */
    readonly share: number;
    readonly loans: number;
    readonly ndcg: Interval;
    readonly twinNdcg: Interval;
    readonly difference: Interval;
  }[];
}

/** The whole of an evaluation's figures. */
export interface EvaluationDetails {
  /** Rounds that had patrons to ask; fewer than `folds` where the loans cover too short a time. Absent in earlier evaluations. */
  readonly rounds?: number;
  /** What stands for the class of a title: the class mark, else the subject headings; null: the records have neither. */
  readonly themes: 'class' | 'heading' | null;
  readonly costs: readonly MethodCost[];
  readonly segments: readonly { readonly segment: SegmentId | 'all'; readonly methods: readonly MethodDetail[] }[];
  readonly patronSlices: readonly PatronSlice[];
  readonly titleSlices: readonly TitleSlice[];
  readonly curve: LearningCurve | null;
}

export interface Evaluation {
  readonly id: EvaluationId;
  readonly map: string;
  readonly target: string;
  readonly sources: readonly string[];
  readonly protocol: Protocol;
  readonly folds: number;
  readonly seed: number;
  readonly madeAt: string;
  readonly sharedPatrons: number;
  readonly segments: readonly SegmentResult[];
  readonly seconds: number;
  /** What the neural methods were computed on; null or absent: none was trained. */
  readonly device?: DeviceName | null;
  readonly notices?: readonly TrainingNotice[];
  /** Only in `evaluations:show`; null in evaluations made before there were any. */
  readonly details?: EvaluationDetails | null;
}

export const evaluationsStart = z.object({
  ...domainReference,
  protocol: z.enum(protocols).default('cold-start'),
  folds: z.number().int().min(2).max(20).default(5),
  methods: z.array(z.enum(methodIds)).min(1).optional(),
  /** Also train the transfer method in use and its twin on ever fewer target loans. */
  learningCurve: z.boolean().default(false),
  seed,
  device,
});
export const evaluationsList = z.object({});
export const evaluationsShow = z.object({ evaluationId });
