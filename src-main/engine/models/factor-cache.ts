import { stackedLoans } from '../data/stacked.ts';
import type { FactorSettings, WeightedPattern } from '../kernels/train-factors.ts';
import type { FactorModel } from './factor-model.ts';
import { pairsOf, trainWeighted } from './ials.ts';
import { mix } from '../matrix/random.ts';
import { arrayOf, numberOf, type FitContext, type MethodId, type MethodState, type Settings, type StateArray } from './method.ts';

/** Pairs above which a smaller model is trained, so that millions of loans stay a matter of minutes. */
const LARGE_PAIRS = 1_000_000;

/** Epochs, and steps of conjugate gradients a row and half epoch: they rank like as many exact epochs, and better than half as many. */
const EPOCHS = 12;
const CG_STEPS = 2;

/** The grid of both factor methods (engine notes 2.6b and 4.3). */
export const factorGrid: readonly Settings[] = [{ alpha0: 0.005, lambda: 0.03 }, { alpha0: 0.02, lambda: 0.03 }];

/** A grid point solved exactly, for whoever asks for it: `cgSteps` 0 = by Cholesky. */
export const factorAlternatives: readonly Settings[] = [{ ...factorGrid[0]!, cgSteps: 0 }];

/** The factor model of one domain, trained once for each setting of a training part. */
export function factorsFor(context: FitContext, domain: 'target' | number, setting: Settings, method: MethodId): Promise<FactorModel> {
  const matrix = domain === 'target' ? context.data.target : context.data.sources[domain]!;
  return trainedOnce(context, { domain, pairs: pairsOf(matrix), setting, method, seed: mix(context.seed, domain === 'target' ? 0 : domain + 1) });
}

/** One factor model of all domains side by side, [X_t | X_s …], source pairs with confidence `sourceWeight` > 0 and target pairs with 1. */
export function jointFactorsFor(context: FitContext, sourceWeight: number, setting: Settings, method: MethodId): Promise<FactorModel> {
  const stacked = stackedLoans(context.data);
  const titles = context.data.target.columnCount;
  const weight = sourceWeight === 1 ? null : Float32Array.from(stacked.column, (column) => (column < titles ? 1 : sourceWeight));
  return trainedOnce(context, { domain: `joint ${sourceWeight}`, pairs: { ...pairsOf(stacked), weight }, setting, method, seed: mix(context.seed, 0) });
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
  const key = [domain, settings.alpha0, settings.lambda, settings.factors, settings.epochs, cgSteps].join(':');
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
