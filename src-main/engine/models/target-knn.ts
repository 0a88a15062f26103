import type { Reader } from '../data/reader.ts';
import type { ColumnSums } from './column-sums.ts';
import type { FittedMethod, MethodDefinition, Settings } from './method.ts';
import { blocksFor, knnAlternatives, knnGrid } from './knn-blocks.ts';
import { addNeighbourScores, loadBlock, neighbourTerms, saveBlock, writeSums } from './neighbour-sum.ts';
import type { NeighbourBlock } from './neighbours.ts';

/** Item neighbours inside the target domain: score_j = Σ_{i borrowed} w_ij (engine notes 1.3.2); w by cosine, or by the `similarity` asked for. */
export const targetKnn: MethodDefinition = {
  id: 'target-knn',
  twin: null,
  effort: 2,
  grid: knnGrid.map((setting) => ({ ...setting })),
  alternatives: knnAlternatives,
  async fit(context, settings) {
    const blocks = await blocksFor(context, 'target', settings);
    return blocks.map((block, s) => fitted(block, settings[s]!));
  },
  load: (state, settings) => fitted(loadBlock(state, 'target'), settings),
};

function fitted(block: NeighbourBlock, settings: Settings): FittedMethod {
  const gather = (reader: Reader, sums: ColumnSums) => addNeighbourScores(block, reader.target, 1, sums);
  return {
    id: 'target-knn',
    settings,
    score(reader, out) {
      writeSums(out, (sums) => gather(reader, sums));
      return reader.target.length > 0;
    },
    gather,
    explain(reader, column) {
      const terms = neighbourTerms(block, reader.target, 1, 'target', column);
      return { score: terms.reduce((sum, term) => sum + term.value, 0), terms, base: 0 };
    },
    save: () => saveBlock(block, 'target'),
  };
}
