import { recordFields } from '../data/records.ts';
import { contentFeatures } from './content-features.ts';
import { buildContentSpace, type ContentSpace } from './content-space.ts';
import { fieldInformation, weightsOf } from './field-weights.ts';
import type { FitContext, Settings } from './method.ts';

/**
 * The content space for a setting, made once a training part. `informed` 1 weighs the fields by their information gain for borrowing
 * together, learnt on the training part; 0 weighs them alike. `field` n > 0 looks at the n-th field of `recordFields` alone.
 */
export function spaceFor(context: FitContext, sources: boolean, settings: Settings): Promise<ContentSpace> {
  const informed = settings['informed'] === 1;
  const bm25 = settings['bm25'] === 1;
  const field = settings['field'] ?? 0;
  const key = [sources, informed, bm25, field].join(':');
  const known = context.spaces.get(key);
  if (known) return known;
  const made = make(context, { sources, informed, bm25, field });
  context.spaces.set(key, made);
  return made;
}

interface Wanted { readonly sources: boolean; readonly informed: boolean; readonly bm25: boolean; readonly field: number }

async function make({ data, seed, pacer }: FitContext, { sources, informed, bm25, field }: Wanted): Promise<ContentSpace> {
  await pacer.pause();
  const features = await contentFeatures(data, pacer);
  const weights = informed && field === 0 ? weightsOf(await fieldInformation(data, sources ? 'all' : 'target', seed, pacer)) : recordFields.map(() => 1);
  const fieldWeights = weights.map((weight, f) => (field > 0 && f !== field - 1 ? 0 : weight));
  return buildContentSpace(data, features, { sources, fieldWeights, bm25 }, pacer);
}
