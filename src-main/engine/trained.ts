import type { ChoiceReason } from './evaluation/choice.ts';
import type { SurpriseCost } from './evaluation/surprise-cost.ts';
import type { TestRow } from './evaluation/test-fold.ts';
import { competing } from './methods.ts';
import type { Dataset } from './data/dataset.ts';
import { targetPatrons } from './data/dataset.ts';
import type { LeftOut } from './data/unusual-cards.ts';
import type { FittedMethod, MethodDefinition } from './models/method.ts';
import { PROVABLE_PATRONS } from './transfer/enough-patrons.ts';

/** Why training could, or could not, look for transfer. */
export type TrainingCode = 'trained' | 'no-target-loans' | 'few-target-loans' | 'no-sources' | 'no-shared-patrons' | 'few-shared-patrons';

/** What training has to say for itself; plain data. */
export interface TrainingReport {
  readonly code: TrainingCode;
  /** Patrons with target loans who also have source loans, and who have none. */
  readonly sharedPatrons: number;
  readonly targetOnlyPatrons: number;
  /** Target titles with at least one loan. */
  readonly lentTitles: number;
  /** Cards that are no single reader's: nothing was learned from them. */
  readonly leftOut: LeftOut;
  /** One row a cell of the routing table in the order of `cells`; empty when there was too little to test. */
  readonly rows: readonly TestRow[];
  /** What surprise costs on the test patrons; null or absent: nobody was tested. */
  readonly surprise?: SurpriseCost | null;
}

/** Which member serves the readers of a cell. */
export interface Route {
  /** Index into `members`. */
  readonly member: number;
  readonly reason: ChoiceReason;
}

/** A trained recommender; serves any history, also of patrons it has never seen. */
export interface TrainedRecommender {
  readonly seed: number;
  readonly targetTitles: number;
  /** The sources in training order. */
  readonly sources: readonly { readonly name: string; readonly titleCount: number }[];
  readonly members: readonly FittedMethod[];
  /** Eight routes in the order of `cells`. */
  readonly routes: readonly Route[];
  /** Index into `members` of the popularity that completes short lists. */
  readonly popularity: number;
  readonly report: TrainingReport;
}

/** Patrons with target loans below which nothing is held out: popularity alone serves. */
const MIN_PATRONS = 40;

/** What the data allow, and the methods that may compete. */
export function admitted(data: Dataset, all: readonly MethodDefinition[] = competing): { code: TrainingCode; methods: readonly MethodDefinition[] } {
  const { shared, targetOnly } = targetPatrons(data);
  const plain = all.filter((method) => method.twin === null);
  if (data.target.column.length === 0) return { code: 'no-target-loans', methods: [] };
  if (shared.length + targetOnly.length < MIN_PATRONS) return { code: 'few-target-loans', methods: [] };
  if (data.sources.length === 0) return { code: 'no-sources', methods: plain };
  if (shared.length === 0) return { code: 'no-shared-patrons', methods: plain };
  if (shared.length < PROVABLE_PATRONS) return { code: 'few-shared-patrons', methods: plain };
  return { code: 'trained', methods: all };
}
