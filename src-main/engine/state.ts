import { methodOf } from './methods.ts';
import type { MethodState, Settings, StateArray, StateHeader, MethodId } from './models/method.ts';
import type { Route, TrainedRecommender, TrainingReport } from './trained.ts';

/** Version of the state's layout. */
export const STATE_VERSION = 1;

/** JSON-able part of a stored recommender. */
export interface RecommenderHeader {
  readonly version: number;
  readonly seed: number;
  readonly targetTitles: number;
  readonly sources: TrainedRecommender['sources'];
  readonly popularity: number;
  readonly routes: readonly Route[];
  readonly report: TrainingReport;
  readonly members: readonly { readonly id: MethodId; readonly settings: Settings; readonly header: StateHeader; readonly arrays: readonly string[] }[];
}

/** A recommender as plain data: a header for JSON and typed arrays by name ("<member>/<array>"). */
export interface RecommenderState {
  readonly header: RecommenderHeader;
  readonly arrays: Readonly<Record<string, StateArray>>;
}

/** Takes a recommender apart; the arrays are the model's own, not copies. */
export function saveState(model: TrainedRecommender): RecommenderState {
  const arrays: Record<string, StateArray> = {};
  const members = model.members.map((member, m) => {
    const state = member.save();
    for (const [name, array] of Object.entries(state.arrays)) arrays[`${m}/${name}`] = array;
    return { id: member.id, settings: member.settings, header: state.header, arrays: Object.keys(state.arrays) };
  });
  const { seed, targetTitles, sources, popularity, routes, report } = model;
  return { header: { version: STATE_VERSION, seed, targetTitles, sources, popularity, routes, report, members }, arrays };
}

/** Puts a recommender together again; throws `model-version-unknown` or `model-state-damaged: <what>`. */
export function loadState({ header, arrays }: RecommenderState): TrainedRecommender {
  if (header.version !== STATE_VERSION) throw new Error('model-version-unknown');
  const members = header.members.map(({ id, settings, header: own, arrays: names }, m) => {
    const state: MethodState = { header: own, arrays: Object.fromEntries(names.map((name) => {
      const array = arrays[`${m}/${name}`];
      if (!array) throw new Error(`model-state-damaged: ${name}`);
      return [name, array];
    })) };
    return methodOf(id).load(state, settings);
  });
  const { seed, targetTitles, sources, popularity, routes, report } = header;
  return { seed, targetTitles, sources, members, routes, popularity, report };
}
