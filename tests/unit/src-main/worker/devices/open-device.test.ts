import { describe, expect, it } from 'vitest';
import { DeviceError, onDevice, onTensors, type ComputeDevice } from '#engine/neural/device.ts';
import { towerStep } from '#engine/neural/tower-step.ts';
import { initialWeights, towerLayout } from '#engine/neural/tower-weights.ts';
import { createPacer } from '#engine/pacer.ts';
import { deviceChain, deviceSupply, openDevice, type DeviceFailure } from '#worker/devices/open-device.ts';
import { noticingSupply } from '#worker/devices/noticing-supply.ts';
import { probeDevices } from '#worker/devices/probe.ts';

const product = async ({ tf }: ComputeDevice): Promise<number> => {
  const made = tf.tidy(() => tf.sum(tf.matMul(tf.ones([3, 4]), tf.ones([4, 2]))));
  const [value] = await made.data();
  made.dispose();
  return value!;
};

describe('the device that is opened', () => {
  it('is tried in order: the fastest first, or the forced one and those after it', () => {
    expect(deviceChain('auto')).toEqual(['native', 'wasm', 'cpu']);
    expect(deviceChain('wasm')).toEqual(['wasm', 'cpu']);
    expect(deviceChain('cpu')).toEqual(['cpu']);
  });

  it.each(['wasm', 'cpu'] as const)('is the forced one: %s', async (kind) => {
    const failures: DeviceFailure[] = [];
    const opened = await openDevice(kind, (failure) => failures.push(failure));
    expect(opened!.device.kind).toBe(kind);
    expect(opened!.version).toMatch(/^\d+\.\d+/);
    expect(await product(opened!.device)).toBe(24);
    expect(failures).toEqual([]);
  });

  it('is none where none is left to try', async () => {
    expect(await openDevice('auto', () => undefined, [])).toBeNull();
  });

  it('is named with its version when one looks what there is', async () => {
    const found = await probeDevices();
    expect(['native', 'wasm']).toContain(found.best);
    expect(found.version).toMatch(/^\d+\.\d+/);
  });
});

describe('a device that fails while it computes', () => {
  it('is replaced by the next, the computation begins again, and a notice is left', async () => {
    const supply = noticingSupply('wasm');
    const tried: string[] = [];
    const result = await onDevice(supply, createPacer(), async (device) => {
      tried.push(device.kind);
      const value = await product(device);
      if (device.kind === 'wasm') await onTensors(() => device.tf.reshape(device.tf.ones([3]), [2, 2]).data()); // a real error of the library
      return value;
    });
    expect(result).toBe(24);
    expect(tried).toEqual(['wasm', 'cpu']);
    expect(supply.used).toBe('cpu');
    expect(supply.notices).toEqual(['device-failed']);
    expect((await supply.current())!.kind).toBe('cpu');
  });

  it('passes its error on where there is no other', async () => {
    const supply = deviceSupply('cpu', () => undefined);
    await expect(onDevice(supply, createPacer(), () => onTensors(async () => { throw new Error('broken'); }))).rejects.toMatchObject({ name: 'DeviceError', cause: { message: 'broken' } });
  });

  it('is not replaced for an error that is none of the device', async () => {
    const supply = noticingSupply('wasm');
    let tries = 0;
    await expect(onDevice(supply, createPacer(), async () => { tries += 1; throw new TypeError('a bug'); })).rejects.toThrow('a bug');
    expect([tries, supply.used, supply.notices]).toEqual([1, 'wasm', []]);
  });

  it('is told apart by what the towers throw: of the library, and a loss that is no number', async () => {
    const layout = towerLayout(4, 6);
    const step = towerStep((await deviceSupply('cpu', () => undefined).current())!, layout, 0.5);
    const batch = (size: number) => ({ pooled: { titles: new Float32Array(size), patrons: new Float32Array(size).fill(Number.NaN) }, titles: Uint32Array.of(1, 2), logShare: Float32Array.of(-1, -1) });
    await expect(step.gradient(initialWeights(layout, 1), batch(8))).rejects.toMatchObject({ cause: { message: 'loss-not-finite' } });
    await expect(step.loss(initialWeights(layout, 1), batch(7))).rejects.toBeInstanceOf(DeviceError); // 7 numbers are no rows of 4
    step.close();
  });

  it('is not replaced when the computation is stopped from outside', async () => {
    const abort = new AbortController();
    const failures: DeviceFailure[] = [];
    const supply = deviceSupply('wasm', (failure) => failures.push(failure));
    await expect(onDevice(supply, createPacer(abort.signal), async () => {
      abort.abort(new Error('enough'));
      throw new DeviceError(new Error('broken'));
    })).rejects.toThrow('enough');
    expect(failures).toEqual([]);
  });

  it('is replaced once for all computations that noticed', async () => {
    const supply = deviceSupply('wasm', () => undefined);
    const first = (await supply.current())!;
    const [one, two] = await Promise.all([supply.replace(first, new Error('a')), supply.replace(first, new Error('b'))]);
    expect(one!.kind).toBe('cpu');
    expect(two === one).toBe(true);
  });
});
