import { methodOf } from './methods.ts';
import type { FittedMethod, MethodState, Settings, StateArray, StateHeader, MethodId } from './models/method.ts';
import type { Route, TrainedRecommender, TrainingReport } from './trained.ts';

/** Version of the state's layout; 2: blends with their parts, readers compared domain by domain, factor models trained by conjugate gradients. */
export const STATE_VERSION = 2;

/** JSON-able part of a stored member. */
interface MemberHeader {
  readonly id: MethodId;
  readonly settings: Settings;
  readonly header: StateHeader;
  readonly arrays: readonly string[];
  /** Places of a blend's parts among the members, all before the blend. */
  readonly parts?: readonly number[];
}

/** JSON-able part of a stored recommender. */
export interface RecommenderHeader {
  readonly version: number;
  readonly seed: number;
  readonly targetTitles: number;
  readonly sources: TrainedRecommender['sources'];
  readonly popularity: number;
  readonly routes: readonly Route[];
  readonly report: TrainingReport;
  readonly members: readonly MemberHeader[];
}

/** A recommender as plain data: a header for JSON and typed arrays by name ("<member>/<array>"). */
export interface RecommenderState {
  readonly header: RecommenderHeader;
  readonly arrays: Readonly<Record<string, StateArray>>;
}

/** Takes a recommender apart; the arrays are the model's own, not copies. */
export function saveState(model: TrainedRecommender): RecommenderState {
  const arrays: Record<string, StateArray> = {};
  const members = model.members.map((member, m): MemberHeader => {
    const state = member.save();
    for (const [name, array] of Object.entries(state.arrays)) arrays[`${m}/${name}`] = array;
    const parts = member.parts ? { parts: member.parts.map((part) => model.members.indexOf(part)) } : {};
    return { id: member.id, settings: member.settings, header: state.header, arrays: Object.keys(state.arrays), ...parts };
  });
  const { seed, targetTitles, sources, popularity, routes, report } = model;
  return { header: { version: STATE_VERSION, seed, targetTitles, sources, popularity, routes, report, members }, arrays };
}

/** Puts a recommender together again; throws `model-version-unknown` or `model-state-damaged: <what>`. */
export function loadState({ header, arrays }: RecommenderState): TrainedRecommender {
  if (header.version !== STATE_VERSION) throw new Error('model-version-unknown');
  const members: FittedMethod[] = [];
  for (const [m, { id, settings, header: own, arrays: names, parts = [] }] of header.members.entries()) {
    const state: MethodState = { header: own, arrays: Object.fromEntries(names.map((name) => {
      const array = arrays[`${m}/${name}`];
      if (!array) throw new Error(`model-state-damaged: ${name}`);
      return [name, array];
    })) };
    members.push(methodOf(id).load(state, settings, parts.map((part) => {
      const found = members[part];
      if (!found) throw new Error(`model-state-damaged: part ${part}`);
      return found;
    })));
  }
  const { seed, targetTitles, sources, popularity, routes, report } = header;
  return { seed, targetTitles, sources, members, routes, popularity, report };
}
