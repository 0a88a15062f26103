import type { FitContext, MethodId, Settings } from '../models/method.ts';
import { onDevice } from './device.ts';
import { examplesOf, type Examples } from './examples.ts';
import { tokenTable, type TokenTable } from './token-rows.ts';
import type { TowerModel } from './tower-model.ts';
import { towerStep, type TowerStep } from './tower-step.ts';
import { initialWeights, towerLayout, type TowerLayout } from './tower-weights.ts';
import { trainPhase, type Phase, type TowerParameters } from './train-tower.ts';

/** τ, the softmax temperature (engine notes 4.3). */
const TEMPERATURE = 0.07;
/** Deviation of the words' vectors at the start. */
const SPREAD = 0.1;
/** AdamW's rates and decay (engine notes 4.3 and 1.4.2); vectors of words are seen rarely and step further. */
const RATES = { rate: 1e-3, tableRate: 3e-3, decay: 1e-2 };
/** Steps of a phase at most: 400,000 loans at 1,024 a step. */
const MAX_STEPS = 400;

/** One way of learning: from what, and in which phases. */
export interface TowerPlan {
  readonly method: MethodId;
  /** Whether source loans are read at all: as a first phase, and in the histories. */
  readonly withSources: boolean;
}

/**
 * Trains the two-tower, one model a setting. With sources: a first phase on the source loans, its parameters carried over, and a second
 * phase on the target loans, with the lower layers frozen (`frozen` 1) or free (0). Without: the second phase alone from the start
 * values (engine notes 1.3.8 and 1.4.1). Empty models where the records have no words or the target no loans.
 */
export async function fitTowers(context: FitContext, { method, withSources }: TowerPlan, settings: readonly Settings[]): Promise<TowerModel[]> {
  const { data, seed, pacer, kernels } = context;
  const layout = towerLayout();
  const words = await tokenTable(data, pacer);
  const target = await examplesOf(data, { learn: 'target', withSources }, seed, pacer);
  const offsets = withSources ? Uint32Array.of(0, ...Array.from(data.sourceOffset, (offset) => data.target.columnCount + offset)) : Uint32Array.of(0, data.target.columnCount);
  await pacer.pause();
  if (words.token.length === 0 || target.patrons.length === 0) return settings.map(() => emptyTower(layout, offsets));
  if (kernels.devices === null) throw new Error('no-device');
  return onDevice(kernels.devices, pacer, async (device) => {
    const step = towerStep(device, layout, TEMPERATURE);
    const table = await kernels.openEmbedding({ words, dimensions: layout.dimensions, deviation: SPREAD, seed }, pacer);
    const parameters: TowerParameters = { table, layout, weights: initialWeights(layout, seed + 1) };
    const run = (examples: Examples, frozen: boolean): Promise<void> => {
      const phase: Phase = { examples, frozen, ...RATES, steps: MAX_STEPS };
      return trainPhase(parameters, step, phase, seed, pacer, ({ reading, readings, loss }) => context.report({ method, epoch: reading, epochs: readings, ...(loss !== null && { loss }) }));
    };
    try {
      if (withSources) await run(await examplesOf(data, { learn: 'sources', withSources }, seed, pacer), false);
      const start = settings.length > 1 ? { weights: parameters.weights.slice(), table: await table.snapshot() } : null;
      const models: TowerModel[] = [];
      for (const [at, setting] of settings.entries()) {
        if (at > 0 && start !== null) {
          parameters.weights.set(start.weights);
          await table.restore(start.table);
        }
        await run(target, setting['frozen'] === 1);
        models.push(await served(step, parameters, words, target, offsets, context));
      }
      return models;
    } finally {
      step.close();
      await table.close();
    }
  });
}

function emptyTower({ dimensions: d }: TowerLayout, offsets: Uint32Array): TowerModel {
  return { items: new Float32Array(offsets[1]! * (d + 1)), histories: new Float32Array(offsets.at(-1)! * d), bias: new Float32Array(d), offsets };
}

/** Titles whose vectors are computed at once. */
const CHUNK = 4096;

/** Reads the vectors of all titles off the trained parameters. */
async function served(step: TowerStep, { table, layout, weights }: TowerParameters, words: TokenTable, target: Examples, offsets: Uint32Array, { pacer }: FitContext): Promise<TowerModel> {
  const { dimensions: d } = layout;
  const model = { ...emptyTower(layout, offsets), bias: weights.slice(layout.patronBias, layout.popularity) };
  const titles = offsets[1]!;
  const beta = weights[layout.popularity]!;
  const least = target.logShare.subarray(0, titles).reduce((low, share) => Math.min(low, share), 0);
  const spoken = Uint8Array.from({ length: words.titleCount }, (_, t) => Number(words.start[t + 1]! > words.start[t]!));
  const known = offsets.at(-1)!;
  for (let from = 0; from < known; from += CHUNK) {
    const to = Math.min(known, from + CHUNK);
    const means = await table.meansOf(from, to);
    const profiles = await step.profiles(weights, means);
    for (let t = from; t < to; t += 1) if (spoken[t] === 1) model.histories.set(profiles.subarray((t - from) * d, (t - from + 1) * d), t * d);
    if (from < titles) {
      const vectors = await step.vectors(weights, means);
      for (let t = from, at = t * (d + 1); t < Math.min(to, titles); t += 1, at += d + 1) {
        if (spoken[t] === 1) for (let f = 0, own = (t - from) * d; f < d; f += 1) model.items[at + f] = vectors[own + f]! / TEMPERATURE;
        model.items[at + d] = beta * (target.logShare[t]! - least);
      }
    }
    await pacer.pause();
  }
  return model;
}
