import type { HeatCell } from '#page/components/HeatMap.vue';
import type { DomainRelations, Gain, PairRelation } from '#contract/domain-relations.ts';
import type { Domain } from '#contract/domains.ts';
import type { DomainId } from '#contract/ids.ts';

export const relationFigures = ['readers', 'works', 'adaptations', 'series', 'related', 'gain'] as const;
export type RelationFigure = (typeof relationFigures)[number];

/** How the page says things; `n` also chooses between singular and plural. */
export interface CellWords {
  readonly t: (key: string, values: Readonly<Record<string, string>>, n?: number) => string;
  readonly number: (value: number) => string;
  readonly percent: (share: number) => string;
  /** With its sign. */
  readonly gain: (value: number) => string;
}

const unknown = '–';

export const pairOf = ({ pairs }: DomainRelations, one: DomainId, two: DomainId): PairRelation | null => pairs.find(({ a, b }) => (a === one && b === two) || (a === two && b === one)) ?? null;

/** How much alike what is borrowed in two domains is, 0 to 1: by the mixture of classes, else by how far their records can be told apart; null: not measured. */
export function likeness(pair: PairRelation | null): number | null {
  if (pair?.relatedness == null) return null;
  const { classDivergence, proxyDistance } = pair.relatedness;
  return classDivergence !== null ? 1 - classDivergence : proxyDistance !== null ? 1 - proxyDistance / 2 : null;
}

/** What was measured for a source and a target: that source alone before several together, of the present map before an earlier form, the newest first. */
export function gainsFor({ gains }: Pick<DomainRelations, 'gains'>, sourceId: DomainId, targetId: DomainId): readonly Gain[] {
  const rank = ({ sourceIds, outdated }: Gain): number => Number(outdated) * 2 + Number(sourceIds.length > 1);
  return gains.filter((gain) => gain.targetId === targetId && gain.sourceIds.includes(sourceId)).sort((a, b) => rank(a) - rank(b) || Date.parse(b.at) - Date.parse(a.at));
}

/** The cells of the matrix: rows are sources, columns targets. */
export function relationCells(figure: RelationFigure, domains: readonly Domain[], relations: DomainRelations, words: CellWords): readonly (readonly HeatCell[])[] {
  const value = (source: Domain, target: Domain): number | null => {
    const pair = pairOf(relations, source.id, target.id);
    switch (figure) {
      case 'readers': return pair?.patrons ?? 0;
      case 'works': case 'adaptations': case 'series': return pair?.[figure] ?? 0;
      case 'related': return likeness(pair);
      case 'gain': return gainsFor(relations, source.id, target.id)[0]?.difference.mean ?? null;
    }
  };
  const top = Math.max(1e-9, ...domains.flatMap((source) => domains.map((target) => (source === target ? 0 : Math.abs(value(source, target) ?? 0)))));
  return domains.map((source) => domains.map((target): HeatCell => {
    if (source === target) return ownCell(figure, source, words);
    const own = value(source, target);
    const names = { source: source.name, target: target.name };
    if (own === null) return { words: unknown, sentence: words.t(`domains.relations.${figure}.unknown`, names), tint: 0 };
    if (figure === 'gain') return gainCell(gainsFor(relations, source.id, target.id)[0]!, names, top, words);
    const shown = figure === 'related' ? words.percent(own) : words.number(own);
    const translations = figure === 'works' ? pairOf(relations, source.id, target.id)?.translations ?? 0 : 0;
    const sentence = words.t(`domains.relations.${figure}.cell`, { ...names, n: shown }, figure === 'related' ? 2 : own);
    if (translations === 0) return { words: shown, sentence, tint: own / top };
    const asTranslations = words.t('domains.relations.works.translations', { n: words.number(translations) }, translations);
    return { words: shown, small: words.t('domains.relations.works.translated', { n: words.number(translations) }), sentence: `${sentence} ${asTranslations}`, tint: own / top };
  }));
}

function ownCell(figure: RelationFigure, { name, counts }: Domain, words: CellWords): HeatCell {
  if (figure !== 'readers') return { words: '', sentence: name, tint: 0, own: true };
  return { words: words.number(counts.patrons), sentence: words.t('domains.relations.readers.own', { n: words.number(counts.patrons), name }, counts.patrons), tint: 0, own: true };
}

/** Only what is beyond doubt is tinted. */
function gainCell({ difference: { mean, low, high }, verdict, sourceIds, outdated }: Gain, names: { source: string; target: string }, top: number, words: CellWords): HeatCell {
  const range = words.t('domains.relations.gain.range', { low: words.gain(low), high: words.gain(high) });
  const notes = [sourceIds.length > 1 ? 'domains.relations.gain.together' : '', outdated ? 'domains.relations.gain.outdated' : ''].filter(Boolean).map((key) => words.t(key, {}));
  return {
    words: `${words.gain(mean)}${notes.length > 0 ? '*' : ''}`, small: range, tint: verdict === 'none' ? 0 : mean / top,
    sentence: [words.t(`domains.relations.gain.${verdict}`, { ...names, mean: words.gain(mean), range }), ...notes].join(' '),
  };
}
