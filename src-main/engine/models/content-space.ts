import type { Dataset } from '../data/dataset.ts';
import { recordFields, type TitleRecords } from '../data/records.ts';
import { transposeRows, type SparseRows } from '../matrix/sparse.ts';
import type { Pacer } from '../pacer.ts';
import type { ContentFeatures } from './content-features.ts';

/** Titles as weighted vectors over the features of their records. */
export interface ContentSpace {
  /** First feature of each field, as in `ContentFeatures`. */
  readonly fieldStart: Uint32Array;
  /** Titles × features as titles of a history, rows of length 1: the target's, then each source's (or none of them). */
  readonly histories: readonly SparseRows[];
  /** Features × target titles, as titles to be found. */
  readonly index: SparseRows;
}

/** What a space is made with. */
export interface SpaceSettings {
  /** Whether histories reach into the sources. */
  readonly sources: boolean;
  /** Weight of each field in the order of `recordFields`, in the similarity of two titles. */
  readonly fieldWeights: ArrayLike<number>;
  /** Whether titles to be found are weighted by BM25 rather than by TF-IDF and length 1. */
  readonly bm25: boolean;
}

/** Usual constants of BM25 (Robertson and Zaragoza 2009); a token occurs at most once in a field. */
const K1 = 1.2;
const B = 0.75;

/**
 * Builds the vectors (engine notes 1.3.4). TF-IDF: each field's vector to length 1, times √weight, and the whole to length 1, so that the
 * product of two titles is the weighted mean of their cosines field by field. BM25: a title to be found has
 * weight · idf · (k₁ + 1) / (1 + k₁ (1 − b + b · tokens / mean tokens)), one of a history has the same weight in every token.
 */
export async function buildContentSpace(data: Dataset, features: ContentFeatures, settings: SpaceSettings, pacer: Pacer): Promise<ContentSpace> {
  const { target, sources } = data.records;
  const histories: SparseRows[] = [];
  for (const records of settings.sources ? [target, ...sources] : [target]) {
    histories.push(settings.bm25 ? await vectorsOf(records, features, settings, alike, true, pacer) : await titleVectors(records, features, settings, pacer));
  }
  const documents = settings.bm25 ? await vectorsOf(target, features, settings, bm25(settings, target), false, pacer) : histories[0]!;
  return { fieldStart: features.fieldStart, histories, index: await transposeRows(documents, pacer) };
}

/** TF-IDF vectors of length 1, titles × features. */
export function titleVectors(records: TitleRecords, features: ContentFeatures, settings: Pick<SpaceSettings, 'fieldWeights'>, pacer: Pacer): Promise<SparseRows> {
  return vectorsOf(records, features, settings, tfIdf(settings), true, pacer);
}

/** Turns the idf weights of one field of a title, entries from .. to − 1, into its part of the vector. */
type Weighing = (weight: Float32Array, from: number, to: number, field: number) => void;

const alike: Weighing = (weight, from, to) => { weight.fill(1, from, to); };

const tfIdf = ({ fieldWeights }: Pick<SpaceSettings, 'fieldWeights'>): Weighing => (weight, from, to, field) => bringTo(Math.sqrt(fieldWeights[field]!), weight, from, to);

function bm25({ fieldWeights }: SpaceSettings, records: TitleRecords): Weighing {
  const mean = recordFields.map((field) => records.fields[field].token.length / Math.max(1, records.work.length));
  return (weight, from, to, field) => {
    const factor = (fieldWeights[field]! * (K1 + 1)) / (1 + K1 * (1 - B + (B * (to - from)) / mean[field]!));
    for (let e = from; e < to; e += 1) weight[e]! *= factor;
  };
}

async function vectorsOf(
  records: TitleRecords, { fieldStart, idf }: ContentFeatures, { fieldWeights }: Pick<SpaceSettings, 'fieldWeights'>, weigh: Weighing, toOne: boolean, pacer: Pacer,
): Promise<SparseRows> {
  const rowCount = records.work.length;
  const most = recordFields.reduce((sum, field) => sum + records.fields[field].token.length, 0);
  const start = new Uint32Array(rowCount + 1);
  const index = new Uint32Array(most);
  const weight = new Float32Array(most);
  let size = 0;
  for (let row = 0; row < rowCount; row += 1) {
    const from = size;
    for (let f = 0; f < recordFields.length; f += 1) {
      if (fieldWeights[f] === 0) continue;
      const rows = records.fields[recordFields[f]!];
      const begin = size;
      for (let e = rows.start[row]!; e < rows.start[row + 1]!; e += 1) {
        const feature = fieldStart[f]! + rows.token[e]!;
        if (idf[feature] === 0) continue;
        index[size] = feature;
        weight[size] = idf[feature]!;
        size += 1;
      }
      weigh(weight, begin, size, f);
    }
    if (toOne) bringTo(1, weight, from, size);
    start[row + 1] = size;
    if (row % 256 === 0 && pacer.due()) await pacer.pause();
  }
  return { rowCount, columnCount: idf.length, start, index: index.slice(0, size), weight: weight.slice(0, size) };
}

/** Brings entries from .. to − 1 to the given Euclidean length; zeros stay. */
function bringTo(length: number, weight: Float32Array, from: number, to: number): void {
  let squares = 0;
  for (let e = from; e < to; e += 1) squares += weight[e]! * weight[e]!;
  if (squares === 0) return;
  const factor = length / Math.sqrt(squares);
  for (let e = from; e < to; e += 1) weight[e]! *= factor;
}
