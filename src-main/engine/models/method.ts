import type { Dataset } from '../data/dataset.ts';
import type { Reader } from '../data/reader.ts';
import type { RecordField } from '../data/records.ts';
import type { Kernels } from '../kernels/kernels.ts';
import { createTypescriptKernels } from '../kernels/typescript-kernels.ts';
import type { Pacer } from '../pacer.ts';
import type { ColumnSums } from './column-sums.ts';
import type { ContentSpace } from './content-space.ts';
import type { FactorModel } from './factor-model.ts';
import type { NeighbourBlock } from './neighbours.ts';

/** Names of the methods, the simpler before the more complex; a transfer method stands after its target-only twin. */
export type MethodId =
  | 'popularity' | 'segment-popularity'
  | 'target-class' | 'cross-class' | 'target-content' | 'cross-content' | 'target-rules' | 'cross-rules'
  | 'target-user-knn' | 'cross-user-knn' | 'target-knn' | 'cross-knn' | 'pure-svd' | 'common-space'
  | 'target-ridge' | 'ease' | 'joint-ridge' | 'source-ridge'
  | 'target-ials' | 'joint-ials' | 'procrustes' | 'transfer-ials'
  | 'target-tower' | 'transfer-tower' | 'target-blend' | 'blend';

/** One point of a method's grid: plain named numbers. */
export type Settings = Readonly<Record<string, number>>;

/** What one loan of the reader adds to a score; `domain` is 'target' or the number of the source. */
export interface ScoreTerm {
  readonly domain: 'target' | number;
  readonly column: number;
  readonly value: number;
  /** What the two records have in common, greatest share first; of methods that compare records. */
  readonly fields?: readonly FieldShare[];
  /** The strongest rule behind the value; of methods that go by rules. */
  readonly rule?: RuleFigures;
}

/** The share of a term that comes from one field of the records, 0..1; the shares of a term sum to 1. */
export interface FieldShare {
  readonly field: RecordField;
  readonly share: number;
}

/** How good a rule "who borrowed these also borrowed this" is. */
export interface RuleFigures {
  /** Transactions with antecedent and consequent. */
  readonly support: number;
  /** support ÷ transactions with the antecedent. */
  readonly confidence: number;
  /** confidence ÷ share of all transactions with the consequent; 1 = no connection. */
  readonly lift: number;
}

/** A score taken apart exactly: score = Σ terms + base; `base` is what typical readers add (intercept, popularity). */
export interface Explanation {
  readonly score: number;
  readonly terms: readonly ScoreTerm[];
  readonly base: number;
}

/** Typed arrays a model is stored as. */
export type StateArray = Float32Array | Float64Array | Uint32Array | Int32Array | Uint8Array | Uint16Array;

/** JSON-able facts of a model beside its arrays. */
export type StateHeader = Readonly<Record<string, number | string | readonly number[]>>;

/** A stored method. */
export interface MethodState {
  readonly header: StateHeader;
  readonly arrays: Readonly<Record<string, StateArray>>;
}

/** A method after training; it needs nothing else to serve patrons it has never seen. */
export interface FittedMethod {
  readonly id: MethodId;
  readonly settings: Settings;
  /**
   * Writes one score a target column into `out` (length = target titles; overwritten whole).
   * Returns false, leaving `out` undefined, when the method has nothing to go by for this reader. A score of exactly 0 = no evidence.
   */
  score(reader: Reader, out: Float32Array): boolean;
  /**
   * A short cut to the head of the list: puts the scores of at least the k best columns not marked 1 in `excluded`, ties included, into
   * sums that come cleared; where fewer are put, all the others have no evidence, so that k = all titles puts every sum. Nothing is put when the method is silent.
   */
  readonly gather?: (reader: Reader, sums: ColumnSums, excluded: Uint8Array, k: number) => void;
  /**
   * The scores of a few columns, the very numbers `score` would write; null when the method is silent. Only methods whose `score` has to
   * walk the whole catalogue offer it, together with `gather`.
   */
  readonly scoreOf?: (reader: Reader, columns: Uint32Array) => Float32Array | null;
  /** A bound that a column's score does not exceed, cheaper than the score; null when the method is silent. Comes together with `scoreOf`. */
  readonly boundOf?: (reader: Reader) => ((column: number) => number) | null;
  /** The methods whose scores this one adds up; only blends have any. */
  readonly parts?: readonly FittedMethod[];
  /** Takes one column's score apart. */
  explain(reader: Reader, column: number): Explanation;
  save(): MethodState;
}

