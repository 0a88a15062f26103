import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { DeviceError, onTensors, type ComputeDevice } from './device.ts';
import type { Pooled } from './embedding.ts';
import type { TowerLayout } from './tower-weights.ts';

/** A batch as the dense layers see it. */
export interface TowerBatch {
  readonly pooled: Pooled;
  /** Joint title of each example: equal titles of a group are no negatives of each other. */
  readonly titles: Uint32Array;
  /** log q of each example's title, q its share of the training loans. */
  readonly logShare: Float32Array;
}

/** What a step learns: the mean loss, and its gradients. */
export interface TowerGradient {
  readonly loss: number;
  /** In the layout of the weights. */
  readonly weights: Float32Array;
  readonly pooled: Pooled;
}

/** Examples that are each other's negatives. */
const GROUP = 256;

/**
 * The dense part of the two-tower on a device. Item tower: z = e + relu(e·W₁ + b₁)·W₂, v = z/‖z‖. Patron tower, linear so that scores
 * can be taken apart exactly: u = (p·Wₚ + bₚ) divided by its length. Loss: sampled softmax, the negatives being the other titles of the
 * example's group of at most 256, −log softmax over j of s_ij − log q_j, s_ij = u_i·v_j/τ + β·log q_j; taking log q_j off undoes that titles
 * appear as negatives as often as they are borrowed (Yi et al. 2019, sampling-bias-corrected neural modelling). Mean over the batch.
 * Gradients are written out by hand: the device promises no registered gradients, and transposing first is ten times faster on WASM.
 * What it computes rejects with a DeviceError where the device fails or finds a loss that is no number.
 */
