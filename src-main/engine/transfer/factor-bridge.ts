import { rowLength } from '../data/loan-matrix.ts';
import { targetPatrons } from '../data/dataset.ts';
import { readsSources, type Reader } from '../data/reader.ts';
import { choleskySolve } from '../matrix/cholesky.ts';
import { factorsFor, loadFactors, saveFactors } from '../models/factor-cache.ts';
import { foldIn, itemDot, served, type FactorModel, type FoldIn } from '../models/factor-model.ts';
import { ofLastReader } from '../models/last-reader.ts';
import { vectorScores } from '../models/vector-scores.ts';
import { arrayOf, numberOf, type FitContext, type FittedMethod, type MethodId, type MethodState, type ScoreTerm, type Settings, type StateArray } from '../models/method.ts';
import { MAPPABLE_PATRONS } from './enough-patrons.ts';
import { applyMap, pullBack, type LinearMap, type PairedRows } from './linear-map.ts';

/**
 * Prior fusion: iALS in every domain, a linear map from the stacked source factors to the target factors, and the mapped vector as prior
 * mean of the target fold-in (engine notes 1.4.6 and 4.1 M3). Without target loans the mapped vector itself serves; without source loans
 * the plain fold-in of target-ials. Methods differ in how the map is fitted.
 */
export interface Bridge {
  readonly target: FactorModel;
  readonly sources: readonly FactorModel[];
  readonly map: LinearMap | null;
}

/** Factors of every domain, and the map `fitMap` makes of the shared patrons' factors. */
export async function fitBridge(context: FitContext, setting: Settings, method: MethodId, fitMap: (rows: PairedRows) => Promise<LinearMap>): Promise<Bridge> {
  const { data } = context;
  const target = await factorsFor(context, 'target', setting, method);
  const sources: FactorModel[] = [];
  for (let s = 0; s < data.sources.length; s += 1) sources.push(await factorsFor(context, s, setting, method));
  const { shared } = targetPatrons(data);
  const models = { target: served(target), sources: sources.map(served) };
  if (shared.length < MAPPABLE_PATRONS) return { ...models, map: null };
  const width = sources.reduce((sum, source) => sum + source.settings.factors, 0);
  const d = target.settings.factors;
  const from = new Float64Array(shared.length * width);
  const to = new Float64Array(shared.length * d);
  shared.forEach((patron, row) => {
    let at = row * width;
    sources.forEach((source, s) => {
      const own = source.settings.factors;
      if (rowLength(data.sources[s]!, patron) > 0) from.set(source.patrons.subarray(patron * own, (patron + 1) * own), at);
      at += own;
    });
    to.set(target.patrons.subarray(patron * d, (patron + 1) * d), row * d);
  });
  return { ...models, map: await fitMap({ source: from, target: to, rowCount: shared.length, sourceWidth: width, targetWidth: d }) };
}

/** The bridge a method over it was stored as. */
export function loadBridge(state: MethodState): Bridge {
  const sources = Array.from({ length: numberOf(state, 'sources') }, (_, s) => loadFactors(state, `source${s}`));
  const weights = arrayOf(state, 'mapWeights', Float64Array);
  const map = weights.length > 0 ? { weights, intercept: arrayOf(state, 'mapIntercept', Float64Array) } : null;
  return { target: loadFactors(state, 'target'), sources, map };
}

/** A reader carried over: the source fold-ins, the mapped prior and the target fold-in where there are target loans. */
interface Carried {
  readonly vector: Float64Array;
  readonly own: FoldIn | null;
  readonly prior: Float64Array | null;
  readonly sourceFolds: readonly (FoldIn | null)[];
}

function carry(bridge: Bridge, reader: Reader, precision: number): Carried | null {
  const { target, sources, map } = bridge;
  const mapped = map !== null && readsSources(reader);
  const sourceFolds = sources.map((source, s) => (mapped && reader.sources[s]!.length > 0 ? foldIn(source, reader.sources[s]!) : null));
  let prior: Float64Array | null = null;
  if (mapped) {
    const stacked = new Float64Array(sources.reduce((sum, source) => sum + source.settings.factors, 0));
    let at = 0;
    sourceFolds.forEach((fold, s) => {
      if (fold) stacked.set(fold.vector, at);
      at += sources[s]!.settings.factors;
    });
    prior = applyMap(map, stacked);
  }
  if (reader.target.length === 0) return prior ? { vector: prior, own: null, prior, sourceFolds } : null;
  const own = foldIn(target, reader.target, { prior, precision });
  return { vector: own.vector, own, prior, sourceFolds };
}

/** A method over a bridge; `precision` multiplies the ridge that draws a reader to the mapped vector. */
export function fittedBridge(id: MethodId, bridge: Bridge, settings: Settings): FittedMethod {
  const { target, sources, map } = bridge;
  const precision = settings['precision'] ?? 1;
  const carried = ofLastReader((reader) => carry(bridge, reader, precision)); // a solve costs as much as the scores of a whole catalogue
  return {
    id,
    settings,
    ...vectorScores(target.items, (reader) => (target.activeTitles > 0 ? carried(reader)?.vector ?? null : null)),
    explain(reader, column) {
      const across = carried(reader);
      if (!across) return { score: 0, terms: [], base: 0 };
      const d = target.settings.factors;
      const direction = Float64Array.from(target.items.subarray(column * d, (column + 1) * d));
      if (across.own) choleskySolve(across.own.factor, d, direction);
      const terms: ScoreTerm[] = Array.from(reader.target, (title) => ({ domain: 'target' as const, column: title, value: itemDot(target.items, title, direction) }));
      let base = 0;
      if (across.prior && map) {
        if (across.own) for (let f = 0; f < d; f += 1) direction[f]! *= across.own.ridge;
        for (let f = 0; f < d; f += 1) base += direction[f]! * map.intercept[f]!;
        terms.push(...sourceTerms(sources, across, reader, pullBack(map, direction)));
      }
      return { score: itemDot(target.items, column, across.vector), terms, base };
    },
    save() {
      const parts = [saveFactors(target, 'target'), ...sources.map((source, s) => saveFactors(source, `source${s}`))];
      const header = Object.assign({ sources: sources.length }, ...parts.map((part) => part.header)) as Record<string, number>;
      const none = new Float64Array(0);
      const own = { mapWeights: map?.weights ?? none, mapIntercept: map?.intercept ?? none };
      return { header, arrays: Object.assign(own, ...parts.map((part) => part.arrays)) as Record<string, StateArray> };
    },
  };
}

/** The mapped prior is linear in the source loans: x_s = B_s⁻¹Σ z_i, so loan i adds pullₛᵀB_s⁻¹z_i. */
function sourceTerms(sources: readonly FactorModel[], carried: Carried, reader: Reader, pull: Float64Array): ScoreTerm[] {
  const terms: ScoreTerm[] = [];
  let at = 0;
  sources.forEach((source, s) => {
    const width = source.settings.factors;
    const fold = carried.sourceFolds[s];
    if (fold) {
      const own = pull.slice(at, at + width);
      choleskySolve(fold.factor, width, own);
      for (const title of reader.sources[s]!) terms.push({ domain: s, column: title, value: itemDot(source.items, title, own) });
    }
    at += width;
  });
  return terms;
}
