import type { Dataset } from '../data/dataset.ts';
import { oncePer } from '../data/once.ts';
import { recordFields } from '../data/records.ts';
import type { Pacer } from '../pacer.ts';

/** How many titles have each token; the tokens of all fields are numbered through: feature = first feature of the field + token. */
export interface FeatureCounts {
  /** First feature of each field in the order of `recordFields`, and the number of features at the end. */
  readonly fieldStart: Uint32Array;
  /** Titles of all domains with the feature, and target titles with it. */
  readonly all: Uint32Array;
  readonly target: Uint32Array;
  /** Titles of all domains. */
  readonly titles: number;
}

/** The features that are used, and their weights. */
export interface ContentFeatures extends Pick<FeatureCounts, 'fieldStart'> {
  /** ln((N + 1) / (df + 1)) of each feature over the N titles of all domains; 0 where the feature is not used. */
  readonly idf: Float32Array;
}

/** A token that more than this share of the target titles have, and more than this many, tells too little for the time it takes. */
const COMMON_SHARE = 0.02;
const COMMON_TITLES = 1000;

const countsOf = oncePer<Dataset['records'], Dataset['vocabulary'], FeatureCounts>();

/** Counts the features of a data set, once. */
export function featureCounts({ records, vocabulary }: Dataset, pacer: Pacer): Promise<FeatureCounts> {
  return countsOf(records, vocabulary, async () => {
    const fieldStart = new Uint32Array(recordFields.length + 1);
    recordFields.forEach((field, f) => { fieldStart[f + 1] = fieldStart[f]! + vocabulary[field].length; });
    const domains = [records.target, ...records.sources];
    const all = new Uint32Array(fieldStart.at(-1)!);
    let target = all;
    for (const [d, own] of domains.entries()) {
      for (const [f, field] of recordFields.entries()) {
        const { token } = own.fields[field];
        const from = fieldStart[f]!;
        for (let e = 0; e < token.length; e += 1) all[from + token[e]!]! += 1;
        if (pacer.due()) await pacer.pause();
      }
      if (d === 0) target = all.slice();
    }
    return { fieldStart, all, target, titles: domains.reduce((sum, { work }) => sum + work.length, 0) };
  });
}

/** The features of a data set; one that no target title has, or that very many have, is not used. */
export async function contentFeatures(data: Dataset, pacer: Pacer): Promise<ContentFeatures> {
  const counts = await featureCounts(data, pacer);
  const most = Math.max(COMMON_TITLES, COMMON_SHARE * data.target.columnCount);
  return featuresWhere(counts, (feature) => counts.target[feature]! > 0 && counts.target[feature]! <= most);
}

/** The features of which `isUsed` is true. */
export function featuresWhere({ fieldStart, all, titles }: FeatureCounts, isUsed: (feature: number) => boolean): ContentFeatures {
  return { fieldStart, idf: Float32Array.from(all, (df, feature) => (isUsed(feature) ? Math.log((titles + 1) / (df + 1)) : 0)) };
}
