import { describe, expect, it } from 'vitest';
import { onDevice, type ComputeDevice } from '#engine/neural/device.ts';
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
      if (device.kind === 'wasm') await device.tf.reshape(device.tf.ones([3]), [2, 2]).data(); // a real error of the library
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
    await expect(onDevice(supply, createPacer(), async () => { throw new Error('broken'); })).rejects.toThrow('broken');
  });

  it('is not replaced when the computation is stopped from outside', async () => {
    const abort = new AbortController();
    const failures: DeviceFailure[] = [];
    const supply = deviceSupply('wasm', (failure) => failures.push(failure));
    await expect(onDevice(supply, createPacer(abort.signal), async () => {
      abort.abort(new Error('enough'));
      throw new Error('broken');
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
