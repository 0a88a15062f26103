import { mix, shuffled } from '../matrix/random.ts';
import type { Pacer } from '../pacer.ts';
import { adamPace, adamSettings, adamState, adamwEntries } from './adamw.ts';
import { batchSampler, heldApart, type Examples } from './examples.ts';
import type { EmbeddingTable } from './embedding.ts';
import type { TowerLayout } from './tower-weights.ts';
import type { TowerBatch, TowerStep } from './tower-step.ts';

/** Parameters in training: the words' vectors and the dense weights. */
export interface TowerParameters {
  readonly table: EmbeddingTable;
  readonly layout: TowerLayout;
  readonly weights: Float32Array;
}

/** How one phase learns. */
export interface Phase {
  readonly examples: Examples;
  /** true: the words' vectors and the first layer stay as they are, only W₂, the patron tower and β learn. */
  readonly frozen: boolean;
  /** α of the dense weights; that of the words' vectors is `tableRate`. */
  readonly rate: number;
  readonly tableRate: number;
  readonly decay: number;
  /** Steps at most. */
  readonly steps: number;
}

/** One reading of the loss curve. */
export interface LossPoint {
  readonly reading: number;
  readonly readings: number;
  /** Mean loss of the steps since the last reading, and the loss on the loans held apart; null: only a sign of life on the way there. */
  readonly loss: number | null;
  readonly held: number | null;
}

/** Examples of a batch at most, and of the loans held apart that are read. */
const BATCH = 1024;
/** Readings without a better held-apart loss after which a phase ends. */
const PATIENCE = 3;
/** Milliseconds between two signs of life. */
const LIFE_MS = 500;
/** Steps between two readings at least and at most. */
const READ_EVERY = { least: 10, most: 50 };

/**
 * Trains one phase with AdamW and keeps the parameters of the best reading on loans held apart (a tenth of the patrons of the training
 * part; nothing else is looked at). A batch has at most a thirty-second of the examples, so that small libraries get their steps.
 * The same seed gives the same steps on every device. Rejects with the pacer's reason.
 */
export async function trainPhase({ table, layout, weights }: TowerParameters, step: TowerStep, phase: Phase, seed: number, pacer: Pacer, onReading: (point: LossPoint) => void): Promise<void> {
  const { examples, frozen, steps } = phase;
  const { train, held } = heldApart(examples, seed);
  if (train.length < 2 || held.length < 2) return;
  const size = Math.max(Math.min(64, train.length), Math.min(BATCH, 2 ** Math.floor(Math.log2(train.length / 32))));
  const every = Math.min(READ_EVERY.most, Math.max(READ_EVERY.least, Math.ceil(train.length / size)));
  const readings = Math.ceil(steps / every);
  const sample = batchSampler(examples);
  const dense = adamState(weights);
  const settings = { dense: adamSettings(phase.rate, phase.decay), table: adamSettings(phase.tableRate, phase.decay) };
  const checks = shuffled(Array.from(held), mix(seed, 31)).slice(0, BATCH);
  const check = sample(Uint32Array.from(checks), mix(seed, 37));
  let best = { held: await heldLoss(), weights: weights.slice(), table: await table.snapshot(), reading: 0 };
  let order: number[] = [];
  let t = 0;
  let heard = performance.now();
  for (let reading = 1; reading <= readings && reading - best.reading <= PATIENCE; reading += 1) {
    let sum = 0;
    for (let s = 0; s < every; s += 1) {
      if (order.length < size) order = shuffled(Array.from(train), mix(seed, 41, t));
      t += 1;
      const batch = sample(Uint32Array.from(order.splice(-size)), mix(seed, 43, t));
      const { loss, weights: slope, pooled } = await step.gradient(weights, await denseBatch(batch));
      sum += loss;
      if (!frozen) await table.backward(batch, pooled, settings.table, t);
      adamwEntries(dense, slope, adamPace(settings.dense, t), frozen ? layout.second : 0, layout.popularity);
      adamwEntries(dense, slope, adamPace({ ...settings.dense, decay: 0 }, t), layout.popularity, layout.size);
      weights[layout.popularity] = Math.max(0, weights[layout.popularity]!);
      if (performance.now() - heard > LIFE_MS) {
        onReading({ reading, readings, loss: null, held: null });
        heard = performance.now();
      }
      if (pacer.due()) await pacer.pause();
    }
    const heldNow = await heldLoss();
    onReading({ reading, readings, loss: sum / every, held: heldNow });
    if (heldNow < best.held) best = { held: heldNow, weights: weights.slice(), table: await table.snapshot(), reading };
  }
  weights.set(best.weights);
  await table.restore(best.table);

  async function denseBatch(batch: ReturnType<typeof sample>): Promise<TowerBatch> {
    return { pooled: await table.forward(batch), titles: batch.joint, logShare: Float32Array.from(batch.joint, (title) => examples.logShare[title]!) };
  }
  async function heldLoss(): Promise<number> {
    return step.loss(weights, await denseBatch(check));
  }
}
