import type { ComputeDevice } from '#engine/neural/device.ts';

/** A device that was opened, and what it says of itself. One is open in a process at a time: TensorFlow.js has one current backend. */
export interface OpenedDevice {
  readonly device: ComputeDevice;
  /** Version of what computes, null where it does not say. */
  readonly version: string | null;
  readonly hasGpu: boolean;
}
