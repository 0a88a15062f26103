import { recordFields } from '../data/records.ts';
import type { SparseRows } from '../matrix/sparse.ts';
import { createRowWriter } from '../matrix/row-writer.ts';
import { contentFeatures } from '../models/content-features.ts';
import { buildContentSpace } from '../models/content-space.ts';
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
  const features = await contentFeatures(data, pacer);
  const fieldWeights = weightsOf(await fieldInformation(data, features, 'all', seed, pacer));
  const idf = new Float32Array(features.idf.length);
  const domains = [data.records.target, ...data.records.sources];
  recordFields.forEach((field, f) => {
    for (const records of domains) for (const token of records.fields[field].token) idf[features.fieldStart[f]! + token]! += 1;
  });
  const titles = domains.reduce((sum, { work }) => sum + work.length, 0);
  for (let t = 0; t < idf.length; t += 1) idf[t] = idf[t]! > 1 ? Math.log((titles + 1) / (idf[t]! + 1)) : 0;
  await pacer.pause();
  const space = await buildContentSpace(data, { fieldStart: features.fieldStart, idf }, { sources: true, fieldWeights, bm25: false }, pacer);
  const writer = createRowWriter(rowCount, idf.length);
  space.histories.slice(1).forEach((rows, s) => {
    for (let row = 0; row < rows.rowCount; row += 1) {
      const [from, to] = [rows.start[row]!, rows.start[row + 1]!];
      writer.add(data.sourceOffset[s]! + row, rows.index.subarray(from, to), rows.weight.subarray(from, to), to - from);
    }
  });
  return writer.finish();
}
