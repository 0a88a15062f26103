import { recordFields } from '../data/records.ts';
import type { Reader } from '../data/reader.ts';
import { cellAt, type SparseRows } from '../matrix/sparse.ts';
import { addRow, ColumnSums } from './column-sums.ts';
import type { ContentSpace } from './content-space.ts';
import { arrayOf, numberOf, type Explanation, type FieldShare, type FittedMethod, type MethodId, type MethodState, type ScoreTerm, type Settings, type StateArray } from './method.ts';
import { loadBlock, saveBlock, writeSums } from './neighbour-sum.ts';
import { voicesOf, type Voice } from './voices.ts';

/**
 * Content: score_j = Σ_i v_i · ⟨x_i, y_j⟩ over the loans i of the history, x and y the vectors of a `ContentSpace`,
 * v the voices of the loans: the product with the decayed mean of what was borrowed. Scored through an inverted index: O(Σ titles with a token of the profile).
 */
export function contentModel(id: MethodId, space: ContentSpace, settings: Settings): FittedMethod {
  let profile: ColumnSums | null = null;
  const rowsFor = (domain: 'target' | number): SparseRows => space.histories[domain === 'target' ? 0 : domain + 1]!;
  const heard = (reader: Reader) => voicesOf(reader, settings, (domain, column) => rowsFor(domain).start[column] !== rowsFor(domain).start[column + 1]);

  const gather = (reader: Reader, sums: ColumnSums) => {
    profile ??= new ColumnSums(space.index.rowCount);
    for (const { domain, column, weight } of heard(reader)) addRow(rowsFor(domain), column, weight, profile);
    for (let t = 0; t < profile.size; t += 1) addRow(space.index, profile.touched[t]!, profile.values[profile.touched[t]!]!, sums);
    profile.clear();
  };

  return {
    id, settings, gather,
    score(reader, out) {
      writeSums(out, (sums) => gather(reader, sums));
      return heard(reader).length > 0;
    },
    explain(reader, column): Explanation {
      const terms = heard(reader).flatMap((voice) => termOf(voice, rowsFor(voice.domain), space, column));
      return { score: terms.reduce((sum, term) => sum + term.value, 0), terms, base: 0 };
    },
    save() {
      const blocks = [saveBlock(space.index, 'index'), ...space.histories.map((rows, d) => saveBlock(rows, `history${d}`))];
      const header: Record<string, number> = { histories: space.histories.length };
      const arrays: Record<string, StateArray> = { fieldStart: space.fieldStart };
      for (const block of blocks) {
        Object.assign(header, block.header);
        Object.assign(arrays, block.arrays);
      }
      return { header, arrays };
    },
  };
}

/** The model that `save` stored. */
export function loadContentModel(id: MethodId, state: MethodState, settings: Settings): FittedMethod {
  const histories = Array.from({ length: numberOf(state, 'histories') }, (_, d) => loadBlock(state, `history${d}`));
  return contentModel(id, { fieldStart: arrayOf(state, 'fieldStart', Uint32Array), index: loadBlock(state, 'index'), histories }, settings);
}

/** What one loan adds to the score of a title, and through which fields; none where the two have nothing in common. */
function termOf({ domain, column: own, weight }: Voice, rows: SparseRows, { index, fieldStart }: ContentSpace, column: number): ScoreTerm[] {
  const byField = new Float64Array(recordFields.length);
  let value = 0;
  for (let e = rows.start[own]!, f = 0; e < rows.start[own + 1]!; e += 1) {
    const feature = rows.index[e]!;
    const at = cellAt(index, feature, column);
    if (at < 0) continue;
    while (feature >= fieldStart[f + 1]!) f += 1;
    const part = weight * rows.weight[e]! * index.weight[at]!;
    byField[f]! += part;
    value += part;
  }
  if (value === 0) return [];
  const fields = recordFields.map((field, f): FieldShare => ({ field, share: byField[f]! / value })).filter(({ share }) => share > 0);
  return [{ domain, column: own, value, fields: fields.sort((a, b) => b.share - a.share) }];
}
