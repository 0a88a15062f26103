import { z } from 'zod';
import { domainReference } from './domains.ts';
import type { Interval, Verdict } from './training.ts';

/** What can be said before training; each has a sentence in both languages. */
export type AdviceCode =
  | 'many-shared-patrons' | 'some-shared-patrons' | 'few-shared-patrons' | 'shared-works' | 'records-only' | 'nothing-shared'
  | 'few-target-loans' | 'much-in-common' | 'little-in-common' | 'signal' | 'no-signal' | 'oracle-room' | 'oracle-no-room' | 'no-source' | 'no-records';

/** One piece of advice with the values of its sentence. */
export interface AdviceLine {
  readonly code: AdviceCode;
  readonly values: Readonly<Record<string, string | number>>;
}

/** What a source has to do with the target. */
export interface SourceAdvice {
  readonly name: string;
  readonly titles: number;
  readonly loans: number;
  readonly patrons: number;
  /** Patrons with loans in both. */
  readonly sharedPatrons: number;
  /** Works with titles in both, and how many of the target's loans fall on them. */
  readonly sharedWorks: number;
  readonly sharedWorkLoans: number;
  /** Jensen–Shannon divergence of the loans' classes, bits: 0 = the same mixture, 1 = no class in common; null: no classes. */
  readonly classDivergence: number | null;
  /** Proxy A-distance 2(1 − 2ε) of a linear classifier told titles of the two apart by class and author: 0 = cannot, 2 = always; null: no records. */
  readonly proxyDistance: number | null;
  /** The class of the source and that of the target whose readers have most to do with each other, with their mutual information in bits; null: none. */
  readonly link: ClassLink | null;
  /** The strongest links, at most 20, `link` the first of them. */
  readonly links: readonly ClassLink[];
  /** What each field of the records tells of borrowing a title of the source and one of the target together, bits of at most 1, most first. */
  readonly fields: readonly { readonly field: RecordFieldId; readonly bits: number }[];
}

/** Fields of a title's record. */
export type RecordFieldId = 'title' | 'author' | 'heading' | 'subject' | 'class' | 'series' | 'publisher' | 'language' | 'audience' | 'material' | 'year';

/** "Loans in class 791 tell most about class 823": two classes with mutual information, patrons with loans in both, and how many times as likely they are. */
export interface ClassLink {
  readonly source: string;
  readonly target: string;
  readonly bits: number;
  readonly both: number;
  readonly times: number;
}

/** What can be known before training. */
export interface Advice {
  readonly targetTitles: number;
  readonly targetLoans: number;
  readonly targetPatrons: number;
  /** What stands for the class of a title. */
  readonly themes: 'class' | 'heading' | null;
  readonly sources: readonly SourceAdvice[];
  /**
   * nDCG@10 for shared patrons if their taste in the target were known already: their later loans ranked by their earlier ones; what a
   * perfect transfer could reach, beside popular titles, with the 95 % interval of what is gained over them. Null: too few shared patrons.
   */
  readonly oracle: { readonly patrons: number; readonly ndcg: number; readonly popularity: number; readonly gain: Interval; readonly verdict: Verdict } | null;
  readonly lines: readonly AdviceLine[];
}

export const trainingAdvise = z.object({ ...domainReference });
