import type { Dataset } from '../data/dataset.ts';
import { recordFields } from '../data/records.ts';
import type { Pacer } from '../pacer.ts';

/** The tokens of all fields numbered through: feature = first feature of the field + token. */
export interface ContentFeatures {
  /** First feature of each field in the order of `recordFields`, and the number of features at the end. */
  readonly fieldStart: Uint32Array;
  /** ln((N + 1) / (df + 1)) of each feature over the N titles of all domains; 0 where the feature is not used. */
  readonly idf: Float32Array;
}

/** A token that more than this share of the target titles have, and more than this many, tells too little for the time it takes. */
const COMMON_SHARE = 0.02;
const COMMON_TITLES = 1000;

/** The features of a data set; one that no target title has, or that very many have, is not used. */
export async function contentFeatures(data: Dataset, pacer: Pacer): Promise<ContentFeatures> {
  const fieldStart = new Uint32Array(recordFields.length + 1);
  recordFields.forEach((field, f) => { fieldStart[f + 1] = fieldStart[f]! + data.vocabulary[field].length; });
  const domains = [data.records.target, ...data.records.sources];
  const titles = domains.reduce((sum, { work }) => sum + work.length, 0);
  const all = new Uint32Array(fieldStart.at(-1)!);
  let own = all;
  for (const [d, records] of domains.entries()) {
    for (const [f, field] of recordFields.entries()) {
      const { token } = records.fields[field];
      const from = fieldStart[f]!;
      for (let e = 0; e < token.length; e += 1) all[from + token[e]!]! += 1;
      if (pacer.due()) await pacer.pause();
    }
    if (d === 0) own = all.slice();
  }
  const most = Math.max(COMMON_TITLES, COMMON_SHARE * data.target.columnCount);
  const idf = Float32Array.from(all, (df, t) => (own[t]! > 0 && own[t]! <= most ? Math.log((titles + 1) / (df + 1)) : 0));
  return { fieldStart, idf };
}
