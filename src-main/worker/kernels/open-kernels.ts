import { availableParallelism } from 'node:os';
import type { TrainingNotice } from '#contract/training.ts';
import type { Kernels } from '#engine/kernels/kernels.ts';
import { createTypescriptKernels } from '#engine/kernels/typescript-kernels.ts';
import type { DeviceSupply } from '#engine/neural/device.ts';
import type { PoolOptions } from './thread-pool.ts';
import { wasmModule } from './wasm-module.ts';
import { createWasmKernels } from './wasm-kernels.ts';

/** More threads than this wait for memory rather than compute. */
const MOST_THREADS = 8;

/** Why the kernels are the slower ones: their file was not built, or not as many threads or as much shared memory is to be had as is asked for. */
export type KernelsNotice = Extract<TrainingNotice, 'kernels-not-built' | 'threads-not-available'>;

/** Kernels that were opened; `notice` tells where the TypeScript ones compute: all of it from the beginning on, or one job from then on. */
export interface OpenedKernels {
  readonly kernels: Kernels;
  readonly notice: KernelsNotice | null;
}

/** The fastest kernels to be had here. @param from where the compiled kernels are looked for, upwards */
export async function openKernels(threads = Math.min(MOST_THREADS, availableParallelism()), devices: DeviceSupply | null = null, from = import.meta.dirname, options: PoolOptions = {}): Promise<OpenedKernels> {
  const fallBack = (notice: KernelsNotice): OpenedKernels => ({ kernels: createTypescriptKernels(devices), notice });
  try {
    const module = await wasmModule(from);
    if (module === null) return fallBack('kernels-not-built');
    let notice: KernelsNotice | null = null;
    const kernels = await createWasmKernels(module, threads, { ...options, devices, onTwin: () => { notice = 'threads-not-available'; } });
    return { kernels, get notice() { return notice; } };
  } catch {
    return fallBack('threads-not-available');
  }
}

/** Lets some work have kernels, with devices for its neural methods, and ends their threads afterwards; with what is to be said of them. */
export async function withKernels<T>(devices: DeviceSupply | null, work: (kernels: Kernels) => Promise<T>, options: PoolOptions = {}): Promise<{ readonly made: T; readonly notices: readonly KernelsNotice[] }> {
  const opened = await openKernels(undefined, devices, undefined, options);
  try {
    const made = await work(opened.kernels);
    return { made, notices: opened.notice === null ? [] : [opened.notice] };
  } finally {
    await opened.kernels.close();
  }
}