export function towerStep(device: ComputeDevice, layout: TowerLayout, temperature: number) {
  const { tf } = device;
  const { dimensions: d, hidden: h } = layout;
  const eyes = new Map<number, Tensor2D>();
  const eye = (size: number): Tensor2D => {
    let found = eyes.get(size);
    if (found === undefined) eyes.set(size, found = tf.keep(tf.eye(size)) as Tensor2D);
    return found;
  };
  const unit = (rows: Tensor2D): { readonly length: Tensor2D; readonly unit: Tensor2D } => {
    const length = tf.sqrt(tf.add(tf.sum(tf.mul(rows, rows), 1, true), 1e-12)) as Tensor2D;
    return { length, unit: tf.div(rows, length) };
  };
  /** Gradient through the division by the length. */
  const beforeUnit = (slope: Tensor2D, { length, unit: own }: ReturnType<typeof unit>): Tensor2D =>
    tf.div(tf.sub(slope, tf.mul(own, tf.sum(tf.mul(own, slope), 1, true))), length);
  const parts = (weights: Float32Array) => ({
    first: tf.tensor2d(weights.subarray(layout.first, layout.firstBias), [d, h]),
    firstBias: tf.tensor1d(weights.subarray(layout.firstBias, layout.second)),
    second: tf.tensor2d(weights.subarray(layout.second, layout.patron), [h, d]),
    patron: tf.tensor2d(weights.subarray(layout.patron, layout.patronBias), [d, d]),
    patronBias: tf.tensor1d(weights.subarray(layout.patronBias, layout.popularity)),
  });
  type Parts = ReturnType<typeof parts>;
  const itemTower = (means: Tensor2D, { first, firstBias, second }: Parts) => {
    const hidden = tf.relu(tf.add(tf.matMul(means, first), firstBias)) as Tensor2D;
    return { hidden, ...unit(tf.add(means, tf.matMul(hidden, second))) };
  };
  const groups = (batch: TowerBatch, beta: number, patrons: Tensor2D, titles: Tensor2D) => {
    const size = batch.titles.length;
    const warm = tf.mul(patrons, 1 / temperature) as Tensor2D;
    const found: { readonly loss: Tensor; readonly shares: Tensor; readonly patrons: Tensor2D; readonly titles: Tensor2D }[] = [];
    for (let from = 0; from < size; from += GROUP) {
      const n = Math.min(GROUP, size - from);
      const u = tf.slice(warm, [from, 0], [n, d]);
      const v = tf.slice(titles, [from, 0], [n, d]);
      const logShare = batch.logShare.subarray(from, from + n);
      let logits: Tensor2D = tf.add(tf.matMul(u, tf.transpose(v)), tf.tensor1d(logShare.map((value) => (beta - 1) * value)));
      const repeats = repeatsOf(batch.titles.subarray(from, from + n));
      if (repeats !== null) logits = tf.add(logits, tf.tensor2d(repeats, [n, n]));
      const share = tf.softmax(logits);
      const slope = tf.sub(share, eye(n)) as Tensor2D;
      found.push({
        loss: tf.sum(tf.log(tf.add(tf.sum(tf.mul(share, eye(n)), 1), 1e-30))), shares: tf.sum(tf.matMul(slope, tf.tensor2d(logShare, [n, 1]))),
        patrons: tf.matMul(slope, v), titles: tf.matMul(tf.transpose(slope), u),
      });
    }
    const stacked = (rows: Tensor2D[]): Tensor2D => (rows.length === 1 ? rows[0]! : tf.concat(rows, 0));
    return {
      loss: tf.mul(tf.addN(found.map(({ loss }) => loss)), -1 / size), popularity: tf.mul(tf.addN(found.map(({ shares }) => shares)), 1 / size),
      patrons: tf.mul(stacked(found.map((group) => group.patrons)), 1 / (temperature * size)) as Tensor2D, titles: tf.mul(stacked(found.map((group) => group.titles)), 1 / size) as Tensor2D,
    };
  };
  /** Sums of the columns; as a product, which is far faster than summing over the first axis. */
  const columnSums = (rows: Tensor2D): Tensor2D => tf.matMul(tf.ones([1, rows.shape[0]]), rows);
  const forward = (weights: Float32Array, { pooled }: TowerBatch) => {
    const own = parts(weights);
    const means = tf.tensor2d(pooled.titles, [pooled.titles.length / d, d]);
    const profiles = tf.tensor2d(pooled.patrons, [pooled.patrons.length / d, d]);
    return { own, means, profiles, item: itemTower(means, own), patron: unit(tf.add(tf.matMul(profiles, own.patron), own.patronBias)) };
  };
  const computed = (make: () => Tensor[]): Promise<Float32Array[]> => onTensors(async () => {
    const tensors = tf.tidy(make);
    const values = await Promise.all(tensors.map((tensor) => tensor.data() as Promise<Float32Array>));
    tensors.forEach((tensor) => tensor.dispose());
    return values;
  });
  return {
    /** The loss of a batch. */
    async loss(weights: Float32Array, batch: TowerBatch): Promise<number> {
      const [value] = await computed(() => {
        const { item, patron } = forward(weights, batch);
        return [groups(batch, weights[layout.popularity]!, patron.unit, item.unit).loss];
      });
      return value![0]!;
    },
    /** The loss of a batch and its gradients in the weights and in the pooled rows. */
    async gradient(weights: Float32Array, batch: TowerBatch): Promise<TowerGradient> {
      const [loss, popularity, first, firstBias, second, patron, patronBias, titles, patrons] = await computed(() => {
        const { own, means, profiles, item, patron } = forward(weights, batch);
        const top = groups(batch, weights[layout.popularity]!, patron.unit, item.unit);
        const atPatron = beforeUnit(top.patrons, patron);
        const atItem = beforeUnit(top.titles, item);
        const atHidden = tf.mul(tf.matMul(atItem, tf.transpose(own.second)), tf.step(item.hidden)) as Tensor2D;
        return [
          top.loss, top.popularity,
          tf.matMul(tf.transpose(means), atHidden), columnSums(atHidden), tf.matMul(tf.transpose(item.hidden), atItem),
          tf.matMul(tf.transpose(profiles), atPatron), columnSums(atPatron),
          tf.add(tf.matMul(atHidden, tf.transpose(own.first)), atItem), tf.matMul(atPatron, tf.transpose(own.patron)),
        ];
      });
      const gradient = new Float32Array(layout.size);
      gradient.set(first!, layout.first);
      gradient.set(firstBias!, layout.firstBias);
      gradient.set(second!, layout.second);
      gradient.set(patron!, layout.patron);
      gradient.set(patronBias!, layout.patronBias);
      gradient[layout.popularity] = popularity![0]!;
      if (!Number.isFinite(loss![0])) throw new DeviceError(new Error('loss-not-finite'));
      return { loss: loss![0]!, weights: gradient, pooled: { titles: titles!, patrons: patrons! } };
    },
    /** Item-tower vectors of the given means: rows × d, each of length 1. */
    async vectors(weights: Float32Array, means: Float32Array): Promise<Float32Array> {
      const [values] = await computed(() => [itemTower(tf.tensor2d(means, [means.length / d, d]), parts(weights)).unit]);
      return values!;
    },
    /** What a title gives to the patrons who have it in their history, Wₚ applied to the given means: rows × d. */
    async profiles(weights: Float32Array, means: Float32Array): Promise<Float32Array> {
      const [values] = await computed(() => [tf.matMul(tf.tensor2d(means, [means.length / d, d]), parts(weights).patron)]);
      return values!;
    },
    close(): void {
      for (const tensor of eyes.values()) tensor.dispose();
      eyes.clear();
    },
  };
}

/** −10⁹ where another example of the group has the same title, else 0: size × size; null where all titles differ. */
function repeatsOf(titles: Uint32Array): Float32Array | null {
  const size = titles.length;
  const order = Uint32Array.from(titles.keys()).sort((a, b) => titles[a]! - titles[b]!);
  let marks: Float32Array | null = null;
  for (let from = 0, to = 0; from < size; from = to) {
    for (to = from + 1; to < size && titles[order[to]!] === titles[order[from]!]; to += 1);
    if (to === from + 1) continue;
    marks ??= new Float32Array(size * size);
    for (let a = from; a < to; a += 1) for (let b = from; b < to; b += 1) if (a !== b) marks[order[a]! * size + order[b]!] = -1e9;
  }
  return marks;
}

export type TowerStep = ReturnType<typeof towerStep>;
