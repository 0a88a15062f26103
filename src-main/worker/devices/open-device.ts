import { deviceKinds, type ComputeDevice, type DeviceKind, type DeviceSupply } from '#engine/neural/device.ts';
import type { DevicePreference } from '#contract/devices.ts';
import { openCpu } from './cpu.ts';
import { openNative } from './native.ts';
import type { OpenedDevice } from './opened-device.ts';
import { openWasm } from './wasm.ts';

/** How each kind is opened. A further kind, such as WebGPU, is a row here and a name in the engine's list. */
export const openers: Readonly<Record<DeviceKind, () => Promise<OpenedDevice>>> = { native: openNative, wasm: openWasm, cpu: openCpu };

/** Said when a device could not be opened, or failed while it computed. */
export interface DeviceFailure {
  readonly kind: DeviceKind;
  readonly when: 'opening' | 'computing';
}

/** The devices to try, in order: `auto` begins with the fastest, a forced one with itself. */
export function deviceChain(preference: DevicePreference): readonly DeviceKind[] {
  return preference === 'auto' ? deviceKinds : deviceKinds.slice(deviceKinds.indexOf(preference));
}

/**
 * Opens the first device of the chain that computes a small product rightly. `report` hears of each that does not, except that without a
 * preference a library that is not installed is no failure. Null: none of them works.
 */
export async function openDevice(preference: DevicePreference, report: (failure: DeviceFailure) => void, chain = deviceChain(preference)): Promise<OpenedDevice | null> {
  for (const kind of chain) {
    try {
      const opened = await openers[kind]();
      await tried(opened.device);
      return opened;
    } catch {
      if (kind !== 'native' || preference === 'native') report({ kind, when: 'opening' });
    }
  }
  return null;
}

/** @throws where 2 × 3 is not 6 */
async function tried({ tf }: ComputeDevice): Promise<void> {
  const product = tf.tidy(() => tf.matMul(tf.tensor2d([2], [1, 1]), tf.tensor2d([3], [1, 1])));
  const [value] = await product.data();
  product.dispose();
  if (value !== 6) throw new Error('device-wrong');
}

/** A supply over the chain of a preference; what was in use at last is in `used`. */
export interface ReportingSupply extends DeviceSupply {
  readonly used: DeviceKind | null;
}

/** Lends devices from the chain, each opened when the one before has failed; nothing is opened before a device is asked for. */
export function deviceSupply(preference: DevicePreference, report: (failure: DeviceFailure) => void): ReportingSupply {
  const chain = deviceChain(preference);
  let current: Promise<ComputeDevice | null> | undefined;
  let used: DeviceKind | null = null;
  const opened = async (left: readonly DeviceKind[]): Promise<ComputeDevice | null> => {
    const device = (await openDevice(preference, report, left))?.device ?? null;
    used = device?.kind ?? used;
    return device;
  };
  return {
    get used() { return used; },
    current: () => (current ??= opened(chain)),
    async replace(failed) {
      const before = current;
      if (await before !== failed || current !== before) return current ?? null; // another computation has noticed first
      report({ kind: failed.kind, when: 'computing' });
      current = opened(chain.slice(chain.indexOf(failed.kind) + 1));
      return current;
    },
  };
}
