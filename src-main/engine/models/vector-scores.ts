import type { Reader } from '../data/reader.ts';
import { rowDot, rowProducts } from '../matrix/dense.ts';
import { boundsFor, gatherBest, itemOrder, type ItemOrder } from './item-order.ts';
import { ofLastReader } from './last-reader.ts';
import type { FittedMethod } from './method.ts';

/** What a method offers whose score is an inner product, score_j = y_j · x. */
export type VectorScores = Required<Pick<FittedMethod, 'score' | 'gather' | 'scoreOf' | 'boundOf'>>;

const orders = new WeakMap<Float32Array, ItemOrder>();

/** The order of items by length, made once for all methods over them. */
function lengthOrder(items: Float32Array, width: number): ItemOrder {
  let order = orders.get(items);
  if (!order) orders.set(items, order = itemOrder(items, width));
  return order;
}

/**
 * The scores of the rows of `items` (row-major) for the vector x that `vectorOf` makes of a reader; null = nothing is known of her. The
 * vector of the last reader is kept, as several questions about one reader follow each other.
 */
export function vectorScores(items: Float32Array, vectorOf: (reader: Reader) => Float64Array | null): VectorScores {
  const of = ofLastReader(vectorOf);
  return {
    score(reader, out) {
      const vector = of(reader);
      if (vector !== null) rowProducts(items, vector, out);
      return vector !== null;
    },
    gather(reader, sums, excluded, k) {
      const vector = of(reader);
      if (vector !== null) gatherBest(lengthOrder(items, vector.length), items, vector, excluded, k, sums);
    },
    scoreOf(reader, columns) {
      const vector = of(reader);
      return vector && Float32Array.from(columns, (column) => rowDot(items, column * vector.length, vector));
    },
    boundOf(reader) {
      const vector = of(reader);
      return vector && boundsFor(lengthOrder(items, vector.length), items, vector);
    },
  };
}
