import type { Reader } from '../data/reader.ts';
import { itemDot } from '../models/factor-model.ts';
import { rowProducts } from '../matrix/dense.ts';
import { arrayOf, numberOf, type FittedMethod, type MethodId, type MethodState, type ScoreTerm, type Settings } from '../models/method.ts';
import { MAX_HISTORY } from './examples.ts';

/** A trained tower as it serves: plain arrays, no device. */
export interface TowerModel {
  /** Target titles × (d + 1): v_j/τ, and behind it what the title's popularity adds; v_j = 0 for titles without words. */
  readonly items: Float32Array;
  /** Joint titles × d: Wₚ applied to the title's pooled words, all 0 for titles without words. */
  readonly histories: Float32Array;
  /** bₚ, length d. */
  readonly bias: Float32Array;
  /** First joint title of the target (0) and of each source, and the total. */
  readonly offsets: Uint32Array;
}

/** d + 1 of a model. */
const widthOf = (model: TowerModel): number => model.bias.length + 1;

/** A title of the reader's history with its joint number. */
interface Known { readonly domain: 'target' | number; readonly column: number; readonly joint: number }

/** The reader's latest titles, at most 50 of the target and 50 of each source; titles without words say nothing. */
function known({ offsets, histories, bias: { length: d } }: TowerModel, reader: Reader): Known[] {
  const part = (domain: Known['domain'], columns: Uint32Array, offset: number): Known[] =>
    Array.from(columns.subarray(-MAX_HISTORY), (column) => ({ domain, column, joint: offset + column }));
  return [...part('target', reader.target, 0), ...reader.sources.flatMap((columns, s) => part(s, columns, offsets[s + 1]!))]
    .filter(({ joint }) => histories.subarray(joint * d, (joint + 1) * d).some((value) => value !== 0));
}

/** u of the reader followed by 1, and the factor each history title has in it: u = (Σ h_i/n + bₚ)/‖Σ h_i/n + bₚ‖. Null: nothing is known. */
function patronVector(model: TowerModel, titles: readonly Known[]): { readonly vector: Float64Array; readonly factor: number; readonly length: number } | null {
  if (titles.length === 0) return null;
  const d = model.bias.length;
  const vector = new Float64Array(d + 1);
  for (const { joint } of titles) for (let f = 0; f < d; f += 1) vector[f]! += model.histories[joint * d + f]! / titles.length;
  let square = 1e-12;
  for (let f = 0; f < d; f += 1) {
    vector[f]! += model.bias[f]!;
    square += vector[f]! ** 2;
  }
  const length = Math.sqrt(square);
  for (let f = 0; f < d; f += 1) vector[f]! /= length;
  vector[d] = 1;
  return { vector, length, factor: 1 / (titles.length * length) };
}

/**
 * Serves a tower: score_j = u·v_j/τ + β·log(q_j/q_min), the second term being what typical readers add. The patron tower is linear up to its
 * length, so that the score is exactly the sum over the history of (h_i·v_j)/(n·‖·‖·τ), with bₚ and popularity as its base.
 * With `sources` false the reader's source loans are not looked at.
 */
export function towerMethod(id: MethodId, settings: Settings, model: TowerModel, readsSources: boolean): FittedMethod {
  const seen = (reader: Reader): Known[] => known(model, readsSources ? reader : { ...reader, sources: [] });
  const dot = (column: number, at: (f: number) => number): number => {
    let sum = 0;
    for (let f = 0, from = column * widthOf(model); f < model.bias.length; f += 1) sum += model.items[from + f]! * at(f);
    return sum;
  };
  return {
    id, settings,
    // vectors of the same length leave nothing for a bound to cut off: all are scored
    score(reader, out) {
      const patron = patronVector(model, seen(reader));
      if (patron !== null) rowProducts(model.items, patron.vector, out);
      return patron !== null;
    },
    explain(reader, column) {
      const titles = seen(reader);
      const patron = patronVector(model, titles);
      if (patron === null) return { score: 0, terms: [], base: 0 };
      const d = model.bias.length;
      const terms = titles.map(({ domain, column: own, joint }): ScoreTerm => ({ domain, column: own, value: patron.factor * dot(column, (f) => model.histories[joint * d + f]!) }));
      const base = dot(column, (f) => model.bias[f]!) / patron.length + model.items[column * (d + 1) + d]!;
      return { score: itemDot(model.items, column, patron.vector), terms, base };
    },
    save: () => ({
      header: { dimensions: model.bias.length },
      arrays: { items: model.items, histories: model.histories, bias: model.bias, offsets: model.offsets },
    }),
  };
}

/** The model of a stored method. */
export function loadTower(state: MethodState): TowerModel {
  const bias = arrayOf(state, 'bias', Float32Array);
  if (bias.length !== numberOf(state, 'dimensions')) throw new Error('model-state-damaged: bias');
  return { items: arrayOf(state, 'items', Float32Array), histories: arrayOf(state, 'histories', Float32Array), bias, offsets: arrayOf(state, 'offsets', Uint32Array) };
}
