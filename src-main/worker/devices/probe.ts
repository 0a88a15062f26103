import type { FoundDevices } from '#contract/devices.ts';
import { openDevice } from './open-device.ts';

/** What there is to compute with on this computer: the device that is used without a preference. */
export async function probeDevices(): Promise<FoundDevices> {
  const best = await openDevice('auto', () => undefined);
  return { best: best?.device.kind ?? null, version: best?.version ?? null, hasGpu: best?.hasGpu ?? false };
}
