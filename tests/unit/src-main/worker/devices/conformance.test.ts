import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildDataset } from '#engine/data/dataset.ts';
import { deviceKinds, type ComputeDevice, type DeviceKind } from '#engine/neural/device.ts';
import { openEmbedding } from '#engine/neural/embedding.ts';
import { examplesOf } from '#engine/neural/examples.ts';
import { tokenTable } from '#engine/neural/token-rows.ts';
import { towerStep, type TowerBatch } from '#engine/neural/tower-step.ts';
import { initialWeights, towerLayout } from '#engine/neural/tower-weights.ts';
import { trainPhase } from '#engine/neural/train-tower.ts';
import { createPacer } from '#engine/pacer.ts';
import { fillNormal } from '#engine/matrix/random.ts';
import { openers } from '#worker/devices/open-device.ts';
import { plantedLibrary } from '../../engine/planted.ts';

/** Why a kind cannot be had here; said once, when its tests are left out. */
const reasons = new Map<DeviceKind, string>();
for (const kind of deviceKinds) {
  await openers[kind]().catch((error: unknown) => reasons.set(kind, error instanceof Error ? error.message.split('\n')[0]! : String(error)));
}
for (const [kind, reason] of reasons) {
  // `npm run engine:native` says which one it has built: that it cannot be opened is a failure then
  if (process.env['SHELFBRIDGE_NEEDS_DEVICE'] === kind) throw new Error(`the device "${kind}" does not open: ${reason}`);
  console.log(`No tests of the device "${kind}" here: ${reason}`);
}

const data = buildDataset(plantedLibrary({ seed: 4, agree: true, patrons: 120 }));
const layout = towerLayout(16, 24);

/** The losses of one seeded training, training and held apart. */
async function curveOn(device: ComputeDevice): Promise<number[]> {
  const words = await tokenTable(data, createPacer());
  const table = await openEmbedding({ words, dimensions: 16, deviation: 0.1, seed: 3 });
  const step = towerStep(device, layout, 0.07);
  const curve: number[] = [];
  const phase = { examples: await examplesOf(data, { learn: 'target', withSources: true }, 5, createPacer()), frozen: false, rate: 1e-3, tableRate: 3e-3, decay: 1e-2, steps: 40 };
  await trainPhase({ table, layout, weights: initialWeights(layout, 4) }, step, phase, 5, createPacer(), ({ loss, held }) => { if (loss !== null && held !== null) curve.push(loss, held); });
  step.close();
  return curve;
}

describe.each(deviceKinds.filter((kind) => !reasons.has(kind)))('device %s', (kind) => {
  let device: ComputeDevice;
  let reference: number[];
  beforeAll(async () => {
    reference = await curveOn((await openers.cpu()).device);
    ({ device } = await openers[kind]());
  });
  afterAll(() => { expect(device.tf.memory().numTensors).toBe(0); });

  it('gives the loss curve of the plain one within 0.001', async () => {
    const curve = await curveOn(device);
    expect(reference.length).toBeGreaterThanOrEqual(8);
    expect(reference.at(-2)!).toBeLessThan(reference[0]! - 0.1);
    expect(curve.length).toBe(reference.length);
    curve.forEach((loss, at) => expect(Math.abs(loss - reference[at]!)).toBeLessThanOrEqual(1e-3));
  });

  it('repeats by seed', async () => {
    expect(await curveOn(device)).toEqual(await curveOn(device));
  });

  it('has the gradients of its loss', async () => {
    const small = towerLayout(4, 6);
    const step = towerStep(device, small, 0.5);
    const weights = initialWeights(small, 9);
    fillNormal(weights, 0.4, 10);
    const rows = (seed: number): Float32Array => { const made = new Float32Array(7 * 4); fillNormal(made, 1, seed); return made; };
    const batch: TowerBatch = { pooled: { titles: rows(1), patrons: rows(2) }, titles: Uint32Array.of(3, 1, 4, 1, 5, 9, 2), logShare: Float32Array.of(-1, -2, -3, -2, -1, -4, -2) };
    const { loss, weights: slope, pooled } = await step.gradient(weights, batch);
    expect(await step.loss(weights, batch)).toBeCloseTo(loss, 5);
    const isSlope = async (array: Float32Array, at: number, found: number): Promise<void> => {
      const before = array[at]!;
      array[at] = before + 0.01;
      const above = await step.loss(weights, batch);
      array[at] = before - 0.01;
      const below = await step.loss(weights, batch);
      array[at] = before;
      expect(Math.abs((above - below) / 0.02 - found)).toBeLessThan(4e-3);
    };
    for (let at = 0; at < weights.length; at += 3) await isSlope(weights, at, slope[at]!);
    await isSlope(weights, small.popularity, slope[small.popularity]!);
    for (let at = 0; at < 28; at += 5) {
      await isSlope(batch.pooled.titles, at, pooled.titles[at]!);
      await isSlope(batch.pooled.patrons, at, pooled.patrons[at]!);
    }
    step.close();
  });
});
