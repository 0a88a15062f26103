import { choleskySolve } from '../matrix/cholesky.ts';
import { factorAlternatives, factorGrid, factorsFor, loadFactors, saveFactors } from './factor-cache.ts';
import { foldIn, itemDot, served, type FactorModel } from './factor-model.ts';
import { ofLastReader } from './last-reader.ts';
import { vectorScores } from './vector-scores.ts';
import type { FittedMethod, MethodDefinition, Settings } from './method.ts';

/** iALS of the target domain alone; patrons are folded in by one exact solve (engine notes 1.3.5). */
export const targetIals: MethodDefinition = {
  id: 'target-ials',
  twin: null,
  effort: 20,
  grid: factorGrid,
  alternatives: factorAlternatives,
  async fit(context, settings) {
    const made: FittedMethod[] = [];
    for (const setting of settings) made.push(fitted(served(await factorsFor(context, 'target', setting, 'target-ials')), setting));
    return made;
  },
  load: (state, settings) => fitted(loadFactors(state, 'target'), settings),
};

function fitted(model: FactorModel, settings: Settings): FittedMethod {
  const fold = ofLastReader((reader) => foldIn(model, reader.target));
  return {
    id: 'target-ials',
    settings,
    ...vectorScores(model.items, (reader) => (reader.target.length > 0 && model.activeTitles > 0 ? fold(reader).vector : null)),
    /** score_j = Σ_i y_jᵀA⁻¹y_i over the reader's titles (Hu, Koren & Volinsky 2008, section 5). */
    explain(reader, column) {
      const { vector, factor } = fold(reader);
      const d = model.settings.factors;
      const pull = Float64Array.from(model.items.subarray(column * d, (column + 1) * d));
      choleskySolve(factor, d, pull);
      const terms = Array.from(reader.target, (title) => ({ domain: 'target' as const, column: title, value: itemDot(model.items, title, pull) }));
      return { score: itemDot(model.items, column, vector), terms, base: 0 };
    },
    save: () => saveFactors(model, 'target'),
  };
}
