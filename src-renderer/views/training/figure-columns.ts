import type { LengthFigures, ListLength, MethodDetail } from '#contract/evaluations.ts';
import type { Interval } from '#contract/training.ts';

/** A figure of a method; `bits` are no shares. Null: not to be had. */
export interface FigureColumn {
  readonly id: string;
  readonly of: (row: MethodDetail) => Interval | number | null;
}

const cut = (id: Exclude<keyof LengthFigures, 'length'>, length: ListLength): FigureColumn => ({ id, of: (row) => row.lengths.find((at) => at.length === length)?.[id] ?? null });
const whole = (id: 'mrr' | 'auc' | 'balancedAccuracy' | 'novelty' | 'longTail' | 'serendipity' | 'diversity' | 'calibration' | 'coverage' | 'gini' | 'entropy'): FigureColumn => ({ id, of: (row) => row[id] });

/** What the table of figures shows at a time: how well loans are hit, how the whole catalogue is ranked, what the lists are made of. */
export const figureSets = ['hits', 'ranking', 'lists'] as const;
export type FigureSet = (typeof figureSets)[number];

/** The columns of a set; only those of `hits` and `ranking` know the length of the lists. */
export function figureColumns(set: FigureSet, length: ListLength): readonly FigureColumn[] {
  if (set === 'hits') return [...(['ndcg', 'recall', 'cappedRecall', 'precision', 'f1', 'map', 'hitRate'] as const).map((id) => cut(id, length)), whole('mrr')];
  if (set === 'ranking') return [whole('auc'), cut('accuracy', length), whole('balancedAccuracy')];
  return (['novelty', 'longTail', 'serendipity', 'diversity', 'calibration', 'coverage', 'gini', 'entropy'] as const).map(whole);
}