/** What training tells while it runs. */
export interface FitDetail {
  readonly method: MethodId;
  readonly epoch: number;
  readonly epochs: number;
  /** Training objective per observed pair, where the method has one. */
  readonly loss?: number;
}

/** One training part together with everything the methods may share on it. */
export interface FitContext {
  readonly data: Dataset;
  readonly seed: number;
  readonly pacer: Pacer;
  readonly report: (detail: FitDetail) => void;
  /** The heavy computations. */
  readonly kernels: Kernels;
  /** Factor models of this very data set, by domain and settings. */
  readonly factors: Map<string, Promise<FactorModel>>;
  /** Neighbour blocks of this very data set, by domain and settings. */
  readonly blocks: Map<string, NeighbourBlock>;
  /** Content spaces of this very data set, by their settings. */
  readonly spaces: Map<string, Promise<ContentSpace>>;
  /** Methods trained on this very data set, by `candidateKey`. */
  readonly fits: Map<string, FittedMethod>;
}

/** A method before training: the row of the registry. */
export interface MethodDefinition {
  readonly id: MethodId;
  /** The target-only method a transfer method has to beat; null = this method transfers nothing. */
  readonly twin: MethodId | null;
  /** false = a teaching or reference method: measured when asked for, never put to use; absent = it competes. */
  readonly competes?: false;
  /** What has to be there for it besides loans; absent = nothing. */
  readonly needs?: 'device';
  /** Training time of one setting against popularity's 1, roughly; only moves progress bars. */
  readonly effort: number;
  /** The small grid to choose from, the default first; the same for every data set. */
  readonly grid: readonly Settings[];
  /** Settings outside the grid that `fit` takes as well: other similarities, other solvers; nothing tries them unasked. */
  readonly alternatives?: readonly Settings[];
  /** Settings that show one side of the method alone on this data set: further members of a blend, nothing else tries them. */
  readonly facets?: (data: Dataset) => readonly Settings[];
  /** Present in a blend: its settings are weights by member (`candidateKey`), learnt from held-out loans rather than tried. */
  readonly blends?: true;
  /** Trains one model a setting, in the order given. */
  fit(context: FitContext, settings: readonly Settings[]): Promise<FittedMethod[]>;
  /** The stored model; a blend's `parts` are stored beside it, in the order of `FittedMethod.parts`. */
  load(state: MethodState, settings: Settings, parts?: readonly FittedMethod[]): FittedMethod;
}

/** A fresh context over one training part. */
export function createFitContext(data: Dataset, seed: number, pacer: Pacer, report: (detail: FitDetail) => void = () => undefined, kernels: Kernels = createTypescriptKernels()): FitContext {
  return { data, seed, pacer, report, kernels, factors: new Map(), blocks: new Map(), spaces: new Map(), fits: new Map() };
}

/** Whether the method's best titles and the scores of a few are to be had without walking the catalogue. */
export function readsHead<M extends Pick<FittedMethod, 'gather' | 'scoreOf' | 'boundOf'>>(method: M): method is M & Required<Pick<FittedMethod, 'gather' | 'scoreOf' | 'boundOf'>> {
  return method.gather !== undefined && method.scoreOf !== undefined && method.boundOf !== undefined;
}

/** The array of that name in a stored method; throws when the state is damaged. */
export function arrayOf<T extends StateArray>(state: MethodState, name: string, type: { new (length: number): T }): T {
  const array = state.arrays[name];
  if (!(array instanceof type)) throw new Error(`model-state-damaged: ${name}`);
  return array;
}

/** The number of that name in a stored method; throws when the state is damaged. */
export function numberOf(state: MethodState, name: string): number {
  const value = state.header[name];
  if (typeof value !== 'number') throw new Error(`model-state-damaged: ${name}`);
  return value;
}
