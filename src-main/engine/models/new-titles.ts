import { gramOf } from '../matrix/dense.ts';
import { foldIn, solveRow, type FactorModel, type FixedSide } from './factor-model.ts';

/** The patrons' side of a model, from their histories: each folded in against the titles; patrons without loans stay zero. */
export function patronSide(model: FactorModel, histories: readonly Uint32Array[]): FixedSide {
  const d = model.settings.factors;
  const vectors = new Float32Array(histories.length * d);
  let active = 0;
  histories.forEach((columns, u) => {
    if (columns.length === 0) return;
    active += 1;
    vectors.set(foldIn(model, columns).vector, u * d);
  });
  return { vectors, gram: gramOf(vectors, d), active };
}

/**
 * The model with new titles after the old ones, without training: each is solved against the patrons who borrowed it,
 * y = (α₀XᵀX + λ(|S| + α₀m)·I + Σ x_u x_uᵀ)⁻¹ Σ x_u, the titles' half of an epoch for that row alone (engine notes 1.4.15).
 * `borrowers` holds one array a title, rows of `patrons`; a title nobody borrowed stays zero. Old titles and patrons stay as they are.
 */
export function withNewTitles(model: FactorModel, patrons: FixedSide, borrowers: readonly Uint32Array[]): FactorModel {
  const d = model.settings.factors;
  const items = new Float32Array(model.items.length + borrowers.length * d);
  items.set(model.items);
  borrowers.forEach((rows, t) => {
    if (rows.length > 0) items.set(solveRow(model.settings, patrons, rows).vector, model.items.length + t * d);
  });
  const gram = gramOf(items.subarray(model.items.length), d);
  return { ...model, items, gram: model.gram.map((value, at) => value + gram[at]!), activeTitles: model.activeTitles + borrowers.filter((rows) => rows.length > 0).length };
}
