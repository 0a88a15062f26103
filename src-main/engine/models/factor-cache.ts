import type { Dataset } from '../data/dataset.ts';
import type { LoanMatrix } from '../data/loan-matrix.ts';
import { stackedLoans, stackedOffset } from '../data/stacked.ts';
import { similarityWeights } from '../transfer/instance-weights.ts';
import type { FactorSettings, WeightedPattern } from '../kernels/train-factors.ts';
import { ageWeights } from './age-weights.ts';
import type { FactorModel } from './factor-model.ts';
import { pairsOf, trainWeighted } from './ials.ts';
import { mix } from '../matrix/random.ts';
import type { Pacer } from '../pacer.ts';
import { arrayOf, numberOf, type FitContext, type MethodId, type MethodState, type Settings, type StateArray } from './method.ts';

/** Pairs above which a smaller model is trained, so that millions of loans stay a matter of minutes. */
const LARGE_PAIRS = 1_000_000;

/** Epochs, and steps of conjugate gradients a row and half epoch: they rank like as many exact epochs, and better than half as many. */
const EPOCHS = 12;
const CG_STEPS = 2;

/** The grid of both factor methods (engine notes 2.6b and 4.3). */
export const factorGrid: readonly Settings[] = [{ alpha0: 0.005, lambda: 0.03 }, { alpha0: 0.02, lambda: 0.03 }];

/** For whoever asks: a grid point solved exactly (`cgSteps` 0 = by Cholesky), and one that learns more from newer loans (`halfLifeDays`). */
export const factorAlternatives: readonly Settings[] = [{ ...factorGrid[0]!, cgSteps: 0 }, { ...factorGrid[0]!, halfLifeDays: 365 }];

/** The factor model of one domain, trained once for each setting of a training part. */
export async function factorsFor(context: FitContext, domain: 'target' | number, setting: Settings, method: MethodId): Promise<FactorModel> {
  const matrix = domain === 'target' ? context.data.target : context.data.sources[domain]!;
  const pairs = { ...pairsOf(matrix), weight: await pairWeights(matrix, setting, context.pacer) };
  return trainedOnce(context, { domain, pairs, setting, method, seed: mix(context.seed, domain === 'target' ? 0 : domain + 1) });
}

/**
 * One factor model of all domains side by side, [X_t | X_s …]: target pairs have confidence 1, source pairs `sourceWeight` > 0, with
 * `likeness` 1 multiplied by how much the patron is like the target's readers (`similarityWeights`).
 */
export async function jointFactorsFor(context: FitContext, sourceWeight: number, setting: Settings, method: MethodId): Promise<FactorModel> {
  const { data, seed, pacer } = context;
  const stacked = await stackedLoans(data, pacer);
  let likeness: Float32Array[] | null = null;
  if (setting['likeness'] === 1) {
    likeness = [];
    for (let s = 0; s < data.sources.length; s += 1) likeness.push(await similarityWeights(data, s, seed, pacer));
    if (likeness.every((weights) => weights.every((weight) => weight === 1))) likeness = null; // nothing can be told: the same model as without
  }
  const weight = await pairWeights(stacked, setting, pacer) ?? (sourceWeight !== 1 || likeness ? new Float32Array(stacked.column.length).fill(1) : null);
  if (weight) await weighSources(data, stacked, weight, (s, u) => sourceWeight * (likeness ? likeness[s]![u]! : 1), pacer);
  return trainedOnce(context, { domain: `joint ${sourceWeight}${likeness ? ' likeness' : ''}`, pairs: { ...pairsOf(stacked), weight }, setting, method, seed: mix(seed, 0) });
}

/** Weights by age where the setting asks for them, counted from the matrix's last loan. */
async function pairWeights(matrix: LoanMatrix, setting: Settings, pacer: Pacer): Promise<Float32Array | null> {
  const halfLifeDays = setting['halfLifeDays'] ?? 0;
  return halfLifeDays > 0 ? ageWeights(matrix, matrix.lastDay.reduce((latest, day) => Math.max(latest, day), -Infinity), halfLifeDays, pacer) : null;
}

/** Multiplies the weights of the stacked source pairs. */
async function weighSources(data: Dataset, { rowStart, column }: LoanMatrix, weight: Float32Array, of: (source: number, patron: number) => number, pacer: Pacer): Promise<void> {
  const titles = data.target.columnCount;
  for (let u = 0; u < data.patronCount; u += 1) {
    if (u % 256 === 0 && pacer.due()) await pacer.pause();
    for (let e = rowStart[u]!; e < rowStart[u + 1]!; e += 1) {
      if (column[e]! < titles) continue;
      let s = 0;
      while (stackedOffset(data, s + 1) <= column[e]!) s += 1;
      weight[e]! *= of(s, u);
    }
  }
}

/** A training that is wanted, perhaps by several methods. */
interface Wanted {
  readonly domain: string | number;
  readonly pairs: WeightedPattern;
  readonly setting: Settings;
  readonly method: MethodId;
  readonly seed: number;
}

function trainedOnce(context: FitContext, { domain, pairs, setting, method, seed }: Wanted): Promise<FactorModel> {
  const large = pairs.index.length > LARGE_PAIRS;
  const settings: FactorSettings = {
    factors: setting['factors'] ?? (large ? 32 : 64), alpha0: setting['alpha0'] ?? 0.005, lambda: setting['lambda'] ?? 0.03, epochs: setting['epochs'] ?? EPOCHS,
  };
  const cgSteps = setting['cgSteps'] ?? CG_STEPS;
  const key = [domain, settings.alpha0, settings.lambda, settings.factors, settings.epochs, cgSteps, setting['halfLifeDays'] ?? 0].join(':');
  const known = context.factors.get(key);
  if (known) return known;
  const made = trainWeighted(pairs, settings, {
    kernels: context.kernels, pacer: context.pacer, seed, ...(cgSteps > 0 ? { solver: { kind: 'cg', steps: cgSteps } as const } : {}),
    onEpoch: (epoch, loss) => context.report({ method, epoch, epochs: settings.epochs, loss }),
  });
  context.factors.set(key, made);
  return made;
}

/** What a factor model needs to serve: settings, item factors and their Gram matrix, names led by `prefix`. */
export function saveFactors(model: FactorModel, prefix: string): { header: Record<string, number>; arrays: Record<string, StateArray> } {
  const { factors, alpha0, lambda, epochs } = model.settings;
  const header = { factors, alpha0, lambda, epochs, activeTitles: model.activeTitles };
  return {
    header: Object.fromEntries(Object.entries(header).map(([name, value]) => [`${prefix}.${name}`, value])),
    arrays: { [`${prefix}.items`]: model.items, [`${prefix}.gram`]: model.gram },
  };
}

/** The model `saveFactors` wrote under that prefix, without patron factors. */
export function loadFactors(state: MethodState, prefix: string): FactorModel {
  const number = (name: string) => numberOf(state, `${prefix}.${name}`);
  return {
    settings: { factors: number('factors'), alpha0: number('alpha0'), lambda: number('lambda'), epochs: number('epochs') },
    items: arrayOf(state, `${prefix}.items`, Float32Array),
    patrons: new Float32Array(0),
    activeTitles: number('activeTitles'),
    gram: arrayOf(state, `${prefix}.gram`, Float64Array),
  };
}
