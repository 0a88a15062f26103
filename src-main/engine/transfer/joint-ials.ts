import { stackedColumns } from '../data/stacked.ts';
import type { Reader } from '../data/reader.ts';
import { choleskySolve } from '../matrix/cholesky.ts';
import { factorAlternatives, factorGrid, factorsFor, jointFactorsFor, loadFactors, saveFactors } from '../models/factor-cache.ts';
import { foldIn, itemDot, served, type FactorModel, type FoldIn } from '../models/factor-model.ts';
import { ofLastReader } from '../models/last-reader.ts';
import { vectorScores } from '../models/vector-scores.ts';
import { arrayOf, type FitContext, type FittedMethod, type MethodDefinition, type ScoreTerm, type Settings } from '../models/method.ts';

/**
 * Collective matrix factorisation: one patron vector for the loans of all domains, iALS over [X_t | X_s …] with confidence
 * w = `sourceWeight` for source loans (Singh & Gordon 2008; engine notes 1.4.11 and 4.1 M2). The stacked history is folded in by one
 * solve; the score is taken apart as that of target-ials. At w = 0 it is target-ials. With `likeness` 1 source patrons who read like the
 * target's readers teach more; a reader's own loans count alike, whoever she is.
 */
export const jointIals: MethodDefinition = {
  id: 'joint-ials',
  twin: 'target-ials',
  effort: 40,
  grid: [
    ...factorGrid.map((setting) => ({ ...setting, sourceWeight: 1 })),
    { ...factorGrid[0]!, sourceWeight: 1, likeness: 1 },
    ...[0.3, 0].map((sourceWeight) => ({ ...factorGrid[0]!, sourceWeight })),
  ],
  alternatives: factorAlternatives.map((setting) => ({ ...setting, sourceWeight: 1 })),
  async fit(context, settings) {
    const made: FittedMethod[] = [];
    for (const setting of settings) made.push(await fitOne(context, setting));
    return made;
  },
  load: (state, settings) => fitted(loadFactors(state, 'joint'), arrayOf(state, 'offsets', Uint32Array), settings),
};

async function fitOne(context: FitContext, setting: Settings): Promise<FittedMethod> {
  const { target, sourceOffset } = context.data;
  const weight = setting['sourceWeight'] ?? 1;
  const model = await (weight > 0 ? jointFactorsFor(context, weight, setting, 'joint-ials') : factorsFor(context, 'target', setting, 'joint-ials'));
  return fitted(served(model), sourceOffset.map((offset) => target.columnCount + offset), setting);
}

/** `offsets`: first column of each source among the items, and the number of columns of all domains at the end. */
function fitted(model: FactorModel, offsets: Uint32Array, settings: Settings): FittedMethod {
  const weight = settings['sourceWeight'] ?? 1;
  const titles = offsets[0]!;
  const d = model.settings.factors;
  const targetItems = model.items.subarray(0, titles * d);
  const columnsOf = (reader: Reader) => (weight > 0 ? stackedColumns(reader, offsets) : reader.target);
  const weightOf = (column: number) => (column < titles ? 1 : weight);
  const solve = ofLastReader((reader: Reader): FoldIn | null => {
    const columns = columnsOf(reader);
    return columns.length > 0 && model.activeTitles > 0 ? foldIn(model, columns, { weights: Array.from(columns, weightOf) }) : null;
  });
  return {
    id: 'joint-ials',
    settings,
    ...vectorScores(targetItems, (reader) => solve(reader)?.vector ?? null),
    /** score_j = Σ_i w_i·y_jᵀA⁻¹y_i over the reader's titles of all domains. */
    explain(reader, column) {
      const fold = solve(reader);
      if (!fold) return { score: 0, terms: [], base: 0 };
      const pull = Float64Array.from(targetItems.subarray(column * d, (column + 1) * d));
      choleskySolve(fold.factor, d, pull);
      const term = (domain: ScoreTerm['domain'], offset: number) => (title: number): ScoreTerm =>
        ({ domain, column: title, value: weightOf(offset + title) * itemDot(model.items, offset + title, pull) });
      const terms = Array.from(reader.target, term('target', 0));
      if (weight > 0) reader.sources.forEach((columns, s) => terms.push(...Array.from(columns, term(s, offsets[s]!))));
      return { score: itemDot(targetItems, column, fold.vector), terms, base: 0 };
    },
    save() {
      const { header, arrays } = saveFactors(model, 'joint');
      return { header, arrays: { ...arrays, offsets } };
    },
  };
}
