import { weightedCounts, type CoCounts } from '../kernels/co-counts.ts';
import { transposePattern, type SparseRows } from '../matrix/sparse.ts';
import type { FitContext, MethodDefinition } from '../models/method.ts';
import type { Pacer } from '../pacer.ts';
import { activeColumns, renumbered } from './active-columns.ts';
import { jointColumns } from './joint-columns.ts';
import { jointRows } from './joint-rows.ts';
import type { RidgeModel } from './ridge-blocks.ts';
import { fittedRidge, loadRidge } from './ridge-score.ts';

/** The most titles whose square matrix is inverted (256 MB); of more, the most lent ones. */
const MOST_TITLES = 8000;

/**
 * EASE (Steck 2019), the dense item-item ridge over all target titles at once: with G = XᵀX + λI and P = G⁻¹, w_ij = −P_ij / P_jj for
 * i ≠ j. The reference of the neighbourhood ridge, which does as well in a tenth of the time and without a limit on the titles.
 */
export const ease: MethodDefinition = {
  id: 'ease',
  twin: null,
  competes: false,
  effort: 30,
  grid: [{ lambda: 100 }, { lambda: 30 }],
  async fit(context, settings) {
    const { data, kernels, pacer } = context;
    const columns = jointColumns(data, false);
    const { rows, weight } = await jointRows(data, columns, 0, pacer);
    const titles = activeColumns(weightedCounts(transposePattern(rows), weight)).slice(0, MOST_TITLES);
    await pacer.pause();
    const keep = titles.length;
    const coCounts = await kernels.coCounts({ rows: renumbered(rows, titles), weight, keep }, pacer);
    const made = [];
    for (const setting of settings) {
      const dense = await denseGram(coCounts, setting['lambda'] ?? 100, pacer);
      const inverse = await kernels.invertPositiveDefinite(dense, keep, pacer);
      const model: RidgeModel = { columns, weights: await easeWeights(inverse, titles, data.target.columnCount, context) };
      made.push(fittedRidge('ease', model, setting));
    }
    return made;
  },
  load: (state, settings) => loadRidge('ease', state, settings),
};

async function denseGram({ counts, diagonal }: CoCounts, lambda: number, pacer: Pacer): Promise<Float32Array> {
  const n = diagonal.length;
  const dense = new Float32Array(n * n);
  for (let i = 0; i < n; i += 1) {
    if (pacer.due()) await pacer.pause();
    for (let e = counts.start[i]!; e < counts.start[i + 1]!; e += 1) dense[i * n + counts.index[e]!] = counts.weight[e]!;
    dense[i * n + i] = diagonal[i]! + lambda;
  }
  return dense;
}

/** −P_ij / P_jj as history titles × target titles. */
async function easeWeights(inverse: Float32Array, titles: Uint32Array, titleCount: number, { pacer }: FitContext): Promise<SparseRows> {
  const n = titles.length;
  const ascending = Uint32Array.from(titles.keys()).sort((a, b) => titles[a]! - titles[b]!);
  const number = new Int32Array(titleCount).fill(-1);
  titles.forEach((title, at) => { number[title] = at; });
  const start = new Uint32Array(titleCount + 1);
  const index = new Uint32Array(n * Math.max(0, n - 1));
  const weight = new Float32Array(index.length);
  let size = 0;
  for (let title = 0; title < titleCount; title += 1) {
    if (pacer.due()) await pacer.pause();
    const i = number[title]!;
    if (i >= 0) {
      for (const j of ascending) {
        if (j === i) continue;
        index[size] = titles[j]!;
        weight[size] = -inverse[i * n + j]! / inverse[j * n + j]!;
        size += 1;
      }
    }
    start[title + 1] = size;
  }
  return { rowCount: titleCount, columnCount: titleCount, start, index, weight };
}
