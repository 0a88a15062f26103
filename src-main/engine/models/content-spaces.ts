import { recordFields } from '../data/records.ts';
import { contentFeatures } from './content-features.ts';
import { buildContentSpace, type ContentSpace } from './content-space.ts';
import { fieldInformation, weightsOf } from './field-weights.ts';
import type { FitContext, Settings } from './method.ts';

/**
 * The content space for a setting, made once a training part. `informed` 1 weighs the fields by their information gain for borrowing
 * together, learnt on the training part; 0 weighs them alike.
 */
export function spaceFor(context: FitContext, sources: boolean, settings: Settings): Promise<ContentSpace> {
  const informed = settings['informed'] === 1;
  const bm25 = settings['bm25'] === 1;
  const key = [sources, informed, bm25].join(':');
  const known = context.spaces.get(key);
  if (known) return known;
  const made = make(context, sources, informed, bm25);
  context.spaces.set(key, made);
  return made;
}

async function make({ data, seed, pacer }: FitContext, sources: boolean, informed: boolean, bm25: boolean): Promise<ContentSpace> {
  await pacer.pause();
  const features = await contentFeatures(data, pacer);
  const fieldWeights = informed ? weightsOf(await fieldInformation(data, features, sources, seed, pacer)) : recordFields.map(() => 1);
  return buildContentSpace(data, features, { sources, fieldWeights, bm25 }, pacer);
}
