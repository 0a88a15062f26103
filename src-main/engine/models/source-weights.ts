import type { Dataset } from '../data/dataset.ts';
import type { Settings } from './method.ts';

/** The say of a source loan against a target loan's 1: `sourceWeight`; with `source` n > 0 the n-th source alone has it, the others none. */
export function weightOfSource(settings: Settings, source: number, otherwise = 0): number {
  const only = settings['source'] ?? 0;
  return only > 0 && only !== source + 1 ? 0 : settings['sourceWeight'] ?? otherwise;
}

/**
 * One setting for each of several sources that listens to that source alone; none where there is only one. As members of a blend they
 * give every source a weight of its own, 0 included (engine notes 4.4: a source that does not help is not heard).
 */
export function sourceFacets(data: Dataset, setting: Settings): Settings[] {
  return data.sources.length > 1 ? data.sources.map((_, s) => ({ ...setting, sourceWeight: 1, source: s + 1 })) : [];
}
