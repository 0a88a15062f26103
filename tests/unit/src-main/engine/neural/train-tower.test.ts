import { beforeAll, describe, expect, it } from 'vitest';
import { buildDataset, withoutPatrons } from '#engine/data/dataset.ts';
import { readerOf } from '#engine/data/reader.ts';
import { createTypescriptKernels } from '#engine/kernels/typescript-kernels.ts';
import { createFitContext } from '#engine/models/method.ts';
import { openEmbedding, type EmbeddingTable } from '#engine/neural/embedding.ts';
import { examplesOf, type Examples } from '#engine/neural/examples.ts';
import { tokenTable } from '#engine/neural/token-rows.ts';
import { transferTower } from '#engine/neural/towers.ts';
import { towerStep } from '#engine/neural/tower-step.ts';
import { initialWeights, towerLayout } from '#engine/neural/tower-weights.ts';
import { trainPhase, type LossPoint, type Phase } from '#engine/neural/train-tower.ts';
import { createPacer } from '#engine/pacer.ts';
import { deviceSupply } from '#worker/devices/open-device.ts';
import { plantedLibrary } from '../planted.ts';

const supply = deviceSupply('wasm', () => undefined);
const data = buildDataset(plantedLibrary({ seed: 6, agree: true, patrons: 200 }));
const layout = towerLayout(16, 24);
const rates = { rate: 1e-3, tableRate: 3e-3, decay: 1e-2 };
let examples: Examples;
let table: EmbeddingTable;
beforeAll(async () => {
  examples = await examplesOf(data, { learn: 'target', withSources: true }, 1, createPacer());
  table = await openEmbedding({ words: await tokenTable(data, createPacer()), dimensions: 16, deviation: 0.1, seed: 3 });
});

async function trained(phase: Partial<Phase>, weights = initialWeights(layout, 4)): Promise<{ weights: Float32Array; points: LossPoint[] }> {
  const step = towerStep((await supply.current())!, layout, 0.07);
  const points: LossPoint[] = [];
  await trainPhase({ table, layout, weights }, step, { examples, frozen: false, ...rates, steps: 60, ...phase }, 5, createPacer(), (point) => { if (point.loss !== null) points.push(point); });
  step.close();
  return { weights, points };
}

describe('a phase of training', () => {
  it('lowers the loss on patrons it does not learn from', async () => {
    const { points } = await trained({});
    expect(points.at(-1)!.held!).toBeLessThan(points[0]!.held! - 0.02);
  });

  it('leaves the lower layers as they are when they are frozen', async () => {
    const before = await table.snapshot();
    const start = initialWeights(layout, 4);
    const { weights } = await trained({ frozen: true });
    expect(await table.snapshot()).toEqual(before);
    expect(weights.subarray(0, layout.second)).toEqual(start.subarray(0, layout.second));
    expect(weights.subarray(layout.second)).not.toEqual(start.subarray(layout.second));
  });

  it('ends when three readings bring nothing better, and keeps the parameters of the best', async () => {
    const { weights, points } = await trained({ rate: 0.3, tableRate: 0.3, steps: 4000 });
    const held = points.map((point) => point.held!);
    const best = Math.min(...held);
    expect(points.length).toBeLessThan(points[0]!.readings);
    expect(held.indexOf(best)).toBe(held.length - 4);
    const again = await trained({ rate: 0, tableRate: 0, decay: 0, steps: 10 }, weights);
    expect(again.points[0]!.held!).toBeCloseTo(best, 5);
  });
});

it('recommends the taste of the source loans to patrons without target loans', async () => {
  const held = Uint8Array.from({ length: data.patronCount }, (_, patron) => (patron < 40 ? 1 : 0));
  const context = createFitContext(withoutPatrons(data, held), 1, createPacer(), undefined, createTypescriptKernels(supply));
  const [, free] = await transferTower.fit(context, transferTower.grid);
  const scores = new Float32Array(data.target.columnCount);
  let right = 0;
  let asked = 0;
  for (let patron = 0; patron < 40; patron += 1) {
    const reader = { ...readerOf(data, patron), target: new Uint32Array(0) };
    if (!free!.score(reader, scores)) continue;
    const tastes = new Map<number, number>();
    for (const column of reader.sources[0]!) tastes.set(Math.floor(column / 10), (tastes.get(Math.floor(column / 10)) ?? 0) + 1);
    const taste = [...tastes].sort((a, b) => b[1] - a[1])[0]![0];
    asked += 1;
    if (Math.floor(scores.indexOf(Math.max(...scores)) / 10) === taste) right += 1;
  }
  expect(asked).toBeGreaterThan(20);
  expect(right / asked).toBeGreaterThan(0.7); // one in six by chance
});
