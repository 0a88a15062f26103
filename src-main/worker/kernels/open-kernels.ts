import { availableParallelism } from 'node:os';
import type { TrainingNotice } from '#contract/training.ts';
import type { Kernels } from '#engine/kernels/kernels.ts';
import { createTypescriptKernels } from '#engine/kernels/typescript-kernels.ts';
import type { DeviceSupply } from '#engine/neural/device.ts';
import { wasmModule } from './wasm-module.ts';
import { createWasmKernels } from './wasm-kernels.ts';

/** More threads than this wait for memory rather than compute. */
const MOST_THREADS = 8;

/** Why the kernels are the slower ones: their file was not built, or threads over shared memory are not to be had. */
export type KernelsNotice = Extract<TrainingNotice, 'kernels-not-built' | 'threads-not-available'>;

/** The fastest kernels to be had here, and a notice where these are the TypeScript ones. @param from where the compiled kernels are looked for, upwards */
export async function openKernels(threads = Math.min(MOST_THREADS, availableParallelism()), devices: DeviceSupply | null = null, from = import.meta.dirname): Promise<{ readonly kernels: Kernels; readonly notice: KernelsNotice | null }> {
  const fallBack = (notice: KernelsNotice) => ({ kernels: createTypescriptKernels(devices), notice });
  try {
    const module = await wasmModule(from);
    if (module === null) return fallBack('kernels-not-built');
    return { kernels: await createWasmKernels(module, threads, devices), notice: null };
  } catch {
    return fallBack('threads-not-available');
  }
}

/** Lets some work have kernels, with devices for its neural methods, and ends their threads afterwards; with what is to be said of them. */
export async function withKernels<T>(devices: DeviceSupply | null, work: (kernels: Kernels) => Promise<T>): Promise<{ readonly made: T; readonly notices: readonly KernelsNotice[] }> {
  const { kernels, notice } = await openKernels(undefined, devices);
  try {
    return { made: await work(kernels), notices: notice === null ? [] : [notice] };
  } finally {
    await kernels.close();
  }
}
