import type { DevicePreference } from '#contract/devices.ts';
import type { TrainingNotice } from '#contract/training.ts';
import { deviceSupply, type ReportingSupply } from './open-device.ts';

/** A supply of devices that remembers what has to be said of it. */
export interface NoticingSupply extends ReportingSupply {
  readonly notices: readonly TrainingNotice[];
}

/** Lends devices by preference; a device that failed leaves a notice, each kind of notice once. */
export function noticingSupply(preference: DevicePreference): NoticingSupply {
  const notices = new Set<TrainingNotice>();
  const supply = deviceSupply(preference, ({ when }) => notices.add(when === 'opening' ? 'device-not-found' : 'device-failed'));
  return {
    get used() { return supply.used; },
    get notices() { return [...notices]; },
    current: () => supply.current(),
    replace: (failed, error) => supply.replace(failed, error),
  };
}
