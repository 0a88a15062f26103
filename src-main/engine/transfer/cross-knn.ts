import type { Reader } from '../data/reader.ts';
import type { ColumnSums } from '../models/column-sums.ts';
import { blocksFor, knnAlternatives, knnGrid } from '../models/knn-blocks.ts';
import { numberOf, type FittedMethod, type MethodDefinition, type Settings, type StateArray } from '../models/method.ts';
import { addNeighbourScores, loadBlock, neighbourTerms, saveBlock, writeSums } from '../models/neighbour-sum.ts';
import type { NeighbourBlock } from '../models/neighbours.ts';
import { sourceFacets, weightOfSource } from '../models/source-weights.ts';

const SOURCE_WEIGHTS = [1, 0.5, 0.25, 0];

/**
 * Item neighbours across domains: score_j = Σ_{i borrowed in the target} w_ij + sourceWeight · Σ_s Σ_{i borrowed in source s} w_ij,
 * with a target-only reading at sourceWeight 0 (engine notes 1.3.2 and 4.4: 0 is always in the grid). Settings as in target-knn;
 * with `source` one source alone is heard (`weightOfSource`), with `joint` 1 the titles of all domains compete for the places among a title's neighbours.
 */
export const crossKnn: MethodDefinition = {
  id: 'cross-knn',
  twin: 'target-knn',
  effort: 2,
  grid: SOURCE_WEIGHTS.flatMap((sourceWeight) => knnGrid.map((setting) => ({ ...setting, sourceWeight }))),
  alternatives: [...knnAlternatives.map((setting) => ({ ...setting, sourceWeight: 1 })), { ...knnGrid[0]!, sourceWeight: 1, joint: 1 }],
  facets: (data) => sourceFacets(data, knnGrid[0]!),
  async fit(context, settings) {
    const own = await blocksFor(context, 'target', settings);
    const cross: NeighbourBlock[][] = [];
    for (let s = 0; s < context.data.sources.length; s += 1) cross.push(await blocksFor(context, s, settings));
    return settings.map((setting, at) => fitted(own[at]!, cross.map((blocks) => blocks[at]!), setting));
  },
  load(state, settings) {
    const sources = numberOf(state, 'sources');
    return fitted(loadBlock(state, 'target'), Array.from({ length: sources }, (_, s) => loadBlock(state, `source${s}`)), settings);
  },
};

function fitted(own: NeighbourBlock, cross: readonly NeighbourBlock[], settings: Settings): FittedMethod {
  const weights = cross.map((_, s) => weightOfSource(settings, s, 1));
  const heard = (reader: Reader) => weights.some((weight, s) => weight > 0 && reader.sources[s]!.length > 0);
  const gather = (reader: Reader, sums: ColumnSums) => {
    addNeighbourScores(own, reader.target, 1, sums);
    cross.forEach((block, s) => { if (weights[s]! > 0) addNeighbourScores(block, reader.sources[s]!, weights[s]!, sums); });
  };
  return {
    id: 'cross-knn',
    settings,
    score(reader, out) {
      writeSums(out, (sums) => gather(reader, sums));
      return reader.target.length > 0 || heard(reader);
    },
    gather,
    explain(reader, column) {
      const terms = neighbourTerms(own, reader.target, 1, 'target', column);
      cross.forEach((block, s) => terms.push(...neighbourTerms(block, reader.sources[s]!, weights[s]!, s, column)));
      return { score: terms.reduce((sum, term) => sum + term.value, 0), terms, base: 0 };
    },
    save() {
      const parts = [saveBlock(own, 'target'), ...cross.map((block, s) => saveBlock(block, `source${s}`))];
      const header = Object.assign({ sources: cross.length }, ...parts.map((part) => part.header)) as Record<string, number>;
      const arrays = Object.assign({}, ...parts.map((part) => part.arrays)) as Record<string, StateArray>;
      return { header, arrays };
    },
  };
}
