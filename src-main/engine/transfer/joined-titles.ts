import type { SparseRows } from '../matrix/sparse.ts';
import { createRowWriter } from '../matrix/row-writer.ts';
import { featureCounts, featuresWhere } from '../models/content-features.ts';
import { titleVectors } from '../models/content-space.ts';
import { fieldInformation, weightsOf } from '../models/field-weights.ts';
import type { FitContext } from '../models/method.ts';

/**
 * All source titles side by side × features of their records, rows of length 1, fields weighted by what they tell of borrowing together.
 * Unlike the vectors of the content methods they keep the features that no target title has: two readers are alike for these too.
 * Without content, or where nothing is known of the titles, a matrix without cells.
 */
export async function joinedTitles({ data, seed, pacer }: FitContext, content: boolean): Promise<SparseRows> {
  const rowCount = data.sourceOffset.at(-1)!;
  if (!content) return { rowCount, columnCount: 0, start: new Uint32Array(rowCount + 1), index: new Uint32Array(0), weight: new Float32Array(0) };
  const counts = await featureCounts(data, pacer);
  const features = featuresWhere(counts, (feature) => counts.all[feature]! > 1);
  const fieldWeights = weightsOf(await fieldInformation(data, 'all', seed, pacer));
  const writer = createRowWriter(rowCount, features.idf.length);
  for (const [s, records] of data.records.sources.entries()) {
    const rows = await titleVectors(records, features, { fieldWeights }, pacer);
    for (let row = 0; row < rows.rowCount; row += 1) {
      if (row % 256 === 0 && pacer.due()) await pacer.pause();
      const [from, to] = [rows.start[row]!, rows.start[row + 1]!];
      writer.add(data.sourceOffset[s]! + row, rows.index.subarray(from, to), rows.weight.subarray(from, to), to - from);
    }
  }
  return writer.finish();
}
