import type * as Tensors from '@tensorflow/tfjs-core';
import type { Pacer } from '../pacer.ts';

/** Kinds of compute devices, the fastest first: TensorFlow's own library, WebAssembly with SIMD, plain JavaScript. */
export const deviceKinds = ['native', 'wasm', 'cpu'] as const;
export type DeviceKind = (typeof deviceKinds)[number];

/** Where dense tensors are computed. A device is lent to the engine by its host; the engine never opens one. */
export interface ComputeDevice {
  readonly kind: DeviceKind;
  /** TensorFlow.js over this device. Only core operations may be counted on: no chained methods, and no registered gradients. */
  readonly tf: typeof Tensors;
}

/** Lends a device, and another one when it fails. */
export interface DeviceSupply {
  /** The device in use, opened when first asked for; null: there is none. */
  current(): Promise<ComputeDevice | null>;
  /** The next device after the given one failed with `error`; null: there is none left. */
  replace(failed: ComputeDevice, error: unknown): Promise<ComputeDevice | null>;
}

/** A device failed while it computed; `cause` is what its library threw. */
export class DeviceError extends Error {
  override readonly name = 'DeviceError';
  constructor(cause: unknown) {
    super('device-failed', { cause });
  }
}

/** What a device is asked to compute. @throws DeviceError for whatever the device's library throws */
export async function onTensors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof DeviceError ? error : new DeviceError(error);
  }
}

/**
 * Runs a computation on the device of the supply, and from its beginning again on the next device where it throws a `DeviceError`. Any
 * other error is passed on as it is, as are the error of the last device and, after an abort, the pacer's reason.
 */
export async function onDevice<T>(supply: DeviceSupply, pacer: Pacer, compute: (device: ComputeDevice) => Promise<T>): Promise<T> {
  let device = await supply.current();
  if (device === null) throw new Error('no-device');
  for (;;) {
    try {
      return await compute(device);
    } catch (error) {
      if (!(error instanceof DeviceError)) throw error;
      await pacer.pause(); // rejects when the computation was stopped from outside
      const next: ComputeDevice | null = await supply.replace(device, error);
      if (next === null) throw error;
      device = next;
    }
  }
}
