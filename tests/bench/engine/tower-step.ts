import { createTypescriptKernels } from '#engine/kernels/typescript-kernels.ts';
import type { Kernels } from '#engine/kernels/kernels.ts';
import { seededRandom } from '#engine/matrix/random.ts';
import { adamPace, adamSettings, adamState, adamwEntries } from '#engine/neural/adamw.ts';
import type { EmbeddingBatch, EmbeddingTable, Pooled } from '#engine/neural/embedding.ts';
import type { TokenTable } from '#engine/neural/token-rows.ts';
import { towerStep, type TowerBatch, type TowerGradient } from '#engine/neural/tower-step.ts';
import { initialWeights, towerLayout } from '#engine/neural/tower-weights.ts';
import { createPacer } from '#engine/pacer.ts';
import { openDevice } from '#worker/devices/open-device.ts';
import type { Bench, Figure } from '../bench.ts';
import { openFastKernels } from './fast-kernels.ts';

const layout = towerLayout();
const settings = adamSettings(1e-3, 1e-2);

/** One training step of the two-tower: what it costs to pool and step the vectors of words, the dense layers, and all of it. */
export const towerStepBench: Bench = {
  name: 'engine-tower',
  about: 'a training step of the two-tower: vectors of words by own kernels, dense layers on the WASM device',
  run: ({ quick }) => figures(quick),
};

async function figures(quick: boolean): Promise<Figure[]> {
  const load = syntheticLoad(quick ? { titles: 2000, batch: 256, steps: 4 } : { titles: 50_000, batch: 1024, steps: 40 });
  const kernels = await openFastKernels(2);
  const opened = await openDevice('wasm', () => undefined);
  if (opened === null) throw new Error('no device');
  const step = towerStep(opened.device, layout, 0.07);
  const compiled = await timed(kernels, load, (batch) => step.gradient(load.weights, batch));
  const twin = await timed(createTypescriptKernels(), load, (batch) => step.gradient(load.weights, batch));
  const on = `${load.words.titleCount} titles, batch ${load.batches[0]!.positive.length}, 64 dimensions, ${kernels.threads} threads`;
  step.close();
  await kernels.close();
  return [
    { what: `vectors of words, pooled and stepped: ${on}`, unit: 'ms', values: compiled.sparse, bar: 8 },
    { what: 'the same, time of the processors', unit: 'CPU-ms', values: compiled.sparseCpu },
    { what: 'the same in TypeScript on one thread', unit: 'CPU-ms', values: twin.sparseCpu },
    { what: `dense layers and loss on the ${opened.device.kind} device`, unit: 'ms', values: compiled.dense },
    { what: 'whole step of the two-tower', unit: 'ms', values: compiled.whole },
  ];
}

interface Load { readonly words: TokenTable; readonly batches: readonly EmbeddingBatch[]; readonly weights: Float32Array }

/** Titles of 8 to 24 words and histories of 1 to 12 titles; words and titles by Zipf's law, as in catalogues and loans. */
function syntheticLoad({ titles, batch, steps }: { readonly titles: number; readonly batch: number; readonly steps: number }): Load {
  const random = seededRandom(7);
  const tokenCount = titles;
  const rare = (most: number): number => Math.floor(most ** random()) - 1;
  const each = Array.from({ length: titles }, () => [...new Set(Array.from({ length: 8 + Math.floor(random() * 17) }, () => rare(tokenCount)))].sort((a, b) => a - b));
  const start = new Uint32Array(titles + 1);
  each.forEach((own, title) => { start[title + 1] = start[title]! + own.length; });
  const words: TokenTable = { tokenCount, titleCount: titles, start, token: Uint32Array.from(each.flat()), weight: Float32Array.from(each.flatMap((own) => own.map(() => 1 / own.length))) };
  const batches = Array.from({ length: steps }, (): EmbeddingBatch => {
    const distinct = new Map<number, number>();
    const placeOf = (title: number): number => { if (!distinct.has(title)) distinct.set(title, distinct.size); return distinct.get(title)!; };
    const positive = Uint32Array.from({ length: batch }, () => placeOf(rare(titles)));
    const historyStart = new Uint32Array(batch + 1);
    const history: number[] = [];
    for (let b = 0; b < batch; b += 1) {
      for (let more = 1 + Math.floor(random() * 12); more > 0; more -= 1) history.push(placeOf(rare(titles)));
      historyStart[b + 1] = history.length;
    }
    return { titles: Uint32Array.from(distinct.keys()), positive, historyStart, history: Uint32Array.from(history) };
  });
  return { words, batches, weights: initialWeights(layout, 3) };
}

type Times = Record<'sparse' | 'sparseCpu' | 'dense' | 'whole', number[]>;

const cpuMs = (): number => { const { user, system } = process.cpuUsage(); return (user + system) / 1000; };

async function timed(kernels: Kernels, { words, batches, weights }: Load, dense: (batch: TowerBatch) => Promise<TowerGradient>): Promise<Times> {
  const table: EmbeddingTable = await kernels.openEmbedding({ words, dimensions: layout.dimensions, deviation: 0.1, seed: 1 }, createPacer());
  const state = adamState(weights.slice());
  const times: Times = { sparse: [], sparseCpu: [], dense: [], whole: [] };
  for (const [at, batch] of batches.entries()) {
    const began = performance.now();
    const cpuBegan = cpuMs();
    const pooled: Pooled = await table.forward(batch);
    const between = performance.now();
    const cpuBetween = cpuMs();
    const gradient = await dense({ pooled, titles: Uint32Array.from(batch.positive, (place) => batch.titles[place]!), logShare: new Float32Array(batch.positive.length).fill(-8) });
    adamwEntries(state, gradient.weights, adamPace(settings, at + 1), 0, layout.size);
    const after = performance.now();
    const cpuAfter = cpuMs();
    await table.backward(batch, gradient.pooled, settings, at + 1);
    const ended = performance.now();
    if (at < batches.length / 4) continue; // compiled code gets fast with use
    times.sparse.push(between - began + ended - after);
    times.sparseCpu.push(cpuBetween - cpuBegan + cpuMs() - cpuAfter);
    times.dense.push(after - between);
    times.whole.push(ended - began);
  }
  await table.close();
  return times;
}
